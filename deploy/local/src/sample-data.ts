import { LOADER_PROGRAM, sampleFile } from './places.js';
import type { ServiceName } from './default-ports.js';
import { Child } from './supervisor/child.js';

export class LoadFailed extends Error {}

/** One service's store: how to see what is in it, and what it is filled with. */
interface Store {
  readonly service: ServiceName;
  readonly lists: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

const STORES: readonly Store[] = [
  {
    service: 'measures',
    lists: ['/v1/measures'],
    files: { measures: 'measures-third-countries.json', projects: 'projects.json' },
  },
  {
    service: 'cooperation-agreements',
    lists: ['/v1/cooperation-agreements', '/v1/arrangements'],
    files: { agreements: 'cooperation-agreements.json' },
  },
  {
    service: 'joint-action-days',
    lists: ['/v1/joint-action-days'],
    files: { operations: 'published-operations.json' },
  },
];

/** Brings the sample data into the services of a stack, as a registrar. */
export class SampleData {
  constructor(
    private readonly addressOf: (service: ServiceName) => string,
    private readonly registrarToken: string,
  ) {}

  /** Whether no service holds anything yet: what somebody recorded is not mixed with what was published. */
  async isWanted(): Promise<boolean> {
    const lists = STORES.flatMap((store) =>
      store.lists.map((list) => this.holdsRecords(store.service, list)),
    );
    return !(await Promise.all(lists)).includes(true);
  }

  /** Sends it through the HTTP APIs; the loader reports on our own output. */
  async load(): Promise<void> {
    const files = STORES.flatMap((store) => Object.entries(store.files));
    const child = await Child.start({
      program: process.execPath,
      args: [
        LOADER_PROGRAM,
        ...files.flatMap(([kind, file]) => [`--${kind}`, sampleFile(file)]),
        ...STORES.flatMap(({ service }) => ['--api', `${service}=${this.addressOf(service)}`]),
      ],
      environment: { ENTENTE_TOKEN: this.registrarToken },
    });
    const { code } = await child.exited;
    if (code !== 0)
      throw new LoadFailed(`The sample data could not be loaded: the loader ended with ${code}`);
  }

  private async holdsRecords(service: ServiceName, list: string): Promise<boolean> {
    const response = await fetch(`${this.addressOf(service)}${list}?limit=1`, {
      headers: { authorization: `Bearer ${this.registrarToken}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`${service} answered ${response.status} when asked what it holds`);
    return ((await response.json()) as { items: unknown[] }).items.length > 0;
  }
}
