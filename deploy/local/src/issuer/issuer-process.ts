import { answersOk } from '../answers-ok.js';
import { ISSUER_PROGRAM, type Places } from '../places.js';
import { httpAddress } from '../settings.js';
import type { Supervised } from '../supervisor/supervised-process.js';

export const AUDIENCE = 'entente';

export function issuerProcess(places: Places, port: number): Supervised {
  const address = httpAddress(port);
  const options = ['--port', String(port), '--audience', AUDIENCE, '--directory', places.issuer];
  return {
    name: 'issuer',
    address,
    command: { program: process.execPath, args: [ISSUER_PROGRAM, ...options] },
    logFile: places.log('issuer'),
    ready: () => answersOk(`${address}/.well-known/openid-configuration`),
    readyWithinMs: 30_000,
    stopWithinMs: 3000,
  };
}
