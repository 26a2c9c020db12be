import { KafkaEventProducer, KafkaTopicAdmin, type EventProducer, type TopicAdmin } from '@entente/messaging';
import type { Connection } from 'mongoose';
import { CannotBeDone } from '../misuse.js';
import { ReplayWatch, type AfterReplay } from './after-replay.js';
import { Decisions, type Decision } from './decisions.js';
import { decisionInWords } from './in-words.js';
import { isWithoutValue, originalHeaders, type Letter } from './letter.js';
import { readLetters, type Kafka } from './read-letters.js';

/** Who decides, and why; kept with the decision. */
export interface Because {
  readonly by: string;
  readonly reason: string;
}

/** The messages that could not be read, for people to decide on. */
export class DeadLetters {
  private readonly decisions: Decisions;
  private readonly producer: EventProducer;
  private readonly admin: TopicAdmin;

  constructor(
    private readonly kafka: Kafka,
    readerDatabase: Connection,
    /** The group of those who read the topics. */
    private readonly groupId: string,
    private readonly topics: readonly string[],
  ) {
    this.decisions = new Decisions(readerDatabase);
    this.producer = new KafkaEventProducer(kafka);
    this.admin = new KafkaTopicAdmin(kafka);
  }

  /** Those that nobody has decided on. */
  async open(): Promise<readonly Letter[]> {
    const [letters, decided] = await Promise.all([this.all(), this.decisions.all()]);
    return letters.filter(({ id }) => decided.get(id)?.state !== 'done');
  }

  /** One of them, decided on or not. */
  async find(id: string): Promise<Letter> {
    const found = (await this.all()).find((letter) => letter.id === id);
    if (!found) throw new CannotBeDone(`${id} is no dead letter.`);
    return found;
  }

  async decisionOn({ id }: Letter): Promise<Decision | undefined> {
    return (await this.decisions.all()).get(id);
  }

  /**
   * Sends messages to where they came from, as they came: what reads them now decides anew. Answers what became of
   * each, in the order given.
   */
  async replay(letters: readonly Letter[], because: Because): Promise<readonly AfterReplay[]> {
    for (const letter of letters) await this.refuseDecided(letter);
    const topics = new Set(letters.map(({ topic }) => topic));
    const watches = await Promise.all(
      [...topics].map((topic) => ReplayWatch.on(this.kafka, this.admin, this.groupId, topic)),
    );
    const sent = letters.filter((letter) => !isWithoutValue(letter));
    for (const letter of sent) await this.sendAgain(letter, because);
    const outcomes = await Promise.all(watches.map((watch) => watch.outcomes(sent)));
    return letters.map(
      (letter) =>
        outcomes.map((found) => found.get(letter.id)).find((after) => after !== undefined) ?? {
          outcome: 'left out',
        },
    );
  }

  async discard(letter: Letter, because: Because): Promise<void> {
    await this.refuseDecided(letter);
    await this.decisions.record(decided(letter, 'discarded', because));
  }

  async close(): Promise<void> {
    await Promise.all([this.producer.close(), this.admin.close()]);
  }

  private async sendAgain(letter: Letter, because: Because): Promise<void> {
    const decision = decided(letter, 'replayed', because);
    await this.decisions.record({ ...decision, state: 'begun' });
    const { key, value } = letter.message;
    await this.producer.send(letter.topic, [{ key, value, headers: originalHeaders(letter) }]);
    await this.decisions.record(decision);
  }

  private async all(): Promise<readonly Letter[]> {
    return (await Promise.all(this.topics.map((topic) => readLetters(this.kafka, topic)))).flat();
  }

  private async refuseDecided(letter: Letter): Promise<void> {
    const before = await this.decisionOn(letter);
    if (before?.state === 'done')
      throw new CannotBeDone(`${letter.id} waits for no decision: ${decisionInWords(before)}.`);
  }
}

function decided({ id }: Letter, decision: Decision['decision'], because: Because): Decision {
  return { _id: id, decision, state: 'done', at: new Date(), ...because };
}
