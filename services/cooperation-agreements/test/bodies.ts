import { randomUUID } from 'node:crypto';

export type Fields = Readonly<Record<string, unknown>>;

export const newAgreement = (): string => `/v1/cooperation-agreements/${randomUUID()}`;
export const newArrangement = (): string => `/v1/arrangements/${randomUUID()}`;

const ANOTHER = '0192d1a0-0000-7000-8000-0000000000aa';

const AROUND: Fields = {
  ...{ measures: [ANOTHER], jointActionDays: [ANOTHER], notes: ['as printed'] },
  sources: [{ url: 'https://example.org/study', kind: 'study', on: '2024-05-01' }],
};

/** A protocol between Slovenia and an authority of North Macedonia. */
export function agreement(given: Fields = {}): Fields {
  return {
    type: 'protocol',
    subject: 'Trafficking in human beings',
    parties: [{ country: 'SI' }, { country: 'MK', body: 'Ministry of the Interior' }],
    ...given,
  };
}

/** Every field that an agreement has. */
export const WHOLE_AGREEMENT: Fields = {
  type: 'agreement-group',
  subject: 'Agreements with 35 countries',
  parties: [
    {
      country: 'GR',
      body: 'Ministry of Foreign Affairs',
      role: 'host',
      signedOn: '2020',
      inForceFrom: '2021-02',
    },
    { body: 'countries that are not named', ratifiedOn: '2020-07-01', withdrawnOn: '2023' },
  ],
  binding: true,
  ...{ negotiatingFrom: '2019', signedOn: '2020-06', inForceFrom: '2021-02-01' },
  ...{ expiresOn: '2025-01-31', terminatedOn: '2027' },
  renewal: { tacit: true, everyMonths: 24, noticeMonths: 6 },
  suspensions: [{ from: '2022-03', until: '2022-09-01', reason: 'unrest' }, { from: '2023' }],
  statedStatus: { value: 'in-force', on: '2024', source: { kind: 'study' } },
  group: { announced: 35, note: '34 are named' },
  reportedBy: ['GR', 'GB'],
  ...{ amends: [ANOTHER], extends: [ANOTHER], replaces: [ANOTHER] },
  ...AROUND,
};

/** A network that Slovenia reports. */
export function arrangement(given: Fields = {}): Fields {
  return {
    type: 'network',
    subject: 'Network of coordinators',
    parties: [{ country: 'IE' }, { body: 'members that are not named' }],
    reportedBy: ['SI'],
    ...given,
  };
}

/** Every field that an arrangement has. */
export const WHOLE_ARRANGEMENT: Fields = {
  type: 'police-customs-cooperation-centre',
  subject: 'Exchange of police information',
  parties: [{ country: 'GR', body: 'police', role: 'host' }, { body: 'Europol' }],
  reportedState: { value: 'operational', on: '2024-05', source: { url: 'https://example.org/study' } },
  ...{ since: '2003', until: '2031-10-31' },
  reportedBy: ['GR', 'GB'],
  restsOn: [ANOTHER],
  ...AROUND,
};
