import { Gauge, type Registry } from 'prom-client';
import { askedOnce } from '../asked-once.js';
import type { Outbox } from './outbox.js';
import type { Relay } from './relay.js';

/** What waits at the publisher. */
export interface RelaySummary {
  readonly pending: number;
  /** Of the oldest row that waits; 0 where none does. */
  readonly lagSeconds: number;
  readonly parked: number;
  readonly log: 'whole' | 'suspected' | 'publishing again' | 'unknown';
}

/** Read from the journal each time somebody asks; a database that does not answer leaves the figures as they are. */
export class RelayFigures {
  constructor(
    private readonly outbox: Outbox,
    private readonly relay: Relay,
    registry: Registry,
  ) {
    // Each look goes over everything that waits.
    const summary = askedOnce(() => this.summary());
    const gauge = (name: string, help: string, read: (summary: RelaySummary) => number): void => {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          await summary().then(
            (figures) => this.set(read(figures)),
            () => undefined, // whether the database answers is told elsewhere
          );
        },
      });
    };
    gauge('entente_events_pending', 'Journal rows that wait to be sent', ({ pending }) => pending);
    gauge(
      'entente_relay_lag_seconds',
      'Since when the oldest journal row waits to be sent',
      ({ lagSeconds }) => lagSeconds,
    );
    gauge(
      'entente_events_parked',
      'Journal rows set aside, until somebody releases them',
      ({ parked }) => parked,
    );
  }

  async summary(): Promise<RelaySummary> {
    const { pending, parked, oldest } = await this.outbox.backlog();
    const lagSeconds = oldest === null ? 0 : Math.max(0, (Date.now() - oldest.getTime()) / 1_000);
    return { pending, parked, lagSeconds: Math.round(lagSeconds * 10) / 10, log: this.relay.logState };
  }
}
