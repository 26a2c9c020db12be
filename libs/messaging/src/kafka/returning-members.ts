import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';

// eslint-disable-next-line @typescript-eslint/unbound-method -- called below, as a method of each group
const { joinAndSync } = ConsumerGroup.prototype;

/** By consumer: the member as which it was in its group last. */
const members = new WeakMap<object, string>();
const begun = new WeakSet<ConsumerGroup>();

/**
 * kafkajs 2.2.4 forgets who it was when a consumer starts anew after an outage. To a broker that is back it is then
 * one member more, and nobody is given anything to read until the session of the member that it was has run out: six
 * seconds, in which reports stand still. As the member that it was it is let in at once; a broker that does not know
 * that one any more says so, and the consumer joins as a new one.
 */
export function letMembersReturn(): void {
  ConsumerGroup.prototype.joinAndSync = async function (this: ConsumerGroup): Promise<void> {
    if (!begun.has(this)) this.memberId ??= members.get(this.cluster) ?? null;
    begun.add(this);
    try {
      await joinAndSync.call(this);
    } finally {
      if (this.memberId === null) members.delete(this.cluster);
      else members.set(this.cluster, this.memberId);
    }
  };
}
