import { exportJWK, generateKeyPair, type JWTPayload } from 'jose';
import type { TestIssuer } from '../../http/test-issuer.js';

/** A whole `Authorization` header, and what must be answered. */
export interface ForgedToken {
  readonly what: string;
  readonly authorization: string;
  readonly status: 401 | 403 | 431;
}

const EVERY_FORM = [
  null,
  0,
  1,
  true,
  '',
  ' ',
  'x\u0000',
  '\ud800',
  [],
  {},
  [[]],
  { $gt: '' },
  'x'.repeat(201),
];

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1_000) + seconds;

const badClaims = (): Readonly<Record<string, readonly unknown[]>> => ({
  iss: [undefined, null, 0, [], {}, '', 'null', 'https://issuer.example'],
  aud: [
    undefined,
    null,
    0,
    [],
    {},
    '',
    'ENTENTE',
    'entente ',
    ['other'],
    ['other', 'entente.org'],
    [['entente']],
  ],
  exp: [inSeconds(-30), undefined, null, 0, -1, '9999999999', [], {}, 1e12 * -1],
  nbf: [inSeconds(30), '0', null, 9_999_999_999, {}, []],
  sub: [undefined, ...EVERY_FORM],
  roles: [null, 0, true, '', 'registrar', {}, { 0: 'registrar', length: 1 }, 'action-leader,registrar'],
  country: [...EVERY_FORM, 'nl', 'NLD', 'XX', 'NL '],
  organisation: EVERY_FORM,
});

/** Signed as they should be, and no role of ours among them. */
const NO_ROLES: readonly unknown[] = [
  [],
  ['king'],
  ['Registrar'],
  [' registrar'],
  [['registrar']],
  [{}, null, 1],
  ['__proto__'],
];

/** Every way to a token that the issuer did not give, or not to us, or not now. */
export async function forgedTokens(
  issuer: TestIssuer,
  attacker: TestIssuer,
  claims: JWTPayload,
): Promise<readonly ForgedToken[]> {
  const bearer =
    (status: ForgedToken['status']) =>
    (what: string, token: string): ForgedToken => ({ what, status, authorization: `Bearer ${token}` });
  const refused = bearer(401);
  const good = await issuer.sign(claims);
  const claimed = await Promise.all(
    Object.entries(badClaims()).flatMap(([name, values]) =>
      values.map(async (value) =>
        refused(`${name} ${JSON.stringify(value)}`, await issuer.sign({ ...claims, [name]: value })),
      ),
    ),
  );
  const roleless = await Promise.all(
    NO_ROLES.map(async (roles) =>
      bearer(403)(`roles ${JSON.stringify(roles)}`, await issuer.sign({ ...claims, roles })),
    ),
  );
  const payloads = await Promise.all(
    ['[]', 'null', '"x"', '', '{', '{"sub":"x"}\u0000'].map(async (text) =>
      refused(`the payload ${text}`, await issuer.signText(text)),
    ),
  );
  const lengths = [
    refused('10 KB of subject', await issuer.sign({ ...claims, sub: 'x'.repeat(10_000) })),
    bearer(431)('20 KB of subject', await issuer.sign({ ...claims, sub: 'x'.repeat(20_000) })),
  ];
  return [
    ...claimed,
    ...roleless,
    ...payloads,
    ...lengths,
    ...(await confusedAlgorithms(issuer, claims)).map(([what, token]) => refused(what, token)),
    ...(await foreignKeys(issuer, attacker, claims)).map(([what, token]) => refused(what, token)),
    ...changedSignatures(good).map(([what, token]) => refused(what, token)),
    ...otherHeaders(good),
  ];
}

type Named = readonly [what: string, token: string];

