import { beforeEach, describe, expect, it } from '@jest/globals';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { letMembersReturn } from './returning-members.js';

letMembersReturn();

describe('letMembersReturn', () => {
  /** Who asked to be let in, '' for somebody new. */
  let asked: string[];
  let known: Set<string>;
  let cluster: object;

  beforeEach(() => {
    [asked, known] = [[], new Set()];
    cluster = {
      findGroupCoordinator: () => Promise.resolve(coordinator),
      findTopicPartitionMetadata: () => [],
      committedOffsets: () => ({}),
    };
  });

  const coordinator = {
    joinGroup: ({ memberId }: { readonly memberId: string }) => {
      asked.push(memberId);
      if (memberId !== '' && !known.has(memberId))
        return Promise.reject(Object.assign(new Error('unknown'), { type: 'UNKNOWN_MEMBER_ID' }));
      const id = memberId || `member-${asked.length}`;
      known.add(id);
      return Promise.resolve({ generationId: 1, leaderId: 'another', memberId: id, members: [] });
    },
    syncGroup: () => Promise.resolve({ memberAssignment: Buffer.alloc(0) }),
  };

  /** As kafkajs makes it at each start of a consumer. */
  const started = (consumers: object = cluster): ConsumerGroup => {
    const silent = (): undefined => undefined;
    const logger = { debug: silent, info: silent, warn: silent, error: silent };
    return new ConsumerGroup({
      ...{ logger: { namespace: () => logger }, cluster: consumers, groupId: 'readers' },
      ...{ topics: [], topicConfigurations: {}, assigners: [], instrumentationEmitter: { emit: silent } },
      retry: { initialRetryTime: 1, retries: 3 },
    });
  };

  it('lets a consumer that starts anew be the member that it was', async () => {
    await started().joinAndSync();
    await started().joinAndSync();
    expect(asked).toEqual(['', 'member-1']);
  });

  it('makes it a new one where the broker does not know that any more', async () => {
    await started().joinAndSync();
    known.clear();
    await started().joinAndSync();
    expect(asked).toEqual(['', 'member-1', '']);
  });

  it('is each consumer’s own', async () => {
    await started().joinAndSync();
    await started({ ...cluster }).joinAndSync();
    expect(asked).toEqual(['', '']);
  });
});
