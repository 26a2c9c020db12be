import { describe, expect, it } from '@jest/globals';
import { readable } from './readable.js';

const OURS = '01970000-0000-7000-8000-000000000001';
const OTHER = '0197c1f2-1111-7abc-9def-00000000abcd';
const fixed = { ids: new Set([OURS]), days: new Set(['2025-05-12']) };

describe('readable', () => {
  it.each([
    [`{ "id": "${OURS}", "key": "${OTHER}" }`, `{ "id": "${OURS}", "key": "<id>" }`],
    [`"instance": "urn:uuid:${OTHER}"`, '"instance": "urn:uuid:<request>"'],
    ['at 2026-11-23T09:50:36.123Z', 'at <instant>'],
    ['at 2026-11-23T09:50:36Z', 'at <instant>'],
    ['cut off at 2025-05-12T18:00:00Z', 'cut off at 2025-05-12T18:00:00Z'],
    ['from 2025-05-12 to 2026-11-23', 'from 2025-05-12 to 2026-11-23'],
    ['http://127.0.0.1:40123/v1/indicators', '<address>/v1/indicators'],
    ['Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl', 'Bearer <token>'],
    [`hash ${'0123456789abcdef'.repeat(4)}`, 'hash <hash>'],
    ['id: 9e3779b185ebca77', 'id: <hash>'],
    ['541423 checked, 1000000000 seized', '541423 checked, 1000000000 seized'],
  ])('%s', (text, expected) => {
    expect(readable(text, fixed)).toBe(expected);
  });

  it('changes nothing that it wrote itself', () => {
    const once = readable(`${OTHER} 2026-11-23T09:50:36Z urn:uuid:${OTHER}`, fixed);
    expect(readable(once, fixed)).toBe(once);
  });
});
