// Loaded into a service before anything else: its wall clock stands as far off as a file says.
import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 20;

const file = process.env['FAULTS_CLOCK'] ?? '';
const TrueDate = Date;
const trueNow = Date.now;
let aheadMs = 0;

function now(): number {
  return trueNow() + aheadMs;
}

function look(): void {
  aheadMs = Number(readFileSync(file, 'utf8'));
}

TrueDate.now = now;
globalThis.Date = new Proxy(TrueDate, {
  construct: (target, args: unknown[], made) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, made) as Date,
  apply: () => new TrueDate(now()).toString(),
});
TrueDate.prototype.constructor = globalThis.Date;
look();
setInterval(look, LOOK_EVERY_MS).unref();
