import { describe, expect, it } from '@jest/globals';
import { publishedId, resultId, uuidV5 } from './ids.js';

describe('uuidV5', () => {
  it('gives the id of RFC 9562, appendix A.4', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });
});

describe('resultId', () => {
  it('names the operation, the reporter, the index and the part', () => {
    expect(resultId('sirocco-2', 'operation', 0)).toBe(publishedId('sirocco-2/operation/0'));
    expect(resultId('sirocco-2', 3, 1, 'women')).toBe(publishedId('sirocco-2/3/1/women'));
  });
});
