import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '../random.js';
import type { Stage } from '../stage/stage.js';
import { Client, type KnownOperation, type KnownResult } from './client.js';
import { Device } from './device.js';
import type { Answer, Command, CommandKind, LoadJournal, Payload } from './load-journal.js';
import { sendUntilAnswered, type Outcome } from './persistence.js';
import { RecordClient } from './record-client.js';
import { RECORD_LIVES } from './record-life.js';
import { Sender } from './sender.js';
import { takenBy, type CommandService } from './taken-by.js';
import { bearerOf, LEAD_COUNTRY } from './team.js';

const CLIENTS = 3;
/** Some 30 commands a second in all: a minute without Kafka leaves what two cores catch up with in seconds. */
const PAUSE_MS = 100;
/** Between two commands about records of one kind that live by themselves. */
const RECORD_PAUSE_MS = 250;
/** Clients that fill, and results of each operation that they fill. */
const FILLERS = 12;
const RESULTS_OF_FILLED = 100;
/** A client gives up what it could not get answered for so long after the load was told to end. */
const PATIENCE_MS = 20_000;

const STATUS_AFTER: Readonly<Partial<Record<CommandKind, string>>> = {
  start: 'running',
  closing: 'closing',
  closure: 'closed',
  cancellation: 'cancelled',
};

/** An operation that runs, and what makes its figures. */
export interface Opened {
  readonly client: Client;
  readonly operation: KnownOperation;
  readonly random: Random;
}

export interface StatedOne {
  readonly operation: string;
  readonly indicator: string;
  readonly acceptedAt: number;
}

