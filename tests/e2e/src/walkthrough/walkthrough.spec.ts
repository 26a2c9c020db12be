import { describe, expect, it } from '@jest/globals';
import { Walkthrough } from './walkthrough.js';

const OURS = '01970000-0000-7000-8000-000000000001';
const OTHER = '0197c1f2-1111-7abc-9def-00000000abcd';
const opening = { title: 'A day', words: [], names: { [OURS]: 'the day' } };

describe('Walkthrough', () => {
  it('tells what happened in its order, with its own ids and days as they are', () => {
    const story = new Walkthrough(opening, ['2025-05-12']);
    story.begin('Start');
    story.say(`Of ${OURS}, not ${OTHER}.`);
    story.heard({ who: 'The centre', event: 'counters', data: { asOf: '2026-11-23T09:50:36.123Z' } });
    story.begin('End');
    story.say('At 2025-05-12T18:00:00Z.');

    const page = story.page();
    expect(page).toContain(`## Start\n\nOf ${OURS}, not <id>.\n\n**The centre** is told`);
    expect(page).toContain('{ "asOf": "<instant>" }');
    expect(page.endsWith('## End\n\nAt 2025-05-12T18:00:00Z.\n')).toBe(true);
    expect(story.page()).toBe(page);
  });

  it('begins with a chapter', () => {
    expect(() => new Walkthrough(opening, []).say('Once.')).toThrow('a story begins with a chapter');
  });
});
