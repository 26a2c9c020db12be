import { setTimeout as wait } from 'node:timers/promises';
import type { TopicAdmin } from '@entente/messaging';
import { readLetters, type Kafka } from './read-letters.js';
import type { Letter } from './letter.js';

const LOOK_EVERY_MS = 250;
const WITHIN_MS = 20_000;

/**
 * What became of a message that was to be sent again. `again`: the letter it came back as; `waits`: nobody has read
 * it yet; `left out`: it was too large to be kept, and was not sent.
 */
export type AfterReplay =
  | { readonly outcome: 'read' | 'waits' | 'left out' }
  | { readonly outcome: 'put aside'; readonly again: Letter };

/** How far a topic went before something was sent again, to find out what its readers made of it. */
export class ReplayWatch {
  private constructor(
    private readonly kafka: Kafka,
    private readonly topics: TopicAdmin,
    private readonly groupId: string,
    private readonly topic: string,
    private readonly before: ReadonlyMap<number, bigint>,
  ) {}

  static async on(kafka: Kafka, topics: TopicAdmin, groupId: string, topic: string): Promise<ReplayWatch> {
    return new ReplayWatch(kafka, topics, groupId, topic, await topics.endOffsets(topic));
  }

  /** By letter. Waits until the readers have passed what was sent; a dead letter is written before they have. */
  async outcomes(letters: readonly Letter[]): Promise<ReadonlyMap<string, AfterReplay>> {
    const sent = letters.filter(({ topic }) => topic === this.topic);
    const read = await this.untilRead();
    const back = read
      ? (await readLetters(this.kafka, this.topic)).filter((letter) => this.isNew(letter))
      : [];
    const outcomeOf = (letter: Letter): AfterReplay => {
      const again = back.find((one) => eventId(one) === eventId(letter));
      return again ? { outcome: 'put aside', again } : { outcome: read ? 'read' : 'waits' };
    };
    return new Map(sent.map((letter) => [letter.id, outcomeOf(letter)]));
  }

  private async untilRead(): Promise<boolean> {
    const ends = await this.topics.endOffsets(this.topic);
    const deadline = performance.now() + WITHIN_MS;
    while (!(await this.havePassed(ends))) {
      if (performance.now() > deadline) return false;
      await wait(LOOK_EVERY_MS);
    }
    return true;
  }

  private isNew({ partition, offset }: Letter): boolean {
    return /^\d+$/.test(offset) && BigInt(offset) >= (this.before.get(Number(partition)) ?? 0n);
  }

  private async havePassed(ends: ReadonlyMap<number, bigint>): Promise<boolean> {
    const committed = await this.topics.committed(this.groupId, this.topic);
    return [...ends].every(([partition, end]) => (committed.get(partition) ?? 0n) >= end);
  }
}

function eventId({ message }: Letter): string | undefined {
  return message.headers['ce_id'];
}
