/** What a service answered. `json` is the body where it is JSON, `{}` otherwise. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  /** The problem's code. */
  readonly code: string | undefined;
  /** The fields that the problem names. */
  readonly pointers: readonly string[];
  /** The version in the `ETag`, 0 without one. */
  readonly version: number;
}

export interface CallOptions {
  /** Sent as JSON; text and bytes are sent as they are. */
  readonly body?: unknown;
  readonly ifMatch?: number | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One person at a service's HTTP interface, with a token or without. */
export class Caller {
  constructor(
    private readonly address: string,
    private readonly token?: string,
  ) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  put(path: string, body: unknown, ifMatch?: number): Promise<Answer> {
    return this.send('PUT', path, { body, ...(ifMatch !== undefined && { ifMatch }) });
  }

  post(path: string, ifMatch?: number, body?: unknown): Promise<Answer> {
    return this.send('POST', path, { body, ...(ifMatch !== undefined && { ifMatch }) });
  }

  async send(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const { body } = options;
    const response = await fetch(this.address + path, {
      method,
      headers: this.headers(options),
      ...(body !== undefined && { body: bytesOf(body) }),
    });
    return answerOf(response, await response.text());
  }

  private headers({ body, ifMatch, headers }: CallOptions): Record<string, string> {
    return {
      ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(ifMatch !== undefined && { 'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch }),
      ...headers,
    };
  }
}

function bytesOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

function answerOf({ status, headers }: Response, text: string): Answer {
  const isJson = text !== '' && headers.get('content-type')?.includes('json') === true;
  const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  const { code, errors } = json as { code?: string; errors?: readonly { readonly pointer: string }[] };
  const version = Number(headers.get('etag')?.replaceAll('"', '') ?? 0);
  return {
    status,
    headers,
    text,
    json,
    code,
    pointers: (errors ?? []).map(({ pointer }) => pointer),
    version,
  };
}
