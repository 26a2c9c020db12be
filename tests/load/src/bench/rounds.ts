import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pair } from './measurement.js';

type Side<Figures> = () => Promise<Figures>;
type Hear = (round: number, rounds: number) => void;

const hearing = new AsyncLocalStorage<Hear>();

/** `hear` is told of each round that begins while `action` runs; round 0 warms up. */
export function hearingRounds<Outcome>(hear: Hear, action: () => Promise<Outcome>): Promise<Outcome> {
  return hearing.run(hear, action);
}

/**
 * Runs both sides in turn, the one that begins alternating, so that whatever drifts touches both alike. The first
 * round warms up and is not kept, unless both sides are programs that begin anew each time.
 */
export async function alternate<Figures>(
  rounds: number,
  { entente, peer }: { readonly entente: Side<Figures>; readonly peer: Side<Figures> },
  { warmUp = true }: { readonly warmUp?: boolean } = {},
): Promise<readonly Pair<Figures>[]> {
  const pairs: Pair<Figures>[] = [];
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1) {
    hearing.getStore()?.(round, rounds);
    const pair = round % 2 === 0 ? await ours(entente, peer) : await theirs(entente, peer);
    if (round > 0) pairs.push(pair);
  }
  return pairs;
}

async function ours<Figures>(entente: Side<Figures>, peer: Side<Figures>): Promise<Pair<Figures>> {
  const first = await entente();
  return { entente: first, peer: await peer() };
}

async function theirs<Figures>(entente: Side<Figures>, peer: Side<Figures>): Promise<Pair<Figures>> {
  const first = await peer();
  return { entente: await entente(), peer: first };
}
