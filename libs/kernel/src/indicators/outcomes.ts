import { ADDITIVE, type Indicator, type InTwoLanguages } from './indicator.js';

const SHARED = { family: 'outcomes', unit: 'count', addedAlong: ADDITIVE, usualParts: ['offence'] } as const;

export const INVESTIGATIONS_OPENED: Indicator = {
  ...SHARED,
  ...{ key: 'investigationsOpened', unit: 'investigations' },
  label: { en: 'investigations opened', fr: 'enquêtes ouvertes' },
  definition: {
    en: 'Cases begun because of the operation. One case may be about several offences and several persons.',
    fr: 'Affaires ouvertes à la suite de l’opération. Une affaire peut porter sur plusieurs infractions et plusieurs personnes.',
  },
};

const came = (key: string, label: InTwoLanguages, definition: InTwoLanguages): Indicator => ({
  ...{ ...SHARED, key, label, definition },
});

export const OTHER_OUTCOMES: readonly Indicator[] = [
  came(
    'leadsPassedOn',
    { en: 'leads passed on', fr: 'pistes transmises' },
    {
      en: 'Pieces of information handed to the country that can follow them up, counted where they are received.',
      fr: 'Renseignements remis au pays qui peut les exploiter, comptés chez celui qui les reçoit.',
    },
  ),
  came(
    'networksDismantled',
    { en: 'networks dismantled', fr: 'réseaux démantelés' },
    {
      en: 'Groups whose working was ended, as the reporter judges.',
      fr: 'Groupes mis hors d’état d’agir, selon le déclarant.',
    },
  ),
  came(
    'houseSearches',
    { en: 'searches of premises', fr: 'perquisitions' },
    { en: 'Searches under a warrant or its equivalent.', fr: 'Fouilles de locaux sur mandat ou équivalent.' },
  ),
  came(
    'noticesIssued',
    { en: 'notices issued', fr: 'notices émises' },
    {
      en: 'International notices and alerts published.',
      fr: 'Notices et signalements internationaux publiés.',
    },
  ),
  came(
    'thbCasesIdentified',
    { en: 'cases of trafficking identified', fr: 'cas de traite identifiés' },
    {
      en: 'Cases, each with one victim or several: never persons.',
      fr: 'Cas, d’une ou de plusieurs victimes : jamais des personnes.',
    },
  ),
  came(
    'labourInspectionsInitiated',
    { en: 'labour inspections begun', fr: 'inspections du travail engagées' },
    {
      en: 'Inspections and administrative inquiries that were begun because of the operation.',
      fr: 'Inspections et enquêtes administratives engagées à la suite de l’opération.',
    },
  ),
  came(
    'employersWithViolations',
    { en: 'employers with violations', fr: 'employeurs en infraction' },
    {
      en: 'Employers found to have broken labour law.',
      fr: 'Employeurs ayant enfreint le droit du travail.',
    },
  ),
];
