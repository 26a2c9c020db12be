import { Gauge, type Registry } from 'prom-client';
import { askedOnce } from '../asked-once.js';
import type { TopicAdmin } from '../topic-admin.js';
import { deadLetterTopic } from './dead-letter.js';

/** How far a group of readers is behind a topic. */
export interface ReaderSummary {
  readonly lagEvents: number;
  /** Since it was last at the end, as far as anybody has looked; 0 while it is. */
  readonly lagSeconds: number;
  readonly deadLetters: number;
}

/** Asked of the broker each time somebody looks; one that does not answer leaves the figures as they are. */
export class ReaderFigures {
  private readonly atEnd = new Map<string, number>();

  constructor(
    private readonly topics: TopicAdmin,
    private readonly groupId: string,
    private readonly read: readonly string[],
    registry: Registry,
  ) {
    const summaries = askedOnce(() => this.summary());
    const gauge = (name: string, help: string, value: (summary: ReaderSummary) => number): void => {
      new Gauge({
        name,
        help,
        labelNames: ['topic'],
        registers: [registry],
        async collect() {
          await summaries().then(
            (figures) => {
              for (const [topic, summary] of Object.entries(figures)) this.set({ topic }, value(summary));
            },
            () => undefined, // that the broker does not answer is told elsewhere
          );
        },
      });
    };
    gauge('entente_reader_lag_events', 'Messages not yet read and committed', ({ lagEvents }) => lagEvents);
    gauge('entente_reader_lag_seconds', 'Since when the reader is behind', ({ lagSeconds }) => lagSeconds);
    gauge('entente_dead_letters', 'Messages ever put aside', ({ deadLetters }) => deadLetters);
    for (const topic of read) this.atEnd.set(topic, performance.now());
  }

  /** By topic. */
  async summary(): Promise<Readonly<Record<string, ReaderSummary>>> {
    const summaries = await Promise.all(
      this.read.map(async (topic) => [topic, await this.summaryOf(topic)] as const),
    );
    return Object.fromEntries(summaries);
  }

  private async summaryOf(topic: string): Promise<ReaderSummary> {
    const [ends, committed, letters] = await Promise.all([
      this.topics.endOffsets(topic),
      this.topics.committed(this.groupId, topic),
      this.deadLetters(deadLetterTopic(topic)),
    ]);
    let lag = 0n;
    for (const [partition, end] of ends) {
      const behind = end - (committed.get(partition) ?? 0n);
      if (behind > 0n) lag += behind;
    }
    const now = performance.now();
    if (lag === 0n) this.atEnd.set(topic, now);
    const lagSeconds = Math.round((now - (this.atEnd.get(topic) ?? now)) / 100) / 10;
    return { lagEvents: Number(lag), lagSeconds, deadLetters: letters };
  }

  private async deadLetters(topic: string): Promise<number> {
    if ((await this.topics.missing([topic])).length > 0) return 0;
    return [...(await this.topics.endOffsets(topic)).values()].reduce((sum, end) => sum + Number(end), 0);
  }
}
