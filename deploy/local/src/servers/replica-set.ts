export const REPLICA_SET = 'entente';

const NOT_YET_INITIALIZED = 94;

export type RunCommand = (command: Record<string, unknown>) => Promise<Record<string, unknown>>;

interface ReplicaSetConfig {
  readonly version: number;
  readonly members: readonly { readonly _id: number; readonly host: string }[];
}

/** Makes a lone mongod a replica set of one, since transactions need one. True once it takes writes. */
export async function ensureReplicaSet(run: RunCommand, host: string): Promise<boolean> {
  const config = await readConfig(run);
  if (config === undefined) {
    await run({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
  } else if (config.members[0]?.host !== host) {
    const moved = {
      ...config,
      version: config.version + 1,
      members: [{ ...config.members[0], _id: 0, host }],
    };
    await run({ replSetReconfig: moved, force: true });
  }
  const hello = await run({ hello: 1 });
  return hello['isWritablePrimary'] === true;
}

async function readConfig(run: RunCommand): Promise<ReplicaSetConfig | undefined> {
  try {
    const { config } = await run({ replSetGetConfig: 1 });
    return config as ReplicaSetConfig;
  } catch (error) {
    if ((error as { code?: number }).code === NOT_YET_INITIALIZED) return undefined;
    throw error;
  }
}
