import { KafkaEventProducer, type connectKafka, type EventProducer } from '@entente/messaging';
import type { Connection } from 'mongoose';
import { CannotBeDone } from '../misuse.js';
import { Decisions, type Decision } from './decisions.js';
import { isWithoutValue, originalHeaders, type Letter } from './letter.js';
import { readLetters } from './read-letters.js';

/** Who decides, and why; kept with the decision. */
export interface Because {
  readonly by: string;
  readonly reason: string;
}

/** The messages that could not be read, for people to decide on. */
export class DeadLetters {
  private readonly decisions: Decisions;
  private readonly producer: EventProducer;

  constructor(
    private readonly kafka: ReturnType<typeof connectKafka>,
    readerDatabase: Connection,
    private readonly topics: readonly string[],
  ) {
    this.decisions = new Decisions(readerDatabase);
    this.producer = new KafkaEventProducer(kafka);
  }

  /** Those that nobody has decided on. */
  async open(): Promise<readonly Letter[]> {
    const decided = await this.decisions.all();
    const letters = await Promise.all(this.topics.map((topic) => readLetters(this.kafka, topic)));
    return letters.flat().filter(({ id }) => decided.get(id)?.state !== 'done');
  }

  async find(id: string): Promise<Letter> {
    const found = (await this.open()).find((letter) => letter.id === id);
    if (!found) throw new CannotBeDone(`${id} is no dead letter that waits for a decision.`);
    return found;
  }

  /** Sends the message to where it came from, as it came: what reads it now decides anew. */
  async replay(letter: Letter, because: Because): Promise<void> {
    if (isWithoutValue(letter)) {
      throw new CannotBeDone(
        `${letter.id} is too large to have been kept whole: it still lies in ` +
          `${letter.topic}, partition ${letter.partition}, offset ${letter.offset}.`,
      );
    }
    const decision = decisionOn(letter, 'replayed', because);
    await this.decisions.record({ ...decision, state: 'begun' });
    const { key, value } = letter.message;
    await this.producer.send(letter.topic, [{ key, value, headers: originalHeaders(letter) }]);
    await this.decisions.record(decision);
  }

  async discard(letter: Letter, because: Because): Promise<void> {
    await this.decisions.record(decisionOn(letter, 'discarded', because));
  }

  async close(): Promise<void> {
    await this.producer.close();
  }
}

function decisionOn({ id }: Letter, decision: Decision['decision'], because: Because): Decision {
  return { _id: id, decision, state: 'done', at: new Date(), ...because };
}
