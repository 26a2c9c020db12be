import { toMessage } from '../cloud-event-headers.js';
import { MessageTooLarge } from '../event-producer.js';
import type { EventProducer, OutgoingMessage } from '../event-producer.js';
import type { JournalRow } from '../journal-row.js';

/** The broker takes about 1 MB in one record batch, and a send may put everything into one partition's. */
const SEND_LIMIT_BYTES = 700 * 1024;

interface Letter {
  readonly row: JournalRow;
  readonly message: OutgoingMessage;
}

export interface Delivery {
  /** Called after each send, with the ids of the rows that every replica has. */
  readonly sent: (eventIds: readonly string[]) => Promise<void>;
  /** Called for a row that can never be sent. */
  readonly refused: (row: JournalRow, why: string) => Promise<void>;
}

interface Destination {
  readonly producer: EventProducer;
  readonly topic: string;
  readonly source: string;
  /** See `PublishedLog`. */
  readonly log: string;
}

/** Sends rows in their order, as few sends as their sizes allow. Rejects when the broker cannot be reached. */
export async function sendRows(
  rows: readonly JournalRow[],
  { producer, topic, source, log }: Destination,
  delivery: Delivery,
): Promise<void> {
  for (const letters of portions(rows.map((row) => ({ row, message: messageOf(row, source, log) })))) {
    try {
      await producer.send(
        topic,
        letters.map(({ message }) => message),
      );
      await delivery.sent(letters.map(({ row }) => row._id));
    } catch (error) {
      if (!(error instanceof MessageTooLarge)) throw error;
      await sendSingly(letters, { producer, topic }, delivery);
    }
  }
}

async function sendSingly(
  letters: readonly Letter[],
  { producer, topic }: Pick<Destination, 'producer' | 'topic'>,
  delivery: Delivery,
): Promise<void> {
  for (const { row, message } of letters) {
    try {
      await producer.send(topic, [message]);
      await delivery.sent([row._id]);
    } catch (error) {
      if (!(error instanceof MessageTooLarge)) throw error;
      await delivery.refused(row, 'message-too-large');
    }
  }
}

function messageOf(row: JournalRow, source: string, log: string): OutgoingMessage {
  const event = {
    id: row._id,
    type: row.type,
    source,
    subject: row.aggregateid,
    aggregateVersion: row.aggregateversion,
    recordedAt: row.recordedAt,
    data: row.payload,
    traceparent: row.traceparent,
    log,
  };
  return toMessage(event, row.key);
}

function* portions(letters: readonly Letter[]): Generator<readonly Letter[]> {
  let portion: Letter[] = [];
  let bytes = 0;
  for (const letter of letters) {
    const size = Buffer.byteLength(letter.message.value ?? '');
    if (portion.length > 0 && bytes + size > SEND_LIMIT_BYTES) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(letter);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}
