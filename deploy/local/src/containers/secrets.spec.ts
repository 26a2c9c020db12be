import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { databaseUsers, parseSecrets } from './secrets.js';

describe('parseSecrets', () => {
  it('keeps what follows the first sign of equality', () => {
    expect(parseSecrets('# A=comment\n\nUSER=a\nPASSWORD=b=c#d\n')).toEqual({ USER: 'a', PASSWORD: 'b=c#d' });
  });
});

describe('databaseUsers', () => {
  it('finds the user of each service, for the database that is named after the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'secrets-'));
    await writeFile(join(folder, 'measures.env'), 'MONGODB_USERNAME=m\nMONGODB_PASSWORD=p\n');
    await writeFile(join(folder, 'mongodb.env'), 'MONGO_INITDB_ROOT_USERNAME=root\n');

    expect(await databaseUsers(folder)).toEqual([{ database: 'entente-measures', name: 'm', password: 'p' }]);
    await rm(folder, { recursive: true });
  });

  it.each(['MONGODB_USERNAME=m\n', 'MONGODB_PASSWORD=p\n', 'MONGODB_USERNAME=m\nMONGODB_PASSWORD=\n'])(
    'refuses by its name a file with half of a user: %j',
    async (half) => {
      const folder = await mkdtemp(join(tmpdir(), 'secrets-'));
      await writeFile(join(folder, 'measures.env'), half);

      await expect(databaseUsers(folder)).rejects.toThrow(join(folder, 'measures.env'));
      await rm(folder, { recursive: true });
    },
  );
});
