import { ADDITIVE, type Indicator } from './indicator.js';

const SHARED = {
  family: 'suspects',
  addedAlong: ADDITIVE,
  usualParts: ['offence', 'exploitationForm'],
} as const;

export const PERSONS_ARRESTED: Indicator = {
  ...SHARED,
  ...{ key: 'personsArrested', unit: 'persons' },
  label: { en: 'persons arrested', fr: 'personnes arrêtées' },
  definition: {
    en: 'Persons deprived of their liberty on suspicion of an offence, whatever became of it later. An identity check is none.',
    fr: 'Personnes privées de liberté parce que soupçonnées d’une infraction, quelle que soit la suite. Un contrôle d’identité n’en est pas une.',
  },
};

export const SUSPECTS_IDENTIFIED: Indicator = {
  ...SHARED,
  ...{ key: 'suspectsIdentified', unit: 'persons' },
  label: { en: 'suspects identified', fr: 'suspects identifiés' },
  definition: {
    en: 'Persons found to be suspects. Whether those arrested are among them differs from source to source: the wording says.',
    fr: 'Personnes mises en cause. Selon la source, les personnes arrêtées en font partie ou non : le terme d’origine le dit.',
  },
};

export const OTHER_SUSPECTS: readonly Indicator[] = [
  {
    ...SHARED,
    ...{ key: 'personsCharged', unit: 'count' },
    label: { en: 'persons charged', fr: 'personnes inculpées' },
    definition: {
      en: 'Persons formally accused of an offence, each once however many charges there are.',
      fr: 'Personnes formellement accusées d’une infraction, chacune une fois quel que soit le nombre de chefs.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'chargesLaid', unit: 'count' },
    label: { en: 'charges laid', fr: 'chefs d’accusation retenus' },
    definition: {
      en: 'Charges brought, several of which may be against one person: never persons.',
      fr: 'Chefs d’accusation, dont plusieurs peuvent viser une même personne : ce ne sont jamais des personnes.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'personsProsecuted', unit: 'count' },
    label: { en: 'persons prosecuted', fr: 'personnes poursuivies' },
    definition: {
      en: 'Persons against whom a prosecutor has brought a case before a court.',
      fr: 'Personnes contre lesquelles un procureur a saisi une juridiction.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'personsConvicted', unit: 'count' },
    label: { en: 'persons convicted', fr: 'personnes condamnées' },
    definition: {
      en: 'Persons found guilty by a court, final or not as the reporter says.',
      fr: 'Personnes déclarées coupables par une juridiction, à titre définitif ou non, selon ce que dit le déclarant.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'wantedPersonsArrested', unit: 'count' },
    label: { en: 'wanted persons arrested', fr: 'personnes recherchées arrêtées' },
    definition: {
      en: 'Persons arrested because they were already sought, by a warrant or an alert.',
      fr: 'Personnes arrêtées parce qu’elles étaient déjà recherchées, par mandat ou signalement.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'personsDetainedOrRefused', unit: 'count' },
    label: { en: 'persons detained or refused', fr: 'personnes retenues ou refoulées' },
    definition: {
      en: 'Persons held or turned back at a border, as one number where the source does not tell them apart.',
      fr: 'Personnes retenues ou refoulées à une frontière, en un seul nombre lorsque la source ne les distingue pas.',
    },
  },
  {
    ...SHARED,
    ...{ key: 'ticketFraudstersArrested', unit: 'count' },
    label: { en: 'ticket fraudsters arrested', fr: 'fraudeurs aux billets arrêtés' },
    definition: {
      en: 'Persons arrested over tickets bought by fraud, air tickets most of all.',
      fr: 'Personnes arrêtées pour des billets achetés frauduleusement, des billets d’avion surtout.',
    },
  },
];
