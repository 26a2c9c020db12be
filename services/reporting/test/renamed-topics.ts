import { BatchConsumer, WATERMARKS_TOPIC, type BatchHandler, type ServersAnswer } from '@entente/messaging';
import type { TestTopics } from '@entente/testing';
import { PROJECTED_KINDS } from '../src/projections/projected-kinds.js';

/** A topic of the test for each that the service reads: those given, and empty ones. */
export async function ownTopics(
  test: TestTopics,
  given: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const topic of [...PROJECTED_KINDS.map((kind) => kind.topic), WATERMARKS_TOPIC]) {
    names.set(topic, given[topic] ?? (await test.create(1)));
  }
  return names;
}

/** Reads other topics under the names that the service knows: those of a test instead of everybody's. */
export class RenamedTopics extends BatchConsumer {
  constructor(
    private readonly consumer: BatchConsumer,
    private readonly names: ReadonlyMap<string, string>,
  ) {
    super();
  }

  start(topics: readonly string[], handle: BatchHandler): void {
    const own = topics.map((topic) => this.names.get(topic) ?? topic);
    this.consumer.start(own, (batch) =>
      handle({ ...batch, topic: topics[own.indexOf(batch.topic)] ?? batch.topic }),
    );
  }

  checkTurning(serversAnswer: ServersAnswer): Promise<void> {
    return this.consumer.checkTurning(serversAnswer);
  }

  stop(withinMs: number): Promise<void> {
    return this.consumer.stop(withinMs);
  }
}
