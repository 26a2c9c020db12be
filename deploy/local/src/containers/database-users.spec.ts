import { describe, expect, it } from '@jest/globals';

import { ensureUser } from './database-users.js';

const USER = { database: 'entente-measures', name: 'measures', password: 'another' };
const RIGHTS = { pwd: 'another', roles: [{ role: 'readWrite', db: 'entente-measures' }] };

function database(users: readonly string[]) {
  const commands: Record<string, unknown>[] = [];
  const run = (command: Record<string, unknown>): Promise<Record<string, unknown>> => {
    commands.push(command);
    return Promise.resolve({ ok: 1, users: users.map((user) => ({ user })) });
  };
  return { commands, run };
}

describe('ensureUser', () => {
  it('makes a user for one database alone', async () => {
    const { commands, run } = database([]);

    await ensureUser(run, USER);
    expect(commands).toEqual([{ usersInfo: 'measures' }, { createUser: 'measures', ...RIGHTS }]);
  });

  it('gives the user that is there the present password and rights', async () => {
    const { commands, run } = database(['measures']);

    await ensureUser(run, USER);
    expect(commands[1]).toEqual({ updateUser: 'measures', ...RIGHTS });
  });
});
