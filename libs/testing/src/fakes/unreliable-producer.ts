import { EventProducer } from '@entente/messaging';
import type { OutgoingMessage } from '@entente/messaging';
import type { Gate } from '../eventually.js';

/** Passes on to another producer, unless it is told to fail or to wait first. */
export class UnreliableProducer extends EventProducer {
  /** Sends that fail from now on. */
  failures = 0;
  gate: Gate | undefined;

  constructor(private readonly inner: EventProducer) {
    super();
  }

  async send(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    await this.gate?.pass();
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the broker does not answer');
    }
    await this.inner.send(topic, messages);
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
