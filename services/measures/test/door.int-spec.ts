import { randomUUID } from 'node:crypto';
import { encodeCursor } from '@entente/schema';
import { describeDoor } from '@entente/testing';
import { ACCESS_TABLE } from './access-table.js';
import { body, EVERYTHING } from './bodies.js';
import { runningService } from './running-service.js';

const reason = 'unrest';

describeDoor({
  service: 'measures',
  run: runningService,
  access: ACCESS_TABLE,
  examples: {
    'GET /v1/journal': {
      query: { aggregate: randomUUID(), limit: '10', cursor: encodeCursor({ version: 1 }) },
    },
    'GET /v1/measures': {
      query: {
        ...{
          limit: '10',
          reportingCountry: 'NL',
          thirdCountry: 'NG',
          theme: 'prevention',
          status: 'planned',
        },
        ...{ leadOrganisation: 'ICMPD', cursor: encodeCursor({ latestFirst: '2023', id: randomUUID() }) },
      },
    },
    'PUT /v1/measures/{id}': { body: { ...EVERYTHING, status: 'planned' } },
    'POST /v1/measures/{id}/suspension': { body: { reason } },
    'POST /v1/measures/{id}/cancellation': { body: { reason } },
  },
  records: {
    'a measure': {
      store: async (registrar) => {
        const id = randomUUID();
        await registrar.put(`/v1/measures/${id}`, body());
        return { id };
      },
      owner: { roles: ['project-lead'], country: 'NL' },
      stranger: { roles: ['project-lead'], country: 'DE', organisation: 'IOM' },
      routes: {
        'PUT /v1/measures/{id}': body(),
        'POST /v1/measures/{id}/start': {},
        'POST /v1/measures/{id}/suspension': { reason },
        'POST /v1/measures/{id}/resumption': {},
        'POST /v1/measures/{id}/completion': {},
        'POST /v1/measures/{id}/cancellation': { reason },
      },
    },
  },
});