async function confusedAlgorithms(issuer: TestIssuer, claims: JWTPayload): Promise<readonly Named[]> {
  const [jwk, pem, good] = await Promise.all([issuer.publicJwk(), issuer.publicPem(), issuer.sign(claims)]);
  const [, , signature] = good.split('.');
  const point = Buffer.concat([Buffer.from(jwk.x!, 'base64url'), Buffer.from(jwk.y!, 'base64url')]);
  const secrets = {
    'as PEM': Buffer.from(pem),
    'as JWK': Buffer.from(JSON.stringify(jwk)),
    'as a point': point,
  };
  const shared = Object.entries(secrets).flatMap(([what, secret]) =>
    ['HS256', 'HS512'].map(async (alg): Promise<Named> => {
      const key = Buffer.concat([secret, Buffer.alloc(Math.max(0, 64 - secret.length))]);
      return [`${alg} with the public key ${what}`, await issuer.sign(claims, { alg, key })];
    }),
  );
  const none = ['none', 'None', 'NONE', 'nOnE', '', 'null', 'HS256', 'ES256', 'RS256'].flatMap(
    (alg): readonly Named[] => [
      [`alg ${alg}, unsigned`, issuer.unsigned(claims, '', alg)],
      [`alg ${alg}, with the signature of another`, issuer.unsigned(claims, signature, alg)],
    ],
  );
  return [...(await Promise.all(shared)), ...none];
}

/** Heads that bring their key along, or say where it is. */
async function foreignKeys(
  issuer: TestIssuer,
  attacker: TestIssuer,
  claims: JWTPayload,
): Promise<readonly Named[]> {
  const { privateKey: key, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const headers: readonly Readonly<Record<string, unknown>>[] = [
    {},
    { jku: `${attacker.address}/keys` },
    { jku: `${issuer.address}@${attacker.address}/keys` },
    { x5u: `${attacker.address}/cert.pem` },
    { x5c: ['MIIB'] },
    { jwk },
    { jwk, kid: undefined },
    ...[
      '../../../../dev/null',
      "one' OR '1'='1",
      'one\u0000',
      '',
      '__proto__',
      'two',
      '/etc/passwd',
      'x'.repeat(2_000),
    ].map((kid) => ({ kid })),
    ...[1, null, [], {}, ['one']].map((kid) => ({ kid })),
    { typ: 'JWT', cty: 'JWT' },
  ];
  return Promise.all(
    headers.map(async (header): Promise<Named> => {
      const token = await attacker.sign({ iss: issuer.address, ...claims }, { key, kid: 'one', header });
      return [`a foreign key, ${JSON.stringify(header).slice(0, 60)}`, token];
    }),
  );
}

function changedSignatures(good: string): readonly Named[] {
  const [head = '', payload = '', signature = ''] = good.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const more = Buffer.from(JSON.stringify({ ...claims, roles: ['registrar', 'administrator'] })).toString(
    'base64url',
  );
  const zero = Buffer.alloc(64).toString('base64url');
  const bytes = Buffer.from(signature, 'base64url');
  return [
    ['of another payload', `${head}.${more}.${signature}`],
    ['all zero', `${head}.${payload}.${zero}`],
    ['cut', `${head}.${payload}.${signature.slice(0, -4)}`],
    ['with more', `${head}.${payload}.${Buffer.concat([bytes, Buffer.alloc(2)]).toString('base64url')}`],
    [
      'turned',
      `${head}.${payload}.${Buffer.concat([bytes.subarray(32), bytes.subarray(0, 32)]).toString('base64url')}`,
    ],
    ['missing', `${head}.${payload}.`],
    ['of two parts', `${head}.${payload}`],
    ['of five parts', `${head}.${payload}.${signature}.x.y`],
    ['padded', `${head}.${payload}.${signature}==`],
    ['in the other alphabet', `${head}.${payload}.${bytes.toString('base64')}/+`],
  ].map(([what = '', token = '']): Named => [`a signature ${what}`, token]);
}

function otherHeaders(good: string): readonly ForgedToken[] {
  const written = [
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${good} ${good}`,
    `Bearer ${good},Bearer ${good}`,
    `Bearer "${good}"`,
  ];
  const schemes = [
    good,
    `Basic ${good}`,
    `Token ${good}`,
    `Digest ${good}`,
    `Bearer=${good}`,
    `Bearer:${good}`,
    `DPoP ${good}`,
  ];
  return [...written, ...schemes].map((authorization) => ({
    what: `Authorization: ${authorization.slice(0, 20)}`,
    authorization,
    status: 401,
  }));
}
