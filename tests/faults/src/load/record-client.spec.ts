import { describe, expect, it } from '@jest/globals';
import { Random } from '../random.js';
import type { Command } from './load-journal.js';
import { RecordClient } from './record-client.js';
import { RECORD_LIVES } from './record-life.js';
import { takenBy } from './taken-by.js';

describe('RecordClient', () => {
  it.each(RECORD_LIVES)('brings records of $path from version to version, to their end', (life) => {
    const random = Random.of(7, life.path);
    const client = new RecordClient(life, random);
    const versions = new Map<string, number>();
    const steps = new Set<string>();
    for (let turn = 0; turn < 600; turn += 1) {
      const { command, accepted, lost } = client.next();
      expect(`/v1/${takenBy(command)}`).toBe(life.path);
      if (command.refusedWith !== undefined || random.chance(0.05)) {
        lost();
        continue;
      }
      expect(command.expectedVersion).toBe(versions.get(command.aggregate) ?? 0);
      versions.set(command.aggregate, command.expectedVersion + 1);
      steps.add(stepOf(command));
      accepted();
    }
    expect(steps).toEqual(new Set(['PUT', ...STEPS[life.path]!]));
  });

  it('does not touch again what it no longer knows the version of', () => {
    const client = new RecordClient(RECORD_LIVES[0]!, Random.of(7, 'lost'));
    client.next().accepted();
    const { command, lost } = until(client, ({ expectedVersion }) => expectedVersion === 1);
    lost();
    const later = Array.from({ length: 50 }, () => {
      const turn = client.next();
      turn.accepted();
      return turn.command.aggregate;
    });
    expect(later).not.toContain(command.aggregate);
  });
});

const STEPS: Readonly<Record<string, readonly string[]>> = {
  '/v1/measures': ['start', 'suspension', 'resumption', 'completion', 'cancellation'],
  '/v1/cooperation-agreements': ['signature', 'entry-into-force', 'suspension', 'resumption', 'termination'],
};

function stepOf({ method, path }: Command): string {
  return method === 'PUT' ? method : path.split('/').at(-1)!;
}

function until(
  client: RecordClient,
  wanted: (command: Command) => boolean,
): ReturnType<RecordClient['next']> {
  for (;;) {
    const turn = client.next();
    if (wanted(turn.command)) return turn;
    turn.lost();
  }
}
