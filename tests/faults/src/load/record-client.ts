import { randomUUID } from 'node:crypto';
import type { Random } from '../random.js';
import type { Body, Command } from './load-journal.js';
import type { RecordLife } from './record-life.js';

interface KnownRecord {
  readonly id: string;
  version: number;
  state: Body;
}

export interface RecordTurn {
  readonly command: Command;
  /** What the client then knows; without it the record is given up. */
  readonly accepted: () => void;
  readonly lost: () => void;
}

const AT_ONCE = 4;

/** One client's records of one kind, brought on as its own schedule decides. */
export class RecordClient {
  private known: readonly KnownRecord[] = [];

  constructor(
    private readonly life: RecordLife,
    private readonly random: Random,
  ) {}

  next(): RecordTurn {
    const { random, life } = this;
    this.known = this.known.filter(({ state }) => life.open(state).length > 0).slice(-AT_ONCE);
    if (this.known.length === 0 || random.chance(0.15)) return this.record();
    const record = random.pick(this.known);
    if (random.chance(0.08)) return this.wrong(record);
    return random.chance(0.2) ? this.revise(record) : this.move(record);
  }

  private record(): RecordTurn {
    const { life, random } = this;
    const record = { id: randomUUID(), version: 0, state: life.begins };
    const turn = this.put(record, life.first(random));
    const accepted = (): void => {
      turn.accepted();
      this.known = [...this.known, record];
    };
    return { ...turn, accepted };
  }

  /** All that its body may say, with another first country or subject. */
  private revise(record: KnownRecord): RecordTurn {
    const { begins, first } = this.life;
    const said = Object.entries({ ...record.state, ...first(this.random) });
    return this.put(record, Object.fromEntries(said.filter(([field]) => !(field in begins))));
  }

  private move(record: KnownRecord): RecordTurn {
    const { step, body, sets } = this.random.pick(this.life.open(record.state));
    const id = randomUUID();
    const post = { id, key: id, kind: 'step', method: 'POST', sets, ...(body && { body }) } as const;
    return this.turn(record, { ...post, ...this.placed(record, `/${step}`) }, sets);
  }

  /** Must leave no trace: what it knows of the record is old. */
  private wrong(record: KnownRecord): RecordTurn {
    const { command } = this.move(record);
    const stale = { ...command, expectedVersion: command.expectedVersion + 7, refusedWith: 412 };
    return { command: stale, accepted: () => undefined, lost: () => undefined };
  }

  private put(record: KnownRecord, body: Body): RecordTurn {
    const sets = record.version === 0 ? { ...body, ...this.life.begins } : body;
    const put = { id: randomUUID(), kind: 'record', method: 'PUT', body, sets } as const;
    return this.turn(record, { ...put, ...this.placed(record, '') }, sets);
  }

  private turn(record: KnownRecord, command: Command, sets: Body): RecordTurn {
    return {
      command,
      accepted: () => {
        record.version += 1;
        record.state = { ...record.state, ...sets };
      },
      lost: () => {
        this.known = this.known.filter((each) => each !== record);
      },
    };
  }

  private placed(
    { id, version }: KnownRecord,
    within: string,
  ): Pick<Command, 'operation' | 'aggregate' | 'path' | 'expectedVersion'> {
    const path = `${this.life.path}/${id}${within}`;
    return { operation: id, aggregate: id, path, expectedVersion: version };
  }
}
