import { describe, expect, it } from '@jest/globals';
import type { WatermarkV1 } from '@entente/messaging';
import { completeTo } from './progress.js';

const mark = (minute: number, offsets: WatermarkV1['offsets']): WatermarkV1 => ({
  service: 'joint-action-days',
  completeTo: `2026-04-27T10:0${minute}:00.000Z`,
  offsets,
});

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
    expect(completeTo(marks, positions)).toBe(expected);
  });

  it('takes an empty partition as read', () => {
    expect(completeTo([mark(4, { 0: '0', 1: '0' })], {})).toBe('2026-04-27T10:04:00.000Z');
  });

  it('is not known without a word from the publisher', () => {
    expect(completeTo([], { 0: '5' })).toBeUndefined();
  });

  it('counts offsets beyond what a number holds', () => {
    const end = '9007199254740993';
    expect(completeTo([mark(5, { 0: end })], { 0: '9007199254740992' })).toBeUndefined();
    expect(completeTo([mark(5, { 0: end })], { 0: end })).toBe('2026-04-27T10:05:00.000Z');
  });
});
