import type { IncomingMessage } from 'node:http';
import mongoose from 'mongoose';
import { listen, ready, surroundings } from './peer-program.js';
import { tokenReader } from './token-reader.js';

const { mongodbUri, issuer, maxPoolSize } = surroundings;
const client = await mongoose.mongo.MongoClient.connect(mongodbUri, { maxPoolSize });
const documents = client.db().collection<{ _id: string; year: number }>('documents');
const readToken = await tokenReader(issuer);

ready({
  address: await listen((request, response) => {
    void found(request).then(
      (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
      () => response.writeHead(500).end(),
    );
  }),
});

/** What the projection has made of the operations of the years that are asked for. */
async function found({ headers, url = '' }: IncomingMessage): Promise<string> {
  const claims = await readToken(headers.authorization);
  if (!(claims['roles'] as readonly string[]).includes('reporting-staff')) throw new Error('Not allowed.');
  const { searchParams: asked } = new URL(url, 'http://peer');
  const year = { $gte: Number(asked.get('from')), $lte: Number(asked.get('to')) };
  return JSON.stringify(await documents.find({ year }).toArray());
}
