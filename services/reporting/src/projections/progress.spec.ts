import { describe, expect, it } from '@jest/globals';
import type { WatermarkV1 } from '@entente/messaging';
import { completeTo, type Positions } from './progress.js';

const mark = (minute: number, offsets: WatermarkV1['offsets'], log?: string): WatermarkV1 => ({
  service: 'joint-action-days',
  completeTo: `2026-04-27T10:0${minute}:00.000Z`,
  offsets,
  ...(log && { log }),
});
const at = (next: Record<string, string>, logs: Record<string, string> = {}): Positions =>
  Object.fromEntries(
    Object.entries(next).map(([partition, offset]) => {
      const log = logs[partition];
      return [partition, { ...(log !== undefined && { log }), next: BigInt(offset) }];
    }),
  );

describe('completeTo', () => {
  const marks = [mark(1, { 0: '5', 1: '2' }), mark(3, { 0: '12', 1: '2' }), mark(2, { 0: '9', 1: '2' })];

  it.each<[string, Record<string, string>, string | undefined]>([
    ['nothing was applied', {}, undefined],
    ['one partition is behind', { 0: '12', 1: '1' }, undefined],
    ['a partition was never read', { 0: '12' }, undefined],
    ['the oldest is reached', { 0: '8', 1: '2' }, '2026-04-27T10:01:00.000Z'],
    ['a later one is reached, not by the order of the text', { 0: '10', 1: '2' }, '2026-04-27T10:02:00.000Z'],
    ['all are passed', { 0: '900', 1: '3' }, '2026-04-27T10:03:00.000Z'],
  ])('where %s', (_, positions, expected) => {
    expect(completeTo(marks, at(positions))).toBe(expected);
  });

  it('takes an empty partition as read', () => {
    expect(completeTo([mark(4, { 0: '0', 1: '0' })], at({}))).toBe('2026-04-27T10:04:00.000Z');
  });

  it('is not known without a word from the publisher', () => {
    expect(completeTo([], at({ 0: '5' }))).toBeUndefined();
  });

  it('does not take offsets of a lost log for those of the one after it', () => {
    const [lost, present] = ['2026-04-01T00:00:00.000Z', '2026-04-27T09:00:00.000Z'];
    const announced = [mark(1, { 0: '5', 1: '0' }, present)];
    expect(completeTo(announced, at({ 0: '500', 1: '80' }, { 0: lost, 1: lost }))).toBeUndefined();
    expect(completeTo(announced, at({ 0: '4', 1: '80' }, { 0: present, 1: lost }))).toBeUndefined();
    const reached = at({ 0: '5', 1: '80' }, { 0: present, 1: lost });
    expect(completeTo(announced, reached)).toBe('2026-04-27T10:01:00.000Z');
    expect(completeTo([mark(1, { 0: '5' }, lost)], reached)).toBeUndefined();
  });

  it('counts offsets beyond what a number holds', () => {
    const end = '9007199254740993';
    expect(completeTo([mark(5, { 0: end })], at({ 0: '9007199254740992' }))).toBeUndefined();
    expect(completeTo([mark(5, { 0: end })], at({ 0: end }))).toBe('2026-04-27T10:05:00.000Z');
  });
});
