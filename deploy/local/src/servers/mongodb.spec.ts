import { describe, expect, it } from '@jest/globals';

import { databaseUri } from './mongodb.js';

describe('databaseUri', () => {
  it('names the database of the service', () => {
    expect(databaseUri('mongodb://127.0.0.1:27117/?directConnection=true', 'reporting')).toBe(
      'mongodb://127.0.0.1:27117/entente-reporting?directConnection=true',
    );
  });

  it('keeps the name in the path as the beginning of its own', () => {
    expect(databaseUri('mongodb://a:1,b:2/trial?replicaSet=rs', 'reporting')).toBe(
      'mongodb://a:1,b:2/trial-reporting?replicaSet=rs',
    );
  });

  it('looks users up where they were looked up before', () => {
    expect(databaseUri('mongodb://u:p@a/', 'reporting')).toBe(
      'mongodb://u:p@a/entente-reporting?authSource=admin',
    );
    expect(databaseUri('mongodb://u:p@a/home', 'reporting')).toBe(
      'mongodb://u:p@a/home-reporting?authSource=home',
    );
  });
});