/** Several clients at once, each with operations of its own, until they are told to stop. */
export class Load {
  private readonly clients: Promise<void>[] = [];
  private readonly done: Command[] = [];
  private readonly sender: Sender;
  private readonly intruder: Sender;
  private readonly device: Device;
  readonly boundaries: number[] = [];
  private stoppedAt: number | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly journal: LoadJournal,
    private readonly year: number,
    private readonly seed: number,
  ) {
    const chooser = Random.of(seed, 'instances');
    const address = (command: Command): string => chooser.pick(stage.of(takenBy(command))).address;
    this.sender = new Sender(journal, address);
    this.intruder = new Sender(journal, address);
    this.device = new Device(journal, address);
  }

  start(): void {
    for (let number = 1; number <= CLIENTS; number += 1) {
      const random = Random.of(this.seed, `client ${number}`);
      this.clients.push(this.work(new Client(random, this.year), random));
    }
    for (const life of RECORD_LIVES) {
      const random = Random.of(this.seed, `client of ${life.path}`);
      this.clients.push(this.workOn(new RecordClient(life, random), random));
    }
  }

  /** Ends when every client has an answer to its last command, or has lost its patience. */
  async stop(): Promise<void> {
    this.stoppedAt = Date.now();
    await Promise.all(this.clients);
    this.journal.close();
  }

  /** For a fault during which every request that was on its way before this instant is answered. */
  mustAnswerAllSentBefore(instant: number): void {
    this.boundaries.push(instant);
  }

  /** A new operation that runs, for a figure to come. `purpose` makes it another one than those of other purposes. */
  async open(purpose: string): Promise<Opened> {
    const random = Random.of(this.seed, purpose);
    const client = new Client(random, this.year);
    const { command, operation } = client.plan(false);
    await this.mustGive(command, random);
    operation.version = 1;
    await this.mustGive(client.move(operation), random);
    return { client, operation, random };
  }

  /** A figure for the whole of that operation; answers its place in the report and when it was accepted. */
  async stateOne({ client, operation, random }: Opened): Promise<StatedOne> {
    const figure = client.state(operation);
    await this.mustGive(figure, random);
    return { operation: operation.id, indicator: String(figure.body?.['indicator']), acceptedAt: Date.now() };
  }

  /** A new record of a service's own kind, beside the load; answers whether it was accepted in time. */
  async isTaken(service: CommandService, withinMs: number): Promise<boolean> {
    const command = this.newRecordOf(service);
    const until = Date.now() + withinMs;
    this.sender.announce(command);
    const token = await this.stage.token(bearerOf(command.kind, LEAD_COUNTRY));
    const outcome = await sendUntilAnswered(command, {
      attempt: (one) => this.sender.attempt(one, token),
      goOn: () => Date.now() < until,
    });
    return outcome === 'accepted' && Date.now() <= until;
  }

  private newRecordOf(service: CommandService): Command {
    const random = Random.of(this.seed, `new to ${service}`);
    const life = RECORD_LIVES.find((each) => takenBy(each) === service);
    if (life === undefined) return new Client(random, this.year).plan(false).command;
    return new RecordClient(life, random).next().command;
  }

  /** Sends something else in the place of a command's body, beside the load. */
  async intrude(command: Command, payload: Payload): Promise<Answer | undefined> {
    this.intruder.announce(command);
    const token = await this.stage.token(bearerOf(command.kind, LEAD_COUNTRY));
    return this.intruder.attempt(command, token, payload);
  }

  /** The longest that an answer took of those that were no intrusion. */
  get longestMs(): number {
    return this.sender.longestMs;
  }

  /** Brings new results in as fast as they are taken, beside the load; answers how many were accepted. */
  async fill(results: number): Promise<number> {
    let left = results;
    let accepted = 0;
    const fillOne = async (number: number): Promise<void> => {
      const random = Random.of(this.seed, `filler ${number}`);
      const client = new Client(random, this.year);
      while (left > 0) {
        const share = Math.min(left, RESULTS_OF_FILLED);
        left -= share;
        const { command, operation } = client.plan(false);
        await this.mustGive(command, random);
        operation.version = 1;
        await this.mustGive(client.move(operation), random);
        while (operation.results.length < share) await this.log(client, operation, random);
        accepted += operation.results.length;
      }
    };
    await Promise.all(Array.from({ length: FILLERS }, (_, number) => fillOne(number)));
    return accepted;
  }

  private async mustGive(command: Command, random: Random): Promise<void> {
    const outcome = await this.give(command, random);
    if (outcome !== 'accepted') throw new Error(`${command.kind} of ${command.aggregate}: ${outcome}`);
  }

  private async work(client: Client, random: Random): Promise<void> {
    while (this.stoppedAt === undefined) {
      await this.step(client, random);
      await wait(PAUSE_MS * (0.5 + random.next()));
    }
  }

  private async workOn(client: RecordClient, random: Random): Promise<void> {
    while (this.stoppedAt === undefined) {
      const { command, accepted, lost } = client.next();
      // Of two POSTs at once the later is refused, whatever they say.
      const copies = command.method === 'PUT' && random.chance(0.1) ? 4 : 1;
      const outcome = await this.give(command, random, copies);
      if (outcome === 'accepted') accepted();
      else lost();
      await wait(RECORD_PAUSE_MS * (0.5 + random.next()));
    }
  }

  private async step(client: Client, random: Random): Promise<void> {
    const operation = client.operations.at(-1);
    if (!operation || operation.results.length > 14 || random.chance(0.03)) return this.plan(client, random);
    if (operation.status === 'planned') return this.move(client, operation, random);

    const result = pickOrNone(random, operation.results);
    const standing = result && result.status !== 'withdrawn' ? result : undefined;
    const dice = random.next();
    if (dice < 0.07) return this.give(client.wrong(operation, standing), random).then(() => undefined);
    if (dice < 0.1) return this.comeBack(client, operation, random);
    if (dice < 0.15) return this.repeat(random);
    if (dice < 0.18 && operation.results.length > 5) return this.move(client, operation, random);
    if (standing && dice < 0.27 && standing.status === 'provisional') {
      return this.revise(client, operation, standing, random);
    }
    if (standing && dice < 0.45) return this.change(client, operation, standing, random);
    return this.log(client, operation, random);
  }

  private async plan(client: Client, random: Random): Promise<void> {
    const { command, operation } = client.plan();
    if ((await this.give(command, random)) !== 'accepted') return;
    operation.version = 1;
    client.operations.push(operation);
  }

  private async move(client: Client, operation: KnownOperation, random: Random): Promise<void> {
    if (operation.status === 'closed' || operation.status === 'cancelled') return;
    const command = client.move(operation);
    if ((await this.give(command, random)) !== 'accepted') {
      client.operations.splice(client.operations.indexOf(operation), 1);
      return;
    }
    operation.version += 1;
    operation.status = STATUS_AFTER[command.kind] ?? operation.status;
  }

  private async log(client: Client, operation: KnownOperation, random: Random): Promise<void> {
    const command = client.log(operation);
    const body = command.body ?? {};
    if (body['scope'] === 'operation') operation.stated.add(String(body['indicator']));
    const copies = random.chance(0.1) ? 4 : 1;
    if ((await this.give(command, random, copies)) !== 'accepted') return;
    operation.results.push({
      id: command.aggregate,
      operation: operation.id,
      country: body['country'] as string | undefined,
      version: 1,
      status: 'provisional',
      body,
    });
  }

  /** A device comes back, and sends everything that was done on it. */
  private async comeBack(client: Client, operation: KnownOperation, random: Random): Promise<void> {
    const { country, commands } = client.offline(operation);
    const token = await this.stage.token(bearerOf('log', country));
    const done = await this.device.give(commands, { token, goOn: this.patience(random) });
    for (const [id, ofOne] of Map.groupBy(done, ({ command }) => command.aggregate)) {
      if (ofOne.some(({ outcome }) => outcome !== 'accepted')) continue;
      this.done.push(...ofOne.map(({ command }) => command));
      const [log, correction] = ofOne.map(({ command }) => command.body ?? {});
      const body = { ...log, ...(correction && { value: correction['value'] }) };
      operation.results.push({
        ...{ id, operation: operation.id, country, body },
        ...{ version: ofOne.length, status: 'provisional' },
      });
    }
  }

  private async revise(
    client: Client,
    operation: KnownOperation,
    result: KnownResult,
    random: Random,
  ): Promise<void> {
    const command = client.revise(result);
    const outcome = await this.give(command, random);
    if (outcome !== 'accepted') {
      forget(operation, result);
      return;
    }
    result.version += 1;
    result.body = command.body ?? {};
  }

  private async change(
    client: Client,
    operation: KnownOperation,
    result: KnownResult,
    random: Random,
  ): Promise<void> {
    const confirmable = result.status === 'provisional' && random.chance(0.6);
    const kind = confirmable ? 'confirmation' : random.chance(0.7) ? 'correction' : 'withdrawal';
    const command = client.change(result, kind);
    if ((await this.give(command, random)) !== 'accepted') {
      forget(operation, result);
      return;
    }
    result.version += 1;
    result.status = { confirmation: 'confirmed', correction: 'provisional', withdrawal: 'withdrawn' }[
      kind
    ] as KnownResult['status'];
  }

  /** Sends again, byte for byte, what was answered long ago. */
  private async repeat(random: Random): Promise<void> {
    const command = pickOrNone(random, this.done);
    if (command) await this.send(command, random, 1);
  }

  private async give(command: Command, random: Random, copies = 1): Promise<Outcome> {
    this.sender.announce(command);
    const outcome = await this.send(command, random, copies);
    if (outcome === 'accepted') this.done.push(command);
    return outcome;
  }

  private async send(command: Command, random: Random, copies: number): Promise<Outcome> {
    const country = command.body?.['country'] as string | undefined;
    const token = await this.stage.token(bearerOf(command.kind, country ?? this.countryOf(command)));
    const persistence = {
      attempt: (one: Command) => this.sender.attempt(one, token),
      goOn: this.patience(random),
    };
    const outcomes = await Promise.all(
      Array.from({ length: copies }, () => sendUntilAnswered(command, persistence)),
    );
    return outcomes.includes('accepted') ? 'accepted' : (outcomes[0] ?? 'unknown');
  }

  /** Whether a client goes on after an answer that did not come; some never do. */
  private patience(random: Random): () => boolean {
    const forgetful = random.chance(0.1);
    return () => !forgetful && (this.stoppedAt === undefined || Date.now() < this.stoppedAt + PATIENCE_MS);
  }

  /** The reporter of the result that a change is about. */
  private countryOf({ aggregate }: Command): string | undefined {
    const logged = this.done.find((command) => command.kind === 'log' && command.aggregate === aggregate);
    return logged?.body?.['country'] as string | undefined;
  }
}

function pickOrNone<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items.length === 0 ? undefined : random.pick(items);
}

/** Nobody touches again what a client no longer knows the version of. */
function forget(operation: KnownOperation, result: KnownResult): void {
  operation.results.splice(operation.results.indexOf(result), 1);
}
