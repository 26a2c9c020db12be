import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@entente/local-stack';
import type { Member } from './member.js';
import type { Patch } from './tree.js';

const HIT_WITHIN_MS = 12_000;

interface Place {
  readonly file: string;
  /** The compiled line that the point stands before. */
  readonly before: string;
}

/** Where a process can be stopped in the middle of what it does, and whose process it is. */
const PLACES = {
  'before-commit': {
    file: 'libs/mongo/dist/transaction.js',
    before: 'await session.commitTransaction();',
  },
  'after-commit': {
    file: 'libs/mongo/dist/versioned-collection.js',
    before: 'this.lastHashes.remember(id, version, row.hash);',
  },
  'acknowledged-not-marked': {
    file: 'libs/messaging/dist/relay/relay.js',
    before: 'await outbox.markSent(eventIds);',
  },
  'before-sweep': {
    file: 'libs/messaging/dist/relay/relay.js',
    before: 'const rows = await this.parts.outbox.pending(limit);',
  },
  'before-facts': {
    file: 'services/reporting/dist/projections/projection.js',
    before: 'const conflicts = await projected.facts.add(facts, stillWorking);',
  },
  'facts-without-document': {
    file: 'services/reporting/dist/projections/projection.js',
    before: 'if (document)',
  },
  'document-without-position': {
    file: 'libs/messaging/dist/consuming/kafka-event-server.js',
    before: 'if (onApplied !== undefined) {',
  },
  'applied-without-offset': {
    file: 'libs/messaging/dist/kafka/kafka-batch-consumer.js',
    before: 'if (done)',
  },
} as const satisfies Readonly<Record<string, Place>>;

export type Point = keyof typeof PLACES;

/** What happens to the process there. `wait` waits for ever and lets others go on; `block` lets nobody go on. */
export type Effect = 'SIGKILL' | 'SIGSTOP' | 'wait' | 'block';

const OF_COMMANDS_AND_RELAY = ['before-commit', 'after-commit', 'acknowledged-not-marked'] as const;

const OF_READING = [
  'before-facts',
  'facts-without-document',
  'document-without-position',
  'applied-without-offset',
] as const;

/** Whoever takes commands can be stopped in the same places. */
export function pointsOfService(service: ServiceName): readonly Point[] {
  return service === 'reporting' ? OF_READING : OF_COMMANDS_AND_RELAY;
}

/** Points that exist in patched copies only: what is armed happens to the first of its processes that passes. */
export class KillPoints {
  readonly patches: readonly Patch[];

  /** `directory` is where points are armed: a file there names the effect and whom it is meant for. */
  constructor(private readonly directory: string) {
    mkdirSync(directory, { recursive: true });
    this.patches = Object.entries(PLACES).map(([point, { file, before }]) => ({
      file,
      replace: before,
      by: `${this.code(point)}\n${before}`,
    }));
  }

  /** Answers the process id of the one that was hit. */
  async hit(point: Point, effect: Effect, members: readonly Member[]): Promise<number> {
    const armed = join(this.directory, point);
    const hit = `${armed}.hit`;
    rmSync(hit, { force: true });
    const meant = [effect, ...members.map(({ pid }) => pid)].join(' ');
    writeFileSync(`${armed}.new`, meant);
    renameSync(`${armed}.new`, armed);
    const deadline = Date.now() + HIT_WITHIN_MS;
    while (!existsSync(hit)) {
      if (Date.now() > deadline) {
        rmSync(armed, { force: true });
        throw new Error(`Nobody passed ${point} within ${HIT_WITHIN_MS / 1000} s`);
      }
      await wait(20);
    }
    return Number(readFileSync(hit, 'utf8'));
  }

  private code(point: string): string {
    const armed = join(this.directory, point);
    const fs = `(process.getBuiltinModule('node:fs'))`;
    const strike =
      `const at = ${JSON.stringify(armed)}; const [effect, ...meant] = ${fs}.readFileSync(at, 'utf8').split(' '); ` +
      `if (meant.includes(String(process.pid))) { ${fs}.unlinkSync(at); ` +
      `${fs}.writeFileSync(at + '.by', String(process.pid)); ` +
      `${fs}.renameSync(at + '.by', at + '.hit'); if (effect === 'wait') await new Promise(() => {}); ` +
      `else if (effect === 'block') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); ` +
      `else process.kill(process.pid, effect); }`;
    return `try { ${strike} } catch (missing) { if (missing.code !== 'ENOENT') throw missing; }`;
  }
}
