import { connect, type Socket } from 'node:net';

const ANSWERED_WITHIN_MS = 10_000;

/** What came back over a connection of its own, as far as it came. */
export interface RawAnswer {
  /** 0 where the connection was closed without an answer. */
  readonly status: number;
  readonly text: string;
}

/** Sends bytes as they are, without what a client would make of them. */
export function rawRequest(address: string, ...parts: readonly (string | Uint8Array)[]): Promise<RawAnswer> {
  return onConnection(address, (socket) => {
    for (const part of parts) socket.write(part);
  });
}

/** The same for whoever writes when he likes; ends with the first answer, or when the other side hangs up. */
export function onConnection(address: string, write: (socket: Socket) => void): Promise<RawAnswer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => write(socket));
    const done = (): void => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    };
    const late = (): void => {
      socket.destroy();
      reject(new Error(`no answer within ${ANSWERED_WITHIN_MS} ms; so far: ${text.slice(0, 200)}`));
    };
    socket.setTimeout(ANSWERED_WITHIN_MS, late).setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (isWhole(text)) done();
    });
    socket.on('close', done).on('error', () => undefined);
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const [head, body] = [text.slice(0, end), text.slice(end + 4)];
  if (/^transfer-encoding: chunked/im.test(head)) return body.endsWith('0\r\n\r\n');
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  return length !== undefined && Buffer.byteLength(body) >= Number(length);
}
