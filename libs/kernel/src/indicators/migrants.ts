import { ADDITIVE, type Indicator } from './indicator.js';

const SHARED = {
  family: 'migrants',
  unit: 'count',
  addedAlong: ADDITIVE,
  usualParts: ['sex', 'ageGroup', 'citizenship'],
} as const;

export const MIGRANTS: readonly Indicator[] = [
  {
    ...SHARED,
    key: 'irregularMigrantsDetected',
    label: { en: 'irregular migrants detected', fr: 'migrants en situation irrégulière détectés' },
    definition: {
      en: 'Persons found to have entered or stayed irregularly. They are neither suspects nor victims by that alone.',
      fr: 'Personnes dont l’entrée ou le séjour est irrégulier. Elles n’en sont ni suspectes ni victimes pour autant.',
    },
  },
  {
    ...SHARED,
    key: 'illegalEntriesDetected',
    label: { en: 'illegal entries detected', fr: 'entrées illégales détectées' },
    definition: {
      en: 'Entries, of which one person may have made several.',
      fr: 'Entrées, dont une même personne peut avoir fait plusieurs.',
    },
  },
  {
    ...SHARED,
    key: 'refusedEntries',
    label: { en: 'entries refused', fr: 'refus d’entrée' },
    definition: {
      en: 'Decisions at a border not to let somebody in.',
      fr: 'Décisions, à une frontière, de ne pas laisser entrer.',
    },
  },
];
