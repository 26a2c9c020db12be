import type { Socket } from 'node:net';
import mongoose from 'mongoose';
import { Frames } from './frames.js';
import { Wire, type Passage } from './wire.js';

const OP_MSG = 2013;
const WRITE_CONFLICT = {
  ok: 0,
  code: 112,
  codeName: 'WriteConflict',
  errmsg: 'WriteConflict error: this operation conflicted with another operation',
  errorLabels: ['TransientTransactionError'],
};

/** Speaks MongoDB's protocol: it can lose the reply of a commit and answer write conflicts in the server's place. */
export class DatabaseWire extends Wire {
  private commitRepliesToLose = 0;
  private conflictsToAnswer = 0;
  /** What was done so far. */
  readonly done = { repliesLost: 0, conflictsAnswered: 0 };

  loseCommitReplies(count: number): void {
    this.commitRepliesToLose = count;
  }

  answerConflicts(count: number): void {
    this.conflictsToAnswer = count;
  }

  protected override passage(client: Socket): Passage {
    const requests = new Frames(lengthOf);
    const replies = new Frames(lengthOf);
    const commits = new Set<number>();
    return {
      toServer: (chunk) =>
        Buffer.concat([...requests.add(chunk)].filter((frame) => this.passes(frame, commits, client))),
      toClient: (chunk) =>
        Buffer.concat([...replies.add(chunk)].filter((frame) => this.isDelivered(frame, commits, client))),
    };
  }

  private passes(frame: Buffer, commits: Set<number>, client: Socket): boolean {
    if (frame.readInt32LE(12) !== OP_MSG) return true;
    if (this.conflictsToAnswer > 0 && writesInTransaction(frame)) {
      this.conflictsToAnswer -= 1;
      this.done.conflictsAnswered += 1;
      client.write(replyTo(frame, WRITE_CONFLICT));
      return false;
    }
    if (this.commitRepliesToLose > 0 && frame.includes('commitTransaction\0')) {
      this.commitRepliesToLose -= 1;
      commits.add(frame.readInt32LE(4));
    }
    return true;
  }

  /** The server has committed by now; its client does not get to know it. */
  private isDelivered(frame: Buffer, commits: Set<number>, client: Socket): boolean {
    if (!commits.delete(frame.readInt32LE(8))) return true;
    this.done.repliesLost += 1;
    client.destroy();
    return false;
  }
}

function lengthOf(start: Buffer): number {
  return start.readInt32LE(0);
}

function writesInTransaction(frame: Buffer): boolean {
  return frame.includes('txnNumber\0') && frame.includes('insert\0') && frame.includes('journal\0');
}

function replyTo(request: Buffer, body: object): Buffer {
  const document = mongoose.mongo.BSON.serialize(body);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(0, 4);
  head.writeInt32LE(request.readInt32LE(4), 8);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, document]);
}
