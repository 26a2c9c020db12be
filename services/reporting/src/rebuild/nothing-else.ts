import { EventProducer, PromMessagingMetrics } from '@entente/messaging';
import { Registry } from 'prom-client';

/** Sends nothing: what is read a second time has no effect outside of what is built. */
export class NothingElse extends EventProducer {
  async send(): Promise<void> {
    await Promise.resolve();
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }
}

/** Figures that nobody reads: they would count every event a second time. */
export class Unmeasured extends PromMessagingMetrics {
  constructor() {
    super(new Registry());
  }
}
