import { describe, expect, it } from '@jest/globals';

import { brokerProperties } from './kafka.js';
import { readTopics } from './topics.js';

describe('brokerProperties', () => {
  it('listens on the given ports of this machine alone', () => {
    const lines = brokerProperties('data', { broker: 9192, controller: 9193 }).split('\n');

    expect(lines).toContain('listeners=PLAINTEXT://127.0.0.1:9192,CONTROLLER://127.0.0.1:9193');
    expect(lines).toContain('controller.quorum.voters=1@127.0.0.1:9193');
    expect(lines).toContain('auto.create.topics.enable=false');
  });

  it('listens everywhere in a container, and is come to at the same address', () => {
    const lines = brokerProperties('data', { broker: 9192, controller: 9193 }, '').split('\n');

    expect(lines).toContain('listeners=PLAINTEXT://:9192,CONTROLLER://:9193');
    expect(lines).toContain('advertised.listeners=PLAINTEXT://127.0.0.1:9192');
  });
});

describe('readTopics', () => {
  it('finds for each topic of events one for dead letters', async () => {
    const names = (await readTopics()).map(({ name }) => name);
    const publishers = names.filter((name) => /^entente\.(?!watermarks)[a-z-]+\.v1$/.test(name));

    expect(publishers).not.toHaveLength(0);
    expect(names).toEqual(expect.arrayContaining(publishers.map((name) => `${name}.dead-letter`)));
  });
});
