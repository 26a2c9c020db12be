import { BatchConsumer, type BatchHandler, type ServersAnswer } from '@entente/messaging';

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
