/** A topic as deploy/kafka/topics.json lists it. */
export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

export abstract class TopicAdmin {
  /** Whether the broker answers soon, asked over a connection made for it: those that exist may be what is stuck. */
  abstract answers(): Promise<boolean>;

  /** The name that a cluster was given when its storage was made. */
  abstract clusterId(): Promise<string>;

  /** The offset after the last message of each partition. */
  abstract endOffsets(topic: string): Promise<ReadonlyMap<number, bigint>>;

  /** The offset that a group of readers goes on from, where it has committed one. */
  abstract committed(groupId: string, topic: string): Promise<ReadonlyMap<number, bigint>>;

  /** Creates the topics that are missing; those that exist are left as they are. Answers the names created. */
  abstract ensureTopics(topics: readonly TopicSpec[]): Promise<readonly string[]>;

  /** Those of `topics` that do not exist yet. */
  abstract missing(topics: readonly string[]): Promise<readonly string[]>;

  abstract close(): Promise<void>;
}
