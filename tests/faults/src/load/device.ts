import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { DeviceQueue, MemoryStorage, type Change, type Queued, type Settled } from '@entente/client';
import type { Answer, Command, LoadJournal } from './load-journal.js';
import type { Outcome } from './persistence.js';

const ANSWER_WITHIN_MS = 8_000;
const AGAIN_AFTER_MS = 250;

/** A command as the load's journal has it, under the key that the device gave it. */
export interface Done {
  readonly command: Command;
  readonly outcome: Outcome;
}

interface AnsweredItem {
  readonly key: string;
  readonly outcome: Settled['outcome'];
  readonly version?: number;
  readonly again?: boolean;
  readonly problem?: { readonly status: number; readonly code: string };
}

/** A team's device, with the product's own client library on it: it sends its whole queue until all is answered. */
export class Device {
  constructor(
    private readonly journal: LoadJournal,
    /** Where the service answers now, one of its instances. */
    private readonly address: (command: Command) => string,
  ) {}

  /** Commands on results of one operation, in the order in which they were decided. */
  async give(
    commands: readonly Command[],
    { token, goOn }: { readonly token: string; readonly goOn: () => boolean },
  ): Promise<readonly Done[]> {
    const [first] = commands;
    if (!first) return [];
    const queue = new DeviceQueue({
      address: 'http://an-instance',
      token: () => Promise.resolve(token),
      storage: new MemoryStorage(),
      fetch: this.asking(first),
      answerWithinMs: ANSWER_WITHIN_MS,
    });
    const kept: Command[] = [];
    for (const command of commands) kept.push(this.announced(command, await this.add(queue, command)));
    const settled = await untilSettled(queue, goOn);
    return kept.map((command) => ({ command, outcome: settled.get(command.id) ?? 'unknown' }));
  }

  private add(queue: DeviceQueue, { operation, aggregate, kind, body = {} }: Command): Promise<Queued> {
    const change: Change = kind === 'log' ? { kind: 'log', body } : { kind: 'correct', body };
    return queue.add({ operation, resultId: aggregate }, change);
  }

  private announced(command: Command, { key }: Queued): Command {
    const own = { ...command, id: key, key };
    this.journal.write({ is: 'command', command: own });
    return own;
  }

  /** Each request on a connection of its own; what came of it is kept for every command in it. */
  private asking(command: Command): typeof fetch {
    return async (input, init) => {
      const text = typeof init?.body === 'string' ? init.body : '';
      const { items } = JSON.parse(text) as { readonly items: readonly { readonly key: string }[] };
      const attempts = items.map(({ key }) => ({ key, attempt: randomUUID() }));
      for (const { key, attempt } of attempts)
        this.journal.write({ is: 'sent', command: key, attempt, at: Date.now() });
      try {
        const { pathname } = new URL(input instanceof Request ? input.url : input);
        const headers = Object.fromEntries(new Headers(init?.headers));
        const answer = await post(new URL(pathname, this.address(command)), {
          headers,
          text,
          signal: init?.signal,
        });
        for (const { key, attempt } of attempts) this.answered(attempt, answerTo(key, answer));
        return new Response(answer.text, { status: answer.status });
      } catch (error) {
        for (const { attempt } of attempts) this.unanswered(attempt, error);
        throw error;
      }
    };
  }

  private answered(attempt: string, answer: Answer | undefined): void {
    if (answer) this.journal.write({ is: 'answered', attempt, at: Date.now(), ...answer });
    else this.journal.write({ is: 'unanswered', attempt, at: Date.now(), why: 'to be sent again' });
  }

  private unanswered(attempt: string, error: unknown): void {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    this.journal.write({ is: 'unanswered', attempt, at: Date.now(), why });
  }
}

async function untilSettled(queue: DeviceQueue, goOn: () => boolean): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (;;) {
    const { settled, waiting } = await queue.send();
    for (const { key, outcome } of settled) {
      outcomes.set(key, outcome === 'applied' || outcome === 'repeated' ? 'accepted' : 'refused');
    }
    if (waiting === 0 || !goOn()) return outcomes;
    await wait(AGAIN_AFTER_MS);
  }
}

interface Answered {
  readonly status: number;
  readonly text: string;
}

/** What the answer to a request says of one of its commands, as if that had come alone. */
function answerTo(key: string, { status, text }: Answered): Answer | undefined {
  if (status !== 200) return { status };
  const { items } = JSON.parse(text) as { readonly items: readonly AnsweredItem[] };
  const item = items.find((one) => one.key === key);
  if (!item || item.again) return undefined;
  const { outcome, version, problem } = item;
  if (outcome === 'conflict') return { status: 409, code: 'stale-version' };
  if (outcome === 'refused') return { status: problem?.status ?? 500, code: problem?.code ?? '' };
  return { status: 200, ...(version !== undefined && { version }) };
}

interface Sending {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly signal: AbortSignal | null | undefined;
}

function post(url: URL, { headers, text, signal }: Sending): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { ...headers, connection: 'close' }, agent: false as const };
    const asked = request(url, { ...options, ...(signal && { signal }) }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text: answer }));
    });
    asked.once('error', reject);
    asked.end(text);
  });
}
