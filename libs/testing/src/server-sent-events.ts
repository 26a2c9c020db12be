/** An event of a stream, or a comment, which readers skip. */
export type StreamPart =
  { readonly comment: string } | { readonly id: string; readonly event: string; readonly data: unknown };

export interface Listening {
  readonly token: string;
  /** The id of the last event of the stream that broke. */
  readonly lastSeen?: string;
  readonly signal?: AbortSignal;
}

/** Asks for a stream of server-sent events. What it answers is read with `partsOf`. */
export function askForStream(url: string, { token, lastSeen, signal }: Listening): Promise<Response> {
  return fetch(url, {
    headers: {
      ...{ authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      ...(lastSeen !== undefined && { 'last-event-id': lastSeen }),
    },
    ...(signal && { signal }),
  });
}

/** What a stream tells, one after the other, however its bytes are cut. Rejects where it breaks. */
export async function* partsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<StreamPart, undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body) {
    const blocks = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const part = partIn(block);
      if (part) yield part;
    }
  }
  return undefined;
}

function partIn(block: string): StreamPart | undefined {
  const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  const comment = fields.get('');
  if (comment !== undefined) return { comment };
  const [id, event, data] = ['id', 'event', 'data'].map((name) => fields.get(name));
  if (id === undefined || event === undefined || data === undefined) return undefined;
  return { id, event, data: JSON.parse(data) as unknown };
}
