import { setTimeout as pause } from 'node:timers/promises';
import { isRetryable, retryAfterMs } from './retry.js';

/** The stack cannot take or give records now: it does not answer, or it refuses the token. */
export class StackFailed extends Error {}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Of the record, where its ETag says it. */
  readonly version?: number;
}

export interface ApiOptions {
  /** Where the service listens, without a path. */
  readonly address: URL;
  readonly token: string;
  /** How long one request is tried again before the stack counts as failed; 60 s unless said otherwise. */
  readonly patienceMs?: number;
  /** Told once, when a request has to be tried again. */
  readonly onTrouble?: (reason: string) => void;
}

const PATIENCE_MS = 60_000;
const ATTEMPT_MS = 15_000;
const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** The HTTP API of a running stack. Every command repeats safely, so a lost answer is asked for again. */
export class Api {
  private troubled = false;

  constructor(private readonly options: ApiOptions) {}

  /** @throws StackFailed */
  async put(path: string, body: unknown): Promise<Answer> {
    return this.send('PUT', path, JSON.stringify(body));
  }

  /** @throws StackFailed */
  async get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  private async send(method: string, path: string, body?: string): Promise<Answer> {
    const startedAt = Date.now();
    const deadline = startedAt + (this.options.patienceMs ?? PATIENCE_MS);
    for (let attempt = 0; ; attempt++) {
      const { answer, failure, waitMs } = await this.attempt(method, path, deadline - Date.now(), body);
      if (answer) return answer;
      const nextMs = Math.max(waitMs ?? Math.min(100 * 2 ** attempt, LONGEST_PAUSE_MS), SHORTEST_PAUSE_MS);
      if (Date.now() + nextMs >= deadline) {
        const seconds = Math.round((Date.now() - startedAt) / 1000);
        throw new StackFailed(
          `${this.options.address.origin} ${failure}: gave up ${method} ${path} after ${seconds} s.`,
        );
      }
      this.tellTrouble(failure);
      await pause(nextMs);
    }
  }

  private async attempt(method: string, path: string, remainingMs: number, body?: string): Promise<Attempt> {
    try {
      const response = await fetch(new URL(path, this.options.address), {
        method,
        headers: {
          authorization: `Bearer ${this.options.token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(Math.max(1, Math.min(ATTEMPT_MS, remainingMs))),
      });
      const text = await response.text();
      if (isRetryable(response.status)) {
        return {
          failure: `answered ${response.status}`,
          waitMs: retryAfterMs(response.headers.get('retry-after')),
        };
      }
      const version = versionOf(response.headers.get('etag'));
      return { answer: { ...answerOf(response.status, text), ...version } };
    } catch (error) {
      if (error instanceof StackFailed) throw error;
      return { failure: reasonOf(error) };
    }
  }

  private tellTrouble(reason: string | undefined): void {
    if (this.troubled) return;
    this.troubled = true;
    this.options.onTrouble?.(`${this.options.address.origin} ${reason ?? 'does not answer'}`);
  }
}

interface Attempt {
  readonly answer?: Answer;
  readonly failure?: string;
  readonly waitMs?: number | undefined;
}

function answerOf(status: number, text: string): Answer {
  const body = parsed(text);
  if (status === 401 || status === 403)
    throw new StackFailed(`The token was refused: ${detailOf({ status, body })}`);
  if (status >= 500) throw new StackFailed(`The stack failed: ${detailOf({ status, body })}`);
  return { status, body };
}

function versionOf(etag: string | null): Pick<Answer, 'version'> {
  const [, digits] = /^"(\d+)"$/.exec(etag ?? '') ?? [];
  return digits === undefined ? {} : { version: Number(digits) };
}

/** What a problem says, with the fields it names. */
export function detailOf({ status, body }: Answer): string {
  const { detail, title, errors } = fieldsOf(body);
  const text = [detail, title].find((part) => typeof part === 'string') ?? `the API answered ${status}`;
  const named = (Array.isArray(errors) ? errors : []).map((error: unknown) => {
    const { pointer, detail: fault } = fieldsOf(error);
    return `${String(pointer)} ${String(fault)}`;
  });
  return named.length === 0 ? text : `${text} (${named.join('; ')})`;
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!Error.isError(error)) return 'failed';
  if (error.name === 'TimeoutError') return 'gave no answer in time';
  const code = Error.isError(error.cause) && 'code' in error.cause ? error.cause.code : undefined;
  return `cannot be reached (${typeof code === 'string' ? code : error.message})`;
}
