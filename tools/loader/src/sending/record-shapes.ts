import type { RecordShape } from './differences.js';

const OPTIONAL_IN_THE_FILE = [
  ...['ageFocus', 'leadCountry', 'nestedIn', 'notes', 'participantCounts'],
  ...['alternativeTo', 'breakdownLabel', 'breakdownOf', 'country', 'counting', 'group', 'identification'],
  ...['notCounted', 'offence', 'partsComplete', 'place', 'source', 'statedOn', 'wording'],
];

/** Fields a client may set and the file does not use: somebody else's facts, where a stored record has them. */
const NEVER_IN_THE_FILE = [
  ...['cutOff', 'day', 'framework', 'handling', 'measures', 'reportingService', 'reportingTemplate'],
];

/** Of operations and of results. */
export const OPERATION_SHAPE: RecordShape = {
  defaults: {
    counting: 'increment',
    listComplete: true,
    offence: 'any',
    partsComplete: false,
    precision: 'exact',
  },
  fields: [...OPTIONAL_IN_THE_FILE, ...NEVER_IN_THE_FILE],
};

export const MEASURE_SHAPE: RecordShape = {
  defaults: { status: 'planned', statusBasis: 'stated' },
  fields: [
    ...['kind', 'recurrence', 'reportingCountry', 'leadOrganisation', 'implements', 'themesBasis', 'status'],
    ...['statusBasis', 'areaWording', 'targetScope', 'beneficiaries', 'indicators'],
  ],
};

/** Of agreements and of arrangements. Their state is derived, so that it is not compared. */
export const AGREEMENT_SHAPE: RecordShape = {
  defaults: {},
  fields: [
    ...['signedOn', 'statedStatus', 'group', 'since', 'reportedState'],
    ...['binding', 'negotiatingFrom', 'inForceFrom', 'expiresOn', 'renewal', 'terminatedOn', 'suspensions'],
    ...['amends', 'extends', 'replaces', 'restsOn', 'until', 'measures', 'jointActionDays', 'sources'],
  ],
};
