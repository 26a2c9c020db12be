import { Frames } from './frames.js';
import { Wire, type Passage } from './wire.js';

const HOST = Buffer.from('127.0.0.1');

/** A broker tells its clients where it listens: the address it tells is replaced by this wire's own. */
export class KafkaWire extends Wire {
  protected override passage(): Passage {
    const frames = new Frames((start) => start.readInt32BE(0) + 4);
    const told = addressOf(this.targetPort);
    const own = addressOf(this.ownPort);
    const toClient = (chunk: Buffer): Buffer =>
      Buffer.concat([...frames.add(chunk)].map((frame) => replaced(frame, told, own)));
    return { toServer: (chunk) => chunk, toClient };
  }
}

/** As the protocol writes it: the host, and its port as a whole number of four bytes. */
function addressOf(port: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(port);
  return Buffer.concat([HOST, bytes]);
}

function replaced(frame: Buffer, told: Buffer, own: Buffer): Buffer {
  if (!frame.includes(told)) return frame;
  const copy = Buffer.from(frame);
  for (let at = copy.indexOf(told); at >= 0; at = copy.indexOf(told, at)) own.copy(copy, at);
  return copy;
}
