import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Answer, Command, LoadJournal, Payload } from './load-journal.js';

const ANSWER_WITHIN_MS = 8_000;

/** Sends commands, each attempt on a connection of its own, and keeps what came of it. */
export class Sender {
  /** The longest that an answer took. */
  longestMs = 0;

  constructor(
    private readonly journal: LoadJournal,
    /** Where the service answers now, one of its instances. */
    private readonly address: (command: Command) => string,
  ) {}

  announce(command: Command): void {
    this.journal.write({ is: 'command', command });
  }

  /** The answer, or `undefined` where none came: nobody knows what became of the command then. */
  async attempt(command: Command, token: string, payload?: Payload): Promise<Answer | undefined> {
    const attempt = randomUUID();
    const sentAt = Date.now();
    this.journal.write({ is: 'sent', command: command.id, attempt, at: sentAt });
    try {
      const answer = await send(this.address(command), command, token, payload ?? payloadOf(command));
      this.longestMs = Math.max(this.longestMs, Date.now() - sentAt);
      this.journal.write({ is: 'answered', attempt, at: Date.now(), ...answer });
      return answer;
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? String(error);
      this.journal.write({ is: 'unanswered', attempt, at: Date.now(), why });
      return undefined;
    }
  }
}

function payloadOf({ body }: Command): Payload | undefined {
  return body === undefined ? undefined : { bytes: Buffer.from(JSON.stringify(body)) };
}

function send(address: string, command: Command, token: string, payload?: Payload): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${token}`,
    connection: 'close',
    ...(payload && { 'content-type': 'application/json', ...lengthOf(payload), ...payload.headers }),
    ...(command.expectedVersion > 0 && { 'if-match': `"${command.expectedVersion}"` }),
    ...(command.key !== undefined && { 'idempotency-key': command.key }),
  };
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  return new Promise((resolve, reject) => {
    const asked = request(
      new URL(command.path, address),
      { method: command.method, headers, signal, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.once('error', reject);
        response.once('end', () => resolve(answerOf(response.statusCode ?? 0, response.headers.etag, text)));
      },
    );
    asked.once('error', reject);
    asked.end(payload?.bytes);
  });
}

/** One that is sent in chunks does not say how long it is. */
function lengthOf({ bytes, headers }: Payload): Readonly<Record<string, number>> {
  return headers?.['transfer-encoding'] === undefined ? { 'content-length': bytes.length } : {};
}

function answerOf(status: number, etag: string | undefined, text: string): Answer {
  const version = etag === undefined ? undefined : Number(/\d+/.exec(etag)?.[0]);
  return {
    status,
    ...(version !== undefined && { version }),
    ...(status >= 400 && { code: codeIn(text), bytes: Buffer.byteLength(text) }),
  };
}

function codeIn(text: string): string {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? '';
  } catch {
    return '';
  }
}
