import { LOADER_PROGRAM, SAMPLE_OPERATIONS } from './places.js';
import { Child } from './supervisor/child.js';

export class LoadFailed extends Error {}

/** Whether joint-action-days holds no operation yet. */
export async function isEmpty(api: string, registrarToken: string): Promise<boolean> {
  const response = await fetch(`${api}/v1/joint-action-days?limit=1`, {
    headers: { authorization: `Bearer ${registrarToken}` },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok)
    throw new Error(`joint-action-days answered ${response.status} when asked for operations`);
  const { items } = (await response.json()) as { items: unknown[] };
  return items.length === 0;
}

/** Sends the published operations through the HTTP API; the loader reports on our own output. */
export async function loadSampleData(api: string, registrarToken: string): Promise<void> {
  const child = await Child.start({
    program: process.execPath,
    args: [LOADER_PROGRAM, '--operations', SAMPLE_OPERATIONS, '--api', api],
    environment: { ENTENTE_TOKEN: registrarToken },
  });
  const { code } = await child.exited;
  if (code !== 0) throw new LoadFailed(`The sample data could not be loaded: the loader ended with ${code}`);
}
