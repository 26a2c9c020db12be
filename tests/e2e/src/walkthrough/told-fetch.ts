import type { Shown } from './exchange.js';
import type { Walkthrough } from './walkthrough.js';

/** A device's way to the service, which writes down what came through. What broke is thrown on. */
export function toldFetch(who: string, story: Walkthrough, shown?: Shown): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const answer: unknown = await response.clone().json();
    story.took({
      ...{ who, method: init?.method ?? 'GET', path: pathOf(input), status: response.status, version: 0 },
      ...(typeof init?.body === 'string' && { body: JSON.parse(init.body) as unknown }),
      answer,
      ...(shown && { shown }),
    });
    return response;
  };
}

function pathOf(input: string | URL | Request): string {
  return new URL(input instanceof Request ? input.url : input).pathname;
}
