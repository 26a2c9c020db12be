import { MessagingMetrics } from '@entente/messaging';

/** Adds up what messaging reports, by name. */
export class CountingMetrics extends MessagingMetrics {
  readonly counts = new Map<string, number>();

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  relayed(events: number): void {
    this.add('relayed', events);
  }

  parked(): void {
    this.add('parked');
  }

  logLost(): void {
    this.add('logLost');
  }

  consumed(_topic: string, events: number): void {
    this.add('consumed', events);
  }

  skippedUnknown(_topic: string, events: number): void {
    this.add('skippedUnknown', events);
  }

  deadLettered(_topic: string, reason: string): void {
    this.add(`deadLettered ${reason}`);
  }

  handlerFailed(): void {
    this.add('handlerFailed');
  }

  conflictingVersion(): void {
    this.add('conflictingVersion');
  }

  get conflictingVersions(): number {
    return this.of('conflictingVersion');
  }

  private add(name: string, by = 1): void {
    this.counts.set(name, this.of(name) + by);
  }
}
