import { beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '../domain-error.js';
import { Aggregates, type Found } from './aggregates.js';
import type { CommandOnRecord } from './command.js';
import { putRecord } from './put-record.js';

class VersionConflict extends DomainError {
  readonly code = 'version-conflict';
}

/** One record: the bodies that made its versions. */
class OneRecord extends Aggregates<object, string> {
  readonly bodies: string[] = [];
  /** Done by somebody else right after the record was read. */
  meanwhile = (): unknown => undefined;
  /** Done by somebody else right before the record is saved. */
  beforeSaved = (): unknown => undefined;

  find(): Promise<Found<object> | null> {
    const version = this.bodies.length;
    this.meanwhile();
    return Promise.resolve(version === 0 ? null : { aggregate: {}, version });
  }

  save(_record: object, body: string, expectedVersion: number): Promise<number> {
    this.beforeSaved();
    if (expectedVersion !== this.bodies.length) throw new VersionConflict('somebody was faster');
    return Promise.resolve(this.bodies.push(body));
  }

  isRepetition(_id: string, expectedVersion: number, body: string): Promise<boolean> {
    return Promise.resolve(this.bodies[expectedVersion] === body);
  }

  versionMadeBefore(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

describe('putRecord', () => {
  let record: OneRecord;
  beforeEach(() => {
    record = new OneRecord();
  });

  const put = (bodyHash: string, expectedVersion?: number, permit = (): void => undefined) => {
    const command: CommandOnRecord = {
      ...{ id: 'x', bodyHash, expectedVersion, requestId: 'r' },
      actor: { subject: 's', roles: [] },
    };
    return putRecord(record, command, {
      thing: 'record',
      permit,
      create: () => [{}, bodyHash] as const,
      revise: () => bodyHash,
    });
  };

  it('creates, revises, and answers a repetition with the version that stands', async () => {
    expect(await put('a')).toEqual({ outcome: 'created', version: 1 });
    expect(await put('b', 1)).toEqual({ outcome: 'revised', version: 2 });
    expect(await put('c', 2)).toEqual({ outcome: 'revised', version: 3 });
    expect(await put('a')).toEqual({ outcome: 'repeated', version: 3 });
    expect(await put('b', 1)).toEqual({ outcome: 'repeated', version: 3 });
    expect(record.bodies).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['already-exists', undefined],
    ['stale-version', 2],
  ])('refuses another body as %s, expecting version %s', async (code, expectedVersion) => {
    record.bodies.push('a', 'b', 'c');
    await expect(put('d', expectedVersion)).rejects.toMatchObject({ code });
    expect(record.bodies).toEqual(['a', 'b', 'c']);
  });

  it('knows no version of a record that is not there, whoever may put it', async () => {
    const permit = (): never => {
      throw new VersionConflict('not yours');
    };
    await expect(put('a', 1)).rejects.toMatchObject({ code: 'not-found' });
    await expect(put('a', 1, permit)).rejects.toMatchObject({ code: 'not-found' });
    await expect(put('a', undefined, permit)).rejects.toThrow('not yours');
    expect(record.bodies).toEqual([]);
  });

  it('never answers a version before the one that the repeated command made', async () => {
    record.bodies.push('a');
    record.meanwhile = () => {
      if (record.bodies.length === 1) record.bodies.push('b');
    };
    expect(await put('b', 1)).toEqual({ outcome: 'repeated', version: 2 });
  });

  it('looks for the record only where it could not be created', async () => {
    let looked = 0;
    record.meanwhile = () => (looked += 1);
    await put('a');
    expect(looked).toBe(0);
    await put('a');
    expect(looked).toBe(1);
  });

  it.each([
    ['created', 'a', undefined],
    ['revised', 'b', 1],
  ])('decides again where somebody else was faster to have it %s', async (_, body, expectedVersion) => {
    if (expectedVersion !== undefined) record.bodies.push('a');
    const before = record.bodies.length;
    record.beforeSaved = () => {
      if (record.bodies.length === before) record.bodies.push(body);
    };
    expect(await put(body, expectedVersion)).toEqual({ outcome: 'repeated', version: before + 1 });
  });
});
