import type { RunCommand } from '../servers/replica-set.js';

export interface DatabaseUser {
  /** The one database that the user may read and write. */
  readonly database: string;
  readonly name: string;
  readonly password: string;
}

/** Makes the user in its own database; one that is there has the given password and rights afterwards. */
export async function ensureUser(run: RunCommand, { database, name, password }: DatabaseUser): Promise<void> {
  const { users } = (await run({ usersInfo: name })) as { users: readonly unknown[] };
  const rights = { pwd: password, roles: [{ role: 'readWrite', db: database }] };
  await run(users.length === 0 ? { createUser: name, ...rights } : { updateUser: name, ...rights });
}
