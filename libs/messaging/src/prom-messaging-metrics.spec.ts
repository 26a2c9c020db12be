import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { PromMessagingMetrics } from './prom-messaging-metrics.js';

describe('PromMessagingMetrics', () => {
  it('shows what became of events', async () => {
    const registry = new Registry();
    const metrics = new PromMessagingMetrics(registry);
    metrics.relayed(3);
    metrics.parked();
    metrics.consumed('t', 4);
    metrics.skippedUnknown('t', 1);
    metrics.deadLettered('t', 'tombstone');
    metrics.handlerFailed('t');
    metrics.conflictingVersion('t');

    expect(metrics.conflictingVersions).toBe(1);
    const lines = (await registry.metrics())
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toEqual([
      'entente_events_relayed_total{outcome="sent"} 3',
      'entente_events_relayed_total{outcome="parked"} 1',
      'entente_events_consumed_total{topic="t",outcome="applied"} 4',
      'entente_events_consumed_total{topic="t",outcome="unknown"} 1',
      'entente_dead_letters_total{topic="t",reason="tombstone"} 1',
      'entente_handler_failures_total{topic="t"} 1',
      'entente_conflicting_versions_total{topic="t"} 1',
    ]);
  });
});
