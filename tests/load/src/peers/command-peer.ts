import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { JOURNAL_INDEXES } from './journal-indexes.js';
import { listen, ready, surroundings } from './peer-program.js';
import { tokenReader } from './token-reader.js';

interface Begun {
  readonly schema: object;
}

const { mongodbUri, issuer, maxPoolSize } = surroundings;
const log = pino();
const client = await mongoose.mongo.MongoClient.connect(mongodbUri, { maxPoolSize });
const db = client.db();
const [results, journal] = ['results', 'journal'].map((name) => db.collection<{ _id: string }>(name)) as [
  Documents,
  Documents,
];
const readToken = await tokenReader(issuer);
let isValid: (body: unknown) => boolean = () => false;

interface Result {
  readonly id: string;
  readonly jointActionDayId: string;
}

type Documents = ReturnType<typeof db.collection<{ _id: string }>>;

ready(
  {
    address: await listen((request, response) => {
      const beganAt = performance.now();
      void take(request).then(
        (status) => answer(response, status, beganAt),
        (error: unknown) => {
          log.error(error);
          answer(response, 500, beganAt);
        },
      );
    }),
  },
  {
    /** With the schema of a body. */
    begin: async ({ schema }: Begun) => {
      const ajv = new Ajv2020({ allErrors: true, strict: false });
      (formats as unknown as (to: Ajv2020) => void)(ajv);
      isValid = ajv.compile(schema);
      await journal.createIndexes(JOURNAL_INDEXES);
      await results.createIndexes([{ key: { jointActionDayId: 1, _id: 1 } }]);
    },
  },
);

/** The status that the request is answered with. */
async function take(request: IncomingMessage): Promise<number> {
  const claims = await readToken(request.headers.authorization);
  if (!(claims['roles'] as readonly string[]).includes('operational-team')) return 403;
  const text = await bodyOf(request);
  const body = JSON.parse(text) as Record<string, unknown>;
  if (!isValid(body)) return 422;
  await write(resultOf(request.url ?? '', body), { text, subject: String(claims.sub) });
  return 201;
}

/** The state of a new result, at the address of its operation. */
function resultOf(url: string, body: object): Result {
  const [, , , jointActionDayId = '', , id = ''] = url.split('/');
  const logged = { lateReturn: false, loggedAt: new Date().toISOString() };
  return { ...{ id, jointActionDayId }, ...body, ...{ status: 'provisional', unit: 'persons' }, ...logged };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function write(result: Result, { text, subject }: { text: string; subject: string }): Promise<void> {
  const { id, ...fields } = result;
  const row = {
    ...{ _id: randomUUID(), aggregatetype: 'org.entente.reported-result', aggregateid: id },
    ...{ aggregateversion: 1, type: 'org.entente.reported-result.logged.v1', key: result.jointActionDayId },
    payload: { reportedResult: result, change: { kind: 'logged', fields: Object.keys(fields) } },
    actor: { subject, roles: ['operational-team'], country: 'NL' },
    ...{ requestId: randomUUID(), bodyHash: sha256(text), recordedAt: new Date(), previousHash: null },
  };
  const hash = sha256(JSON.stringify(row));
  await client.withSession((session) =>
    session.withTransaction(
      async () => {
        await results.insertOne({ _id: id, ...fields, version: 1, lastHash: hash } as never, { session });
        await journal.insertOne({ ...row, hash, pending: true } as never, { session });
      },
      { readConcern: { level: 'majority' }, writeConcern: { w: 'majority' }, readPreference: 'primary' },
    ),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function answer(response: ServerResponse, status: number, beganAt: number): void {
  response.writeHead(status, { etag: '"1"', 'content-length': 0 }).end();
  log.info({ status, responseTime: performance.now() - beganAt }, 'answered');
}
