import { describe, expect, it } from '@jest/globals';
import { ID, record } from './builders.spec-support.js';
import { SampleEntry } from './sample-entry.js';

describe('SampleEntry', () => {
  it('is recorded, and says every field it sets', () => {
    const [stored, event] = SampleEntry.record(ID, record());
    expect(stored.snapshot()).toEqual({ ...record(), id: ID });
    expect(event).toEqual({ kind: 'recorded', fields: ['id', 'notes', 'reportingCountry', 'title'] });
  });

  it('is revised, and says which fields have another value', () => {
    const stored = SampleEntry.restore({ ...record(), id: ID });
    expect(stored.revise(record({ notes: ['a note'] }))).toEqual({ kind: 'revised', fields: ['notes'] });
    expect(stored.snapshot()).toEqual({ ...record({ notes: ['a note'] }), id: ID });
  });
});
