import { databaseUri, serverAddresses, type ServerAddresses } from '@entente/local-stack';
import { connectKafka } from '@entente/messaging';
import { connectOptions } from '@entente/mongo';
import { databaseConnection, kafkaConnection, ServerSettings, settings } from '@entente/platform';
import mongoose, { type Connection } from 'mongoose';
import { asked, type Asked } from './command-line.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import type { AfterReplay } from './dead-letters/after-replay.js';
import { decisionInWords, whyInWords } from './dead-letters/in-words.js';
import { originalHeaders, type Letter } from './dead-letters/letter.js';
import { parkedRows, release } from './parked.js';
import { PUBLISHERS } from './publishers.js';
import { rebuild } from './rebuild.js';
import { republish } from './republish.js';
import { JournalVerification } from './verify/verify-journal.js';

/** Whose reader puts messages aside, and keeps what was decided on them. */
const READER = 'reporting';
const PROGRESS_EVERY = 10_000;

export type Say = (line: string) => void;

/** Carries a command out: 0, or 1 where something was found that does not hold. @throws Misuse, CannotBeDone */
export async function run(
  args: readonly string[],
  say: Say,
  servers: ServerAddresses = serverAddresses(),
): Promise<number> {
  const what = asked(args);
  switch (what.command) {
    case 'verify-journal':
      return verifyJournals(what, servers, say);
    case 'republish':
      await onDatabase(servers, what.publisher.service, (connection) =>
        republish(connection, what.publisher, what.from, say),
      );
      return 0;
    case 'rebuild':
      return rebuild(what.args, servers);
    case 'parked':
      await parked(what, servers, say);
      return 0;
    case 'dead-letters':
      await onDatabase(servers, READER, (connection) => deadLetters(what, connection, servers, say));
      return 0;
  }
}

async function verifyJournals(
  { publishers }: Extract<Asked, { command: 'verify-journal' }>,
  servers: ServerAddresses,
  say: Say,
): Promise<0 | 1> {
  let status: 0 | 1 = 0;
  for (const publisher of publishers) {
    const { service } = publisher;
    let said = 0;
    const onProgress = (rows: number): void => {
      if (rows - said < PROGRESS_EVERY) return;
      said = rows;
      say(`${service}: ${rows} rows hold`);
    };
    const { rows, records, fault } = await onDatabase(servers, service, (connection) =>
      new JournalVerification(connection, publisher, onProgress).run(),
    );
    if (fault === null) {
      say(`${service}: ${rows} rows and ${records} records, every chain is whole`);
      continue;
    }
    status = 1;
    const row = fault.eventId === undefined ? '' : `, row ${fault.eventId}`;
    say(`${service}: ${fault.aggregateId} version ${fault.version}${row}: ${fault.why}`);
  }
  return status;
}

async function parked(
  { action, publishers, eventIds }: Extract<Asked, { command: 'parked' }>,
  servers: ServerAddresses,
  say: Say,
): Promise<void> {
  for (const { service } of publishers) {
    await onDatabase(servers, service, async (connection) => {
      if (action === 'release') {
        say(`${service}: ${await release(connection, eventIds)} released`);
        return;
      }
      const rows = await parkedRows(connection);
      for (const row of rows)
        say(
          [
            row.since.toISOString(),
            row.eventId,
            row.aggregateType,
            row.aggregateId,
            row.version,
            row.why,
          ].join('  '),
        );
      say(`${service}: ${rows.length} parked`);
    });
  }
}

async function deadLetters(
  what: Extract<Asked, { command: 'dead-letters' }>,
  connection: Connection,
  servers: ServerAddresses,
  say: Say,
): Promise<void> {
  const given = settingsFor(servers, READER);
  const kafka = connectKafka(given.kafkaBrokers, 'operations', kafkaConnection(given));
  const letters = new DeadLetters(
    kafka,
    connection,
    READER,
    PUBLISHERS.map(({ topic }) => topic),
  );
  try {
    if (what.action === 'list') {
      const open = await letters.open();
      for (const letter of open) say(lineOf(letter));
      say(`${open.length} dead letters wait for a decision`);
      return;
    }
    if (what.action === 'show') {
      const letter = await letters.find(what.id);
      for (const line of described(letter)) say(line);
      const decision = await letters.decisionOn(letter);
      say(decision ? decisionInWords(decision) : 'waits for a decision');
      return;
    }
    const chosen =
      what.ids.length === 0
        ? await letters.open()
        : await Promise.all(what.ids.map((id) => letters.find(id)));
    if (what.action === 'replay') {
      const outcomes = await letters.replay(chosen, what.because);
      for (const [index, after] of outcomes.entries()) say(outcomeInWords(chosen[index]!, after));
      return;
    }
    for (const letter of chosen) {
      await letters.discard(letter, what.because);
      say(`${letter.id}: discarded`);
    }
  } finally {
    await letters.close();
  }
}

function lineOf({ id, partition, offset, reason, where, type, aggregate }: Letter): string {
  const why = `${`${reason} ${where}`.trim()}: ${whyInWords({ reason, where })}`;
  return [id, `from ${partition}@${offset}`, type, aggregate, why].join('  ');
}

function outcomeInWords({ id, topic, partition, offset }: Letter, after: AfterReplay): string {
  switch (after.outcome) {
    case 'read':
      return `${id}: replayed, and read`;
    case 'put aside':
      return `${id}: replayed, and put aside again as ${after.again.id}: ${whyInWords(after.again)}. Nothing is lost.`;
    case 'waits':
      return `${id}: replayed; ${READER} has not come to it yet: does it run?`;
    case 'left out':
      return `${id}: too large to have been kept whole: it still lies in ${topic}, partition ${partition}, offset ${offset}`;
  }
}

/** Why it was put aside, the names of its headers and its size, and nothing that came in it. */
function described(letter: Letter): string[] {
  return [
    lineOf(letter),
    `put aside: ${whyInWords(letter)}`,
    `headers: ${Object.keys(originalHeaders(letter))
      .filter((name) => /^[\w-]{1,60}$/.test(name))
      .join(', ')}`,
    `${letter.bytes} bytes`,
  ];
}

/** The settings of a service's own programs: with its credentials and certificates, where the servers ask for them. */
function settingsFor({ mongodbUri, kafkaBrokers }: ServerAddresses, service: string): ServerSettings {
  return settings(ServerSettings, {
    ...process.env,
    MONGODB_URI: databaseUri(mongodbUri, service),
    KAFKA_BROKERS: kafkaBrokers,
  });
}

async function onDatabase<T>(
  servers: ServerAddresses,
  service: string,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const given = settingsFor(servers, service);
  const connection = mongoose.createConnection(given.mongodbUri, connectOptions(databaseConnection(given)));
  try {
    await connection.asPromise();
    return await use(connection);
  } finally {
    await connection.close();
  }
}
