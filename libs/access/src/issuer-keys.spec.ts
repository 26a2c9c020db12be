import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testIssuer, type TestIssuer } from '@entente/testing';
import { IssuerKeys } from './issuer-keys.js';

const TEN_MINUTES = 600_000;
const NO_TOKEN = { payload: '', signature: '' };

describe('IssuerKeys', () => {
  let issuer: TestIssuer;
  let now: number;
  let keys: IssuerKeys;
  beforeEach(async () => {
    issuer = await testIssuer();
    now = 0;
    keys = new IssuerKeys(issuer.address, undefined, () => now);
  });
  afterEach(() => issuer.stop());

  const isKnown = async (kid: string): Promise<boolean> =>
    Promise.resolve(keys.get({ alg: 'ES256', kid }, NO_TOKEN)).then(
      () => true,
      () => false,
    );

  it('forgets a key that the issuer took back, without anybody who asks for another', async () => {
    expect(await isKnown('one')).toBe(true);
    await issuer.rotate('two');
    now = TEN_MINUTES - 1;
    expect(await isKnown('one')).toBe(true);
    now = TEN_MINUTES;
    expect(await Promise.all([isKnown('one'), isKnown('one'), isKnown('two')])).toEqual([false, false, true]);
  });

  it('keeps what it knows where the issuer does not answer', async () => {
    expect(await isKnown('one')).toBe(true);
    issuer.status = 500;
    const asked = issuer.asked;
    now = TEN_MINUTES;
    expect(await isKnown('one')).toBe(true);
    expect(issuer.asked).toBe(asked + 1);
    now += 29_999;
    expect(await isKnown('one')).toBe(true);
    expect(issuer.asked).toBe(asked + 1);

    issuer.status = 200;
    await issuer.rotate('two');
    now += 1;
    expect(await isKnown('one')).toBe(false);
  });
});
