/** A message as it goes on the wire; `value` null only for tombstones that are passed on as they came. */
export interface OutgoingMessage {
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers: Readonly<Record<string, string | Buffer>>;
}

/** The broker refuses a message of this size, now and at every later try. */
export class MessageTooLarge extends Error {
  constructor(topic: string, options?: ErrorOptions) {
    super(`a message for ${topic} is larger than the broker takes`, options);
    this.name = 'MessageTooLarge';
  }
}

/** Sends messages in the order given; a promise that resolves means that every in-sync replica has them. */
export abstract class EventProducer {
  /** Rejects with `MessageTooLarge`, or with whatever kept the broker from answering; then all may be sent again. */
  abstract send(topic: string, messages: readonly OutgoingMessage[]): Promise<void>;

  abstract close(): Promise<void>;
}
