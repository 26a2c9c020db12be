import { ADDITIVE, type Indicator, type InTwoLanguages } from './indicator.js';

const SHARED = { family: 'checks', unit: 'count', addedAlong: ADDITIVE, usualParts: [] } as const;

export const PERSONS_CHECKED: Indicator = {
  ...SHARED,
  ...{ key: 'personsChecked', unit: 'persons', usualParts: ['ageGroup', 'citizenship'] },
  label: { en: 'persons checked', fr: 'personnes contrôlées' },
  definition: {
    en: 'Persons whose identity or situation was looked at. Most of them have nothing to do with an offence.',
    fr: 'Personnes dont l’identité ou la situation a été vérifiée. La plupart n’ont rien à voir avec une infraction.',
  },
};

const checked = (key: string, label: InTwoLanguages, definition: InTwoLanguages): Indicator => ({
  ...{ ...SHARED, key, label, definition },
});

export const OTHER_CHECKS: readonly Indicator[] = [
  checked(
    'locationsChecked',
    { en: 'locations checked', fr: 'lieux contrôlés' },
    {
      en: 'Premises, sites and public places that were visited: workplaces, farms, restaurants, hotels, homes.',
      fr: 'Locaux, sites et lieux publics visités : lieux de travail, exploitations, restaurants, hôtels, logements.',
    },
  ),
  checked(
    'vehiclesChecked',
    { en: 'vehicles checked', fr: 'véhicules contrôlés' },
    { en: 'Vehicles stopped or inspected.', fr: 'Véhicules arrêtés ou inspectés.' },
  ),
  checked(
    'documentsChecked',
    { en: 'documents checked', fr: 'documents contrôlés' },
    {
      en: 'Identity, travel and work papers examined.',
      fr: 'Titres d’identité, de voyage et de travail examinés.',
    },
  ),
  checked(
    'entitiesChecked',
    { en: 'entities checked', fr: 'entités contrôlées' },
    {
      en: 'A sum of unlike things as a source prints it: persons, places, vehicles, documents. Compare it with its parts only.',
      fr: 'Somme de choses dissemblables, telle qu’imprimée : personnes, lieux, véhicules, documents. Ne se compare qu’à ses parties.',
    },
  ),
  checked(
    'flightsChecked',
    { en: 'flights checked', fr: 'vols contrôlés' },
    {
      en: 'Flights watched or checked on arrival or departure.',
      fr: 'Vols surveillés ou contrôlés à l’arrivée ou au départ.',
    },
  ),
  checked(
    'borderPointsMonitored',
    { en: 'border points monitored', fr: 'points de passage surveillés' },
    {
      en: 'Border crossings and control points that were staffed for it.',
      fr: 'Points de passage et de contrôle tenus à cette fin.',
    },
  ),
  checked(
    'labourInspectionsCarriedOut',
    { en: 'labour inspections carried out', fr: 'inspections du travail effectuées' },
    {
      en: 'Visits by a labour inspectorate, alone or with others, that were completed.',
      fr: 'Visites achevées d’une inspection du travail, seule ou avec d’autres services.',
    },
  ),
  checked(
    'employersChecked',
    { en: 'employers checked', fr: 'employeurs contrôlés' },
    {
      en: 'Employers and temporary work agencies inspected.',
      fr: 'Employeurs et agences d’intérim inspectés.',
    },
  ),
  checked(
    'personsInterviewed',
    { en: 'persons interviewed', fr: 'personnes entendues' },
    {
      en: 'Persons with whom officers held an interview.',
      fr: 'Personnes avec lesquelles des agents ont mené un entretien.',
    },
  ),
  checked(
    'minorsChecked',
    { en: 'minors checked', fr: 'mineurs contrôlés' },
    {
      en: 'Persons under eighteen whose identity was checked: workload, not victims.',
      fr: 'Personnes de moins de dix-huit ans dont l’identité a été vérifiée : une charge de travail, non des victimes.',
    },
  ),
  checked(
    'databaseChecks',
    { en: 'database checks', fr: 'consultations de bases de données' },
    {
      en: 'Searches run against police databases.',
      fr: 'Recherches lancées dans des bases de données policières.',
    },
  ),
  checked(
    'databaseHits',
    { en: 'database hits', fr: 'réponses positives de bases de données' },
    { en: 'Searches that matched an entry.', fr: 'Recherches qui ont trouvé une correspondance.' },
  ),
  checked(
    'harboursMonitored',
    { en: 'harbours monitored', fr: 'ports surveillés' },
    {
      en: 'Harbours and landing places that were watched for it.',
      fr: 'Ports et lieux de débarquement surveillés à cette fin.',
    },
  ),
  checked(
    'postalCompaniesMonitored',
    { en: 'postal companies monitored', fr: 'entreprises postales surveillées' },
    {
      en: 'Postal and parcel companies whose consignments were watched.',
      fr: 'Entreprises de courrier et de colis dont les envois ont été surveillés.',
    },
  ),
  checked(
    'personsEngaged',
    { en: 'persons engaged with', fr: 'personnes abordées' },
    {
      en: 'Persons whom officers or services spoke to or informed. Nothing was found against them by that.',
      fr: 'Personnes abordées ou informées par des agents ou des services, sans que rien ne soit retenu contre elles pour autant.',
    },
  ),
];
