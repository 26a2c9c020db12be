import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitUntil } from '@entente/local-stack';
import { connectKafka, KafkaEventProducer } from '@entente/messaging';
import type { Caller } from '@entente/testing';
import { operations } from '../src/operations-run.js';
import { Reports } from '../src/reports.js';
import { RunningStack } from '../src/running-stack.js';

const MINUTES = 60_000;
const TOPIC = 'entente.joint-action-days.v1';
const OLDER_RELEASE = new URL('../dist/older-release.js', import.meta.url);
const LETTER = /^(entente\S+@\d+)/m;

let stack: RunningStack;
let reports: Reports;
let team: Caller;
const dayId = randomUUID();
const day = `/v1/joint-action-days/${dayId}`;

beforeAll(async () => {
  stack = await RunningStack.start();
  reports = await Reports.of(stack);
  const leader = await stack.caller('joint-action-days', { roles: ['action-leader'], country: 'NL' });
  team = await stack.caller('joint-action-days', { roles: ['operational-team'], country: 'NL' });
  const period = { startsOn: '2031-04-27' };
  const plan = { name: 'Day with a broken message', kind: 'joint-action-day', period, leadCountry: 'NL' };
  expect((await leader.put(day, plan)).status).toBe(201);
  expect((await leader.post(`${day}/start`, 1)).status).toBe(204);
  await reports.caughtUp();
}, 6 * MINUTES);
afterAll(() => stack.stop(), MINUTES);

const log = async (value: number, precision = 'exact'): Promise<void> => {
  const figure = { scope: 'country', indicator: 'personsArrested', value, precision };
  expect((await team.put(`${day}/results/${randomUUID()}`, figure)).status).toBe(201);
};
const arrests = async () => (await reports.read({ from: '2031', to: '2031' })).rows[0]?.value;
const reported = (value: number, withinMs = 15_000): Promise<void> =>
  waitUntil(async () => (await arrests()) === value, { for: `${value} arrests to be reported`, withinMs });
const deadLetters = async (...args: readonly string[]): Promise<string> => {
  const { status, printed } = await operations(stack, 'dead-letters', ...args);
  expect({ status, printed }).toMatchObject({ status: 0 });
  return printed;
};
const because = (reason: string): readonly string[] => ['--reason', reason, '--by', 'operator'];

async function onlyLetter(): Promise<string> {
  const printed = await deadLetters('list');
  expect(printed).toContain('1 dead letters wait for a decision');
  return LETTER.exec(printed)?.[1] ?? 'none';
}

describe('a message with a broken payload', () => {
  let letter: string;

  it('does not keep the good ones after it from the report', async () => {
    const producer = new KafkaEventProducer(connectKafka([stack.servers.kafkaBrokers], 'e2e'));
    const headers = {
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_type: 'org.entente.reported-result.logged.v1',
      ce_source: '/services/joint-action-days',
      ce_subject: randomUUID(),
      ce_aggregateversion: '1',
      ce_recordedat: new Date().toISOString(),
      'content-type': 'application/json',
    };
    await producer.send(TOPIC, [{ key: dayId, value: '{"reportedResult":{"wording":"rescu', headers }]);
    await producer.close();

    const acceptedAt = performance.now();
    await log(3);
    await reported(3);
    console.log(`reported ${Math.round(performance.now() - acceptedAt)} ms after it was sent`);
  });

  it('is listed and shown with why, in words, and without what it says', async () => {
    letter = await onlyLetter();
    const shown = await deadLetters('show', letter);
    expect(shown).toContain('its content is not JSON in UTF-8: it was damaged or is no event');
    expect(shown).toContain('waits for a decision');
    expect(shown).not.toContain('rescu');
  });

  it('can be discarded, with who and why', async () => {
    await deadLetters('discard', letter, ...because('damaged on its way'));
    expect(await deadLetters('show', letter)).toMatch(/discarded by operator at 20\S+Z: damaged on its way/);
    expect(await arrests()).toBe(3);
  });
});

describe('an event that an older reader takes for broken', () => {
  let letter: string;

  it('is put aside, and what comes after it is reported', async () => {
    await stack.startInstead('reporting', { NODE_OPTIONS: `--import=${OLDER_RELEASE.href}` });
    reports = await Reports.of(stack);
    await log(40, 'nearly');
    await log(2);
    await reported(5);
    letter = await onlyLetter();
    expect(await deadLetters('show', letter)).toContain(
      'its content does not have the form that this release expects of its type',
    );
  });

  it('is put aside again by a replay as long as the older reader runs', async () => {
    const said = await deadLetters('replay', letter, ...because('perhaps it goes now'));
    expect(said).toMatch(
      /replayed, and put aside again as \S+: its content does not have .* Nothing is lost\./,
    );
    const again = await onlyLetter();
    expect(again).not.toBe(letter);
    expect(said).toContain(again);
    letter = again;
    expect(await arrests()).toBe(5);
  });

  it('is applied by a replay once the newer release runs, and the decision is kept', async () => {
    await stack.startInstead('reporting', {});
    reports = await Reports.of(stack);
    expect(await deadLetters('replay', letter, ...because('the newer release runs'))).toContain(
      'replayed, and read',
    );
    await reported(45);
    expect(await deadLetters('show', letter)).toMatch(
      /replayed by operator at 20\S+Z: the newer release runs/,
    );
    expect(await deadLetters('list')).toContain('0 dead letters wait for a decision');
  });

  it('takes no harm from a second replay, and says who did the first', async () => {
    const { status, printed } = await operations(
      stack,
      'dead-letters',
      'replay',
      letter,
      ...because('to be sure'),
    );
    expect(status).toBe(2);
    expect(printed).toContain('waits for no decision: replayed by operator');
    await reports.caughtUp();
    expect(await arrests()).toBe(45);
  });
});
