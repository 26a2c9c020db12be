import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import { MessagingMetrics } from './messaging-metrics.js';

export class PromMessagingMetrics extends MessagingMetrics {
  private readonly events: Counter<'topic' | 'outcome'>;
  private readonly deadLetters: Counter<'topic' | 'reason'>;
  private readonly failures: Counter<'topic'>;
  private readonly conflicts: Counter<'topic'>;
  private readonly relays: Counter<'outcome'>;
  private readonly lostLogs: Counter<'topic'>;
  private conflictsSeen = 0;

  constructor(registry: Registry) {
    super();
    const registers = [registry];
    this.relays = new Counter({
      name: 'entente_events_relayed_total',
      help: 'Journal rows by what became of them: sent or parked',
      labelNames: ['outcome'],
      registers,
    });
    this.lostLogs = new Counter({
      name: 'entente_lost_logs_total',
      help: 'Times that the broker had lost what it had acknowledged, and the journal was published again',
      labelNames: ['topic'],
      registers,
    });
    this.events = new Counter({
      name: 'entente_events_consumed_total',
      help: 'Events read: applied, or skipped because their type is unknown',
      labelNames: ['topic', 'outcome'],
      registers,
    });
    this.deadLetters = new Counter({
      name: 'entente_dead_letters_total',
      help: 'Messages that could not be read and went to the dead-letter topic',
      labelNames: ['topic', 'reason'],
      registers,
    });
    this.failures = new Counter({
      name: 'entente_handler_failures_total',
      help: 'Attempts to apply a batch that failed and were repeated',
      labelNames: ['topic'],
      registers,
    });
    this.conflicts = new Counter({
      name: 'entente_conflicting_versions_total',
      help: 'Events that carried an aggregate version already seen under another id',
      labelNames: ['topic'],
      registers,
    });
  }

  relayed(events: number): void {
    this.relays.inc({ outcome: 'sent' }, events);
  }

  parked(): void {
    this.relays.inc({ outcome: 'parked' });
  }

  logLost(topic: string): void {
    this.lostLogs.inc({ topic });
  }

  consumed(topic: string, events: number): void {
    this.events.inc({ topic, outcome: 'applied' }, events);
  }

  skippedUnknown(topic: string, events: number): void {
    this.events.inc({ topic, outcome: 'unknown' }, events);
  }

  deadLettered(topic: string, reason: string): void {
    this.deadLetters.inc({ topic, reason });
  }

  handlerFailed(topic: string): void {
    this.failures.inc({ topic });
  }

  conflictingVersion(topic: string): void {
    this.conflicts.inc({ topic });
    this.conflictsSeen += 1;
  }

  get conflictingVersions(): number {
    return this.conflictsSeen;
  }
}
