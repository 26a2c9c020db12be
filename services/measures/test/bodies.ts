type Fields = Readonly<Record<string, unknown>>;

/** A project that NL reports and ICMPD leads. */
export function body(given: Fields = {}): Fields {
  return {
    title: { en: 'Safe return', fr: 'Retour en sécurité' },
    scope: 'third-country',
    reportingCountry: 'NL',
    leadOrganisation: 'ICMPD',
    thirdCountries: ['NG'],
    period: { startsOn: '2023-03' },
    ...given,
  };
}

/** Every field that can be recorded. */
export const EVERYTHING: Fields = {
  title: { en: 'Coastal partnership' },
  ...{ kind: 'programme', recurrence: 'seasonal', scope: 'third-country', reportingCountry: 'NL' },
  leadOrganisation: 'ICMPD',
  otherCountries: ['GR', 'GB'],
  implements: 'National action plan 2021–2025',
  crimeAreas: ['thb', 'migrant-smuggling'],
  themes: ['prevention', 'law-enforcement'],
  themesBasis: 'icon',
  statusBasis: 'stated',
  thirdCountries: ['NE', 'XK'],
  regions: ['sahel'],
  areaWording: 'Niger and the Sahel',
  targetScope: 'region',
  targetNationalities: ['NG'],
  period: { startsOn: '2020', endsOn: '2024-06', year: 2020 },
  phases: [
    { label: 'phase 2', startsOn: '2022-10', endsOn: '2024-09', durationMonths: 24, thirdCountries: ['NE'] },
  ],
  funding: {
    total: { amount: 5_500_000, currency: 'USD', precision: 'about' },
    funders: ['EU'],
    parts: [
      {
        funder: 'EUTF',
        instrument: 'grant',
        amountAsPrinted: '1.19 m',
        amount: 1_190_000.5,
        currency: 'EUR',
        precision: 'exact',
        note: 'phase 4',
      },
    ],
  },
  partners: [{ name: 'Border police', type: 'state-authority', country: 'NE' }],
  beneficiaries: 'police and prosecutors',
  beneficiaryGroups: [{ type: 'police', reach: 'direct', planned: 40, reached: 12 }],
  activities: [
    {
      type: 'training',
      subject: 'interviews',
      participants: [{ country: 'NE', function: 'officers', number: 12 }],
    },
  ],
  ...{ trainingTopics: ['gender'], pillars: ['analysis'], networks: ['HTEG'] },
  targets: [{ what: 'officers trained', value: 40, precision: 'about', wording: 'at most 40' }],
  indicators: [
    {
      ...{ indicator: 'personsArrested', unit: 'persons', baseline: 0, target: 10 },
      progress: [{ on: '2023-01-31', value: 4, precision: 'exact' }],
    },
  ],
  sameProjectAs: ['0192d1a0-0000-7000-8000-0000000000aa'],
  sources: [{ url: 'https://example.org/study', kind: 'study', on: '2024-05-01' }],
  notes: ['as printed'],
};
