import { randomUUID } from 'node:crypto';
import type { Message } from 'kafkajs';
import { TOPIC, TOPICS, type TopicWatcher } from '../stage/topic-watcher.js';
import { TopicWriter } from '../stage/topic-writer.js';
import type { Fault, Scene } from './fault.js';

const PARTITIONS = [0, 1, 2, 3, 4, 5];
const VISIBLE_WITHIN_MS = 2_000;
const ASIDE_WITHIN_MS = 15_000;
const TOO_LARGE_BYTES = 1_000_000;

interface Poison {
  readonly of: (good: Message, id: string) => Message;
  /** Whether somebody has to look at it; what is merely unknown is skipped. */
  readonly deadLetter: boolean;
}

function headers(
  good: Message,
  id: string,
  other: Readonly<Record<string, string>> = {},
): NonNullable<Message['headers']> {
  return { ...good.headers, ce_id: id, ...other };
}

const POISONS: Readonly<Record<string, Poison>> = {
  'no JSON': {
    deadLetter: true,
    of: (good, id) => ({ ...good, headers: headers(good, id), value: '{"half":' }),
  },
  empty: { deadLetter: true, of: (good, id) => ({ ...good, headers: headers(good, id), value: '' }) },
  tombstone: { deadLetter: true, of: (good, id) => ({ ...good, headers: headers(good, id), value: null }) },
  'against its schema': {
    deadLetter: true,
    of: (good, id) => ({ ...good, headers: headers(good, id), value: '{"reportedResult":{"value":"many"}}' }),
  },
  'a version that is no number': {
    deadLetter: true,
    of: (good, id) => ({ ...good, headers: headers(good, id, { ce_aggregateversion: '1e9' }) }),
  },
  'too large for company': {
    deadLetter: true,
    of: (good, id) => ({ ...good, headers: headers(good, id), value: Buffer.alloc(TOO_LARGE_BYTES, 'x') }),
  },
  'an unknown type': {
    deadLetter: false,
    of: (good, id) => ({ ...good, headers: headers(good, id, { ce_type: 'org.entente.riddle.posed.v1' }) }),
  },
  'no key': { deadLetter: false, of: (good) => ({ ...good, key: null }) },
  'an odd key': { deadLetter: false, of: (good) => ({ ...good, key: Buffer.from([0, 255, 13]) }) },
};

/** Messages that nobody can read lie before good ones in every publisher's topic; a good one is visible within two seconds all the same. */
export const poison: Fault = {
  name: 'poison',
  strike: async (scene) => {
    const { stage, violated, pause } = scene;
    await pause(800);
    const writer = await TopicWriter.open(stage.kafkaBrokers);
    const expected = await spread(scene, writer);
    const visibleAfterMs = await scene.newFigureVisibleAfter();
    if (visibleAfterMs > VISIBLE_WITHIN_MS) {
      violated(`a good result after the poison was visible after ${visibleAfterMs} ms only`);
    }
    await writer.close();
    const until = Date.now() + ASIDE_WITHIN_MS;
    while (notAside(expected, stage.watcher).length > 0 && Date.now() < until) await pause(100);
    for (const what of notAside(expected, stage.watcher)) violated(`${what} was not put aside`);
  },
};

function notAside(expected: ReadonlyMap<string, string>, { deadLetters }: TopicWatcher): readonly string[] {
  const aside = new Set(deadLetters.map(({ id }) => id));
  return [...expected].filter(([id]) => !aside.has(id)).map(([, what]) => what);
}

/** Every poison into every partition; answers those that must be put aside, by the id of their message. */
async function spread({ stage, violated }: Scene, writer: TopicWriter): Promise<ReadonlyMap<string, string>> {
  const expected = new Map<string, string>();
  for (const topic of TOPICS) {
    const good = goodOf(topic, stage.watcher);
    if (!good) {
      violated(`no event was heard in ${topic} that a poison could be made of`);
      continue;
    }
    for (const partition of PARTITIONS) {
      for (const [what, { of, deadLetter }] of Object.entries(POISONS)) {
        const id = randomUUID();
        if (deadLetter) expected.set(id, `${what} in partition ${partition} of ${topic}`);
        await writer.write([{ ...of(good, id), partition }], topic);
      }
    }
  }
  return expected;
}

function goodOf(topic: string, watcher: TopicWatcher): Message | undefined {
  const isOfResult = ({ headers: one }: Message): boolean =>
    String(one?.['ce_type']).includes('reported-result');
  const heard = topic === TOPIC ? watcher.recent.find(isOfResult) : watcher.latestIn(topic);
  return heard && { key: heard.key, value: heard.value, ...(heard.headers && { headers: heard.headers }) };
}
