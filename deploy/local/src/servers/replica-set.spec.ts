import { describe, expect, it } from '@jest/globals';

import { ensureReplicaSet } from './replica-set.js';

const HOST = '127.0.0.1:27117';

function server(host: string | undefined) {
  const commands: Record<string, unknown>[] = [];
  const run = (command: Record<string, unknown>): Promise<Record<string, unknown>> => {
    commands.push(command);
    if ('hello' in command) return Promise.resolve({ isWritablePrimary: true });
    if (!('replSetGetConfig' in command)) return Promise.resolve({ ok: 1 });
    if (host === undefined) return Promise.reject(Object.assign(new Error('no config'), { code: 94 }));
    return Promise.resolve({ config: { _id: 'entente', version: 3, members: [{ _id: 0, host, votes: 1 }] } });
  };
  return { commands, run };
}

describe('ensureReplicaSet', () => {
  it('makes a new mongod a set of one', async () => {
    const { commands, run } = server(undefined);

    expect(await ensureReplicaSet(run, HOST)).toBe(true);
    expect(commands[1]).toEqual({ replSetInitiate: { _id: 'entente', members: [{ _id: 0, host: HOST }] } });
  });

  it('leaves a set alone that knows its address', async () => {
    const { commands, run } = server(HOST);

    await ensureReplicaSet(run, HOST);
    expect(commands.map((command) => Object.keys(command)[0])).toEqual(['replSetGetConfig', 'hello']);
  });

  it('tells the set its new address after a change of port', async () => {
    const { commands, run } = server('127.0.0.1:27017');

    await ensureReplicaSet(run, HOST);
    expect(commands[1]).toMatchObject({
      replSetReconfig: { version: 4, members: [{ _id: 0, host: HOST, votes: 1 }] },
      force: true,
    });
  });
});
