import { randomUUID } from 'node:crypto';
import { encodeCursor } from '@entente/schema';
import { describeDoor, type Caller, type OwnedRecord } from '@entente/testing';
import { ACCESS_TABLE } from './access-table.js';
import { agreement, arrangement, WHOLE_AGREEMENT, WHOLE_ARRANGEMENT, type Fields } from './bodies.js';
import { runningService } from './running-service.js';

const AGREEMENT = '/v1/cooperation-agreements/{id}';
const ARRANGEMENT = '/v1/arrangements/{id}';

const on = '2021-03-01';
const reason = 'unrest';
const party = { country: 'MK', body: 'Ministry of the Interior' };
const SOURCE = { url: 'https://example.org/study', kind: 'study', on: '2024-05-01' };

const dated = { limit: '10', on, cursor: encodeCursor({ latestFirst: '2023', id: randomUUID() }) };
const named = { party: 'SI', reportedBy: 'SI' };

function stored(path: string, body: Fields): OwnedRecord['store'] {
  return async (registrar: Caller) => {
    const id = randomUUID();
    await registrar.put(path.replace('{id}', id), body);
    return { id };
  };
}

const PEOPLE = {
  owner: { roles: ['project-lead'], country: 'SI' },
  stranger: { roles: ['project-lead'], country: 'DE', organisation: 'IOM' },
};

describeDoor({
  service: 'cooperation-agreements',
  run: runningService,
  access: ACCESS_TABLE,
  examples: {
    'GET /v1/journal': {
      query: { aggregate: randomUUID(), limit: '10', cursor: encodeCursor({ version: 1 }) },
    },
    'GET /v1/cooperation-agreements': { query: { ...dated, ...named, type: 'protocol' } },
    'GET /v1/arrangements': { query: { ...dated, ...named, type: 'network' } },
    [`GET ${AGREEMENT}`]: { query: { on } },
    [`GET ${ARRANGEMENT}`]: { query: { on } },
    [`PUT ${AGREEMENT}`]: {
      body: {
        ...WHOLE_AGREEMENT,
        parties: [
          { ...party, role: 'host', signedOn: on, ratifiedOn: on, inForceFrom: on, withdrawnOn: '2023' },
        ],
        statedStatus: { value: 'in-force', on: '2024', source: SOURCE },
      },
    },
    [`PUT ${ARRANGEMENT}`]: {
      body: { ...WHOLE_ARRANGEMENT, reportedState: { value: 'operational', on: '2024-05', source: SOURCE } },
    },
    [`POST ${AGREEMENT}/signature`]: { body: { on, party } },
    [`POST ${AGREEMENT}/entry-into-force`]: { body: { on, party } },
    [`POST ${AGREEMENT}/suspension`]: { body: { from: on, reason } },
    [`POST ${AGREEMENT}/resumption`]: { body: { on } },
    [`POST ${AGREEMENT}/termination`]: { body: { on, reason } },
  },
  records: {
    'an agreement': {
      ...PEOPLE,
      store: stored(AGREEMENT, agreement()),
      routes: {
        [`PUT ${AGREEMENT}`]: agreement(),
        [`POST ${AGREEMENT}/signature`]: { on },
        [`POST ${AGREEMENT}/entry-into-force`]: { on },
        [`POST ${AGREEMENT}/suspension`]: { from: on, reason },
        [`POST ${AGREEMENT}/resumption`]: { on },
        [`POST ${AGREEMENT}/termination`]: { on, reason },
      },
    },
    'an arrangement': {
      ...PEOPLE,
      store: stored(ARRANGEMENT, arrangement()),
      routes: { [`PUT ${ARRANGEMENT}`]: arrangement() },
    },
  },
});
