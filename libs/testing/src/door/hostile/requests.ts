import { deflateSync, gzipSync } from 'node:zlib';

/** A request that is hostile in its head or in its bytes, and what must become of it. */
export interface HostileRequest {
  readonly what: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The code of the problem; none where it is as good as without its oddity. */
  readonly code?: string;
}

/** Ten megabytes in ten kilobytes. */
const BOMB = gzipSync(Buffer.alloc(10_000_000));

const TYPES_REFUSED: readonly string[] = [
  ...[
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ],
  ...[
    'application/jsonp',
    'application/json-patch+json',
    'application/merge-patch+json',
    'application/octet-stream',
  ],
  ...[
    'application',
    '/',
    '*/*',
    'json',
    'application/json/x',
    'text/plain, application/json',
    'application/bson',
  ],
];
const TYPES_TAKEN = ['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;'];

const IF_MATCH_REFUSED: readonly string[] = [
  ...[
    '1',
    '"0"',
    '"-1"',
    '"1.0"',
    '"1e3"',
    '"0x1"',
    '"01"',
    '" 1"',
    '"x"',
    'W/"1"',
    '"1", "2"',
    '"1","1"',
    '*',
    '""',
    '"',
    '"1',
  ],
  ...['"9007199254740993"', `"${'9'.repeat(300)}"`, '"__proto__"', '{"$gt":0}', 'null'],
];
const KEYS_REFUSED: readonly string[] = ['k'.repeat(201), 'é', '\u00ff', 'a\tb', ''];
const KEYS_TAKEN = ['k', '__proto__', '$where', '{"$ne":null}', 'k'.repeat(200), "' OR 1=1 --", '../..'];

const IGNORED: readonly Readonly<Record<string, string>>[] = [
  { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
  { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '::1', forwarded: 'for=localhost' },
  { 'x-original-url': '/health/live', 'x-rewrite-url': '/health/live' },
  { 'x-roles': 'administrator', 'x-user': 'root', cookie: 'token=1; role=registrar' },
  { traceparent: '00-zz-zz-00', tracestate: 'x'.repeat(2_000), baggage: 'role=registrar' },
  { accept: 'text/html', 'accept-encoding': 'identity;q=0', 'accept-language': '../../etc' },
  { origin: 'null', referer: 'javascript:alert(1)', 'user-agent': '() { :; }; /bin/true' },
  { 'if-none-match': '*', 'if-modified-since': 'yesterday', range: 'bytes=0-' },
  { 'x-request-id': '0'.repeat(36), 'request-id': '$(id)' },
];

/** In the head of any request. */
export function* hostileHeads(): Generator<HostileRequest> {
  for (const headers of IGNORED) yield { what: Object.keys(headers).join(', '), headers };
}

/** In the head of a command, beside a good body. */
export function* hostileCommands(body: string): Generator<HostileRequest> {
  for (const type of TYPES_REFUSED)
    yield { what: `type ${type}`, body, headers: { 'content-type': type }, code: 'unsupported-media-type' };
  for (const type of TYPES_TAKEN) yield { what: `type ${type}`, body, headers: { 'content-type': type } };
  for (const value of IF_MATCH_REFUSED)
    yield { what: `If-Match ${value}`, body, headers: { 'if-match': value }, code: 'malformed-if-match' };
  for (const value of KEYS_REFUSED) {
    const headers = { 'idempotency-key': value };
    yield { what: `Idempotency-Key ${value}`, body, headers, code: 'malformed-idempotency-key' };
  }
  for (const value of KEYS_TAKEN)
    yield { what: `Idempotency-Key ${value}`, body, headers: { 'idempotency-key': value } };
}

/** In the bytes of a body that is good otherwise. */
export function* hostileBytes(body: string): Generator<HostileRequest> {
  const code = 'malformed-json';
  const bytes = Buffer.from(body);
  const step = Math.max(1, Math.floor(bytes.length / 50));
  for (let end = 1; end < bytes.length; end += step)
    yield { what: `cut after ${end} bytes`, body: bytes.subarray(0, end), code };
  yield { what: 'UTF-16', body: Buffer.from(body, 'utf16le'), code };
  yield { what: 'UTF-16 with its mark', body: Buffer.from(`\ufeff${body}`, 'utf16le'), code };
  yield { what: 'Latin-1', body: Buffer.from(body.replace('"', '"é'), 'latin1'), code };
  yield { what: 'UTF-7', body: body.replaceAll('"', '+ACI-'), code };
  for (const wrong of [
    [0xff],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xe2, 0x82],
    [0x80],
  ])
    yield {
      what: `bytes ${wrong.join(' ')}`,
      body: Buffer.concat([bytes.subarray(0, 2), Buffer.from(wrong), bytes.subarray(2)]),
      code,
    };
  for (const [encoding, encoded] of [
    ['gzip', gzipSync(body)],
    ['deflate', deflateSync(body)],
  ] as const)
    yield { what: encoding, body: encoded, headers: { 'content-encoding': encoding }, code };
  yield {
    what: 'a bomb of gzip',
    body: BOMB,
    headers: { 'content-encoding': 'gzip' },
    code,
  };
}
