import { randomUUID } from 'node:crypto';
import { encodeCursor } from '@entente/schema';
import { describeDoor } from '@entente/testing';
import { ACCESS_TABLE } from './access-table.js';
import { runningService } from './running-service.js';

const body = { title: 'A first one', reportingCountry: 'NL', notes: ['as printed'] };

describeDoor({
  service: 'sample-entries',
  run: runningService,
  access: ACCESS_TABLE,
  examples: {
    'GET /v1/journal': {
      query: { aggregate: randomUUID(), limit: '10', cursor: encodeCursor({ version: 1 }) },
    },
    'GET /v1/sample-entries': {
      query: { limit: '10', reportingCountry: 'NL', cursor: encodeCursor({ id: randomUUID() }) },
    },
    'PUT /v1/sample-entries/{id}': { body },
  },
  records: {
    'a sample entry': {
      store: async (registrar) => {
        const id = randomUUID();
        await registrar.put(`/v1/sample-entries/${id}`, body);
        return { id };
      },
      owner: { roles: ['project-lead'], country: 'NL' },
      stranger: { roles: ['project-lead'], country: 'DE' },
      routes: { 'PUT /v1/sample-entries/{id}': body },
    },
  },
});
