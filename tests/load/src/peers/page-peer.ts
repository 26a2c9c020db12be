import { reportRows, type CountedOperation } from '@entente/counting';
import { CORE_INDICATORS } from '@entente/kernel';
import { fastify } from 'fastify';
import mongoose from 'mongoose';
import { ready, surroundings } from './peer-program.js';
import { tokenReader } from './token-reader.js';

type Stored = Omit<CountedOperation, 'id'> & { readonly _id: string; readonly factsKnown: number };

const TEXT = { type: 'string' };
const NUMBER = { type: 'number' };
const ROW = {
  type: 'object',
  properties: {
    group: { type: 'object', properties: { year: { type: ['integer', 'null'] } } },
    ...{ indicator: TEXT, unit: { type: ['string', 'null'] }, offence: TEXT },
    ...{ value: { type: ['number', 'null'] }, precision: { type: ['string', 'null'] } },
    ...{ operations: NUMBER, nested: NUMBER, operationsReporting: NUMBER },
    provisional: { type: 'boolean' },
  },
};
const REPORT = {
  type: 'object',
  properties: {
    ...{ asOf: TEXT, completeTo: { type: ['string', 'null'] }, rule: TEXT },
    notes: { type: 'array', items: TEXT },
    rows: { type: 'array', items: ROW },
  },
};
const ASKED = CORE_INDICATORS.map(({ key, unit }) => ({ indicator: key, unit }));

const { mongodbUri, issuer, maxPoolSize } = surroundings;
const client = await mongoose.mongo.MongoClient.connect(mongodbUri, { maxPoolSize });
const operations = client.db().collection<Stored>('operations');
const readToken = await tokenReader(issuer);

/** What stands beside the rows in the answer that the service gives. */
interface Beside {
  readonly completeTo: string | null;
  readonly rule: string;
  readonly notes: readonly string[];
}

let beside: Beside;
const app = fastify();
app.get<{ Querystring: { from: string; to: string } }>(
  '/v1/reports/results',
  { schema: { response: { 200: REPORT } } },
  async ({ headers, query: { from, to } }, reply) => {
    const claims = await readToken(headers.authorization);
    if (!(claims['roles'] as readonly string[]).includes('reporting-staff')) return reply.code(403).send();
    const found = await operations.find({ year: { $gte: Number(from), $lte: Number(to) } }).toArray();
    const known = found.map(({ _id, factsKnown: _factsKnown, ...document }) => ({ id: _id, ...document }));
    return {
      ...{ asOf: new Date().toISOString(), ...beside },
      rows: reportRows(known, { groupBy: ['year'], indicators: ASKED }),
    };
  },
);

ready(
  { address: await app.listen({ port: 0, host: '127.0.0.1' }) },
  { begin: (asked: Beside) => void (beside = asked) },
);
