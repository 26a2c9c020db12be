import { ADDITIVE, type Indicator } from './indicator.js';

const SHARED = {
  family: 'victims',
  addedAlong: ADDITIVE,
  usualParts: ['sex', 'ageGroup', 'citizenship', 'exploitationForm'],
} as const;

export const POTENTIAL_VICTIMS: Indicator = {
  ...SHARED,
  ...{ key: 'potentialVictimsIdentified', unit: 'persons' },
  label: { en: 'potential victims identified', fr: 'victimes potentielles repérées' },
  definition: {
    en: 'Persons whom officers found in a situation that may be trafficking. Nobody has decided yet whether it is.',
    fr: 'Personnes trouvées dans une situation qui peut relever de la traite, sans que quiconque ait encore tranché.',
  },
};

export const PRESUMED_VICTIMS: Indicator = {
  ...SHARED,
  ...{ key: 'presumedVictimsIdentified', unit: 'persons' },
  label: { en: 'presumed victims identified', fr: 'victimes présumées repérées' },
  definition: {
    en: 'Persons who meet the criteria of the law on victims and were not formally identified, or declined to be.',
    fr: 'Personnes qui remplissent les critères du droit sans avoir été formellement identifiées, ou qui l’ont refusé.',
  },
};

export const VICTIMS_IDENTIFIED: Indicator = {
  ...SHARED,
  ...{ key: 'victimsIdentified', unit: 'persons' },
  label: { en: 'victims reported as identified', fr: 'victimes déclarées identifiées' },
  definition: {
    en: 'Persons whom the source calls identified, rescued or safeguarded victims. `identification` says whether it was formal.',
    fr: 'Personnes que la source dit identifiées, secourues ou mises à l’abri. `identification` dit si ce fut formel.',
  },
};

export const VICTIMS_REGISTERED: Indicator = {
  ...SHARED,
  ...{ key: 'victimsRegistered', unit: 'persons' },
  label: { en: 'victims registered', fr: 'victimes enregistrées' },
  definition: {
    en: 'Victims whom an organisation entered into a register during a year: statistics, not the result of a day.',
    fr: 'Victimes qu’un organisme a inscrites dans un registre pendant une année : de la statistique, non le résultat d’un jour.',
  },
};

export const OTHER_VICTIMS: readonly Indicator[] = [
  {
    ...{ family: 'victims', addedAlong: ADDITIVE, usualParts: ['sex', 'citizenship', 'exploitationForm'] },
    ...{ key: 'minorsIdentified', unit: 'count' },
    label: { en: 'minors among the victims', fr: 'mineurs parmi les victimes' },
    definition: {
      en: 'Victims under eighteen, of whichever kind. They are among the victims that are told beside them: never added.',
      fr: 'Victimes de moins de dix-huit ans, quelle que soit la catégorie. Elles font partie des victimes indiquées à côté : jamais ajoutées.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'potentialVictimsContacted', unit: 'count' },
    label: { en: 'potential victims spoken to', fr: 'victimes potentielles rencontrées' },
    definition: {
      en: 'Persons at risk with whom officers or services spoke. They were not found to be victims.',
      fr: 'Personnes à risque avec lesquelles des agents ou des services se sont entretenus, sans constat qu’elles soient victimes.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'workersAffected', unit: 'count' },
    label: { en: 'workers affected by violations', fr: 'travailleurs victimes d’infractions' },
    definition: {
      en: 'Workers against whom labour law was broken. Victims of trafficking may be among them.',
      fr: 'Travailleurs lésés par une violation du droit du travail. Des victimes de traite peuvent en faire partie.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'undeclaredWorkers', unit: 'count' },
    label: { en: 'undeclared workers', fr: 'travailleurs non déclarés' },
    definition: {
      en: 'Workers whom their employer had not declared. They were not found to be victims by that.',
      fr: 'Travailleurs que leur employeur n’avait pas déclarés, sans constat qu’ils soient victimes pour autant.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'personsRescuedThbOrSmuggled', unit: 'count' },
    label: {
      en: 'persons rescued, trafficked or smuggled',
      fr: 'personnes secourues, traite ou trafic de migrants',
    },
    definition: {
      en: 'Persons rescued, as one number where the source does not tell victims of trafficking from smuggled migrants.',
      fr: 'Personnes secourues, en un seul nombre lorsque la source ne distingue pas la traite du trafic de migrants.',
    },
  },
];
