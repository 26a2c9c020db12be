import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { eventTopics } from './event-topics.js';

describe('eventTopics', () => {
  it('are those that are listed for operators', () => {
    const file = new URL('../../../deploy/kafka/topics.json', import.meta.url);
    const listed = JSON.parse(readFileSync(file, 'utf8')) as unknown[];
    expect(listed).toEqual(expect.arrayContaining([...eventTopics('entente.joint-action-days.v1')]));
  });
});
