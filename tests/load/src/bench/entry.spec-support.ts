import type { Entry } from './entry.js';

const spread = (median: number) => ({ median, min: median / 2, max: median * 2 });

export const throughput: Entry = {
  ...{ path: 'commands', title: 'command: HTTP to commit', peer: '`node:http`' },
  ...{ figure: 'throughput', unit: 'requests/s', goal: '≥ 0.85', met: true },
  ...{ ratio: 0.88178, min: 0.8, max: 1, rounds: 7 },
  ...{ entente: spread(1_234.5), bare: spread(1_400) },
  ...{ server: 'MongoDB 8.0; Kafka 4.1.0', machine: '2 cores', quick: false },
  measuredOn: '2026-11-23T04:00:00.000Z',
};

export const p99: Entry = { ...throughput, figure: 'p99', unit: 'ms', goal: '≤ 0.5', met: false };
