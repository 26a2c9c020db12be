import { settings } from '@entente/platform';
import { describeDoor, runService } from '@entente/testing';
import { AppModule } from '../src/app.module.js';
import { Config } from '../src/config.js';
import { GENERATIONS } from '../src/persistence/generations.js';
import { PROGRESS_COLLECTION } from '../src/persistence/publishers-progress.js';
import { GAPS } from '../src/persistence/version-gaps.js';
import { PROJECTED_KINDS } from '../src/projections/projected-kinds.js';
import { ACCESS_TABLE } from './access-table.js';

const PROJECTED = PROJECTED_KINDS.flatMap(({ facts, documents }) => [facts, documents]);
const COLLECTIONS = [...PROJECTED, GENERATIONS, GAPS, PROGRESS_COLLECTION.collection];

describeDoor({
  service: 'reporting',
  run: () =>
    runService({
      module: (environment) => AppModule.with(settings(Config, environment)),
      collections: COLLECTIONS.map((collection) => ({ collection, indexes: [] })),
      people: {},
    }),
  access: ACCESS_TABLE,
  examples: {
    'GET /v1/reports/results': {
      query: {
        ...{ groupBy: 'year,country', indicators: 'personsArrested', from: '2016', to: '2026' },
        ...{ countries: 'NL,EL', crimeAreas: 'thb', forms: 'labour', asOf: '2026-04-27T10:00:00Z' },
      },
    },
    'GET /v1/reports/measures': {
      query: {
        ...{ groupBy: 'thirdCountry,duration', excludeReportingCountries: 'ES', linked: 'once' },
        ...{ reportedBy: 'country', asOf: '2026-04-27T10:00:00Z' },
      },
    },
    'GET /v1/reports/cooperation-agreements': {
      query: { groupBy: 'type,state', on: '2026-01-01', kind: 'agreement', asOf: '2026-04-27T10:00:00Z' },
    },
  },
});
