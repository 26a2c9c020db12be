import type { Answer, Caller } from '@entente/testing';
import type { Shown } from './exchange.js';
import type { Walkthrough } from './walkthrough.js';

interface Call {
  readonly ifMatch?: number;
  readonly body?: unknown;
  readonly shown?: Shown;
}

/** Somebody whose calls are written down. What need not be told is done through `caller`. */
export class Person {
  constructor(
    readonly name: string,
    readonly caller: Caller,
    private readonly story: Walkthrough,
  ) {}

  get(path: string, shown?: Shown): Promise<Answer> {
    return this.call('GET', path, { ...(shown && { shown }) });
  }

  put(path: string, body: unknown, ifMatch?: number): Promise<Answer> {
    return this.call('PUT', path, { body, ...(ifMatch !== undefined && { ifMatch }) });
  }

  post(path: string, ifMatch?: number, body?: unknown, shown?: Shown): Promise<Answer> {
    return this.call('POST', path, {
      ...(ifMatch !== undefined && { ifMatch }),
      ...(body !== undefined && { body }),
      ...(shown && { shown }),
    });
  }

  private async call(method: string, path: string, { shown, ...options }: Call): Promise<Answer> {
    const answer = await this.caller.send(method, path, options);
    const { status, version, text, json } = answer;
    this.story.took({
      ...{ who: this.name, method, path, ...options, status, version },
      ...(text !== '' && { answer: json }),
      ...(shown && { shown }),
    });
    return answer;
  }
}
