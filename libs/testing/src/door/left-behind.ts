import { expect } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RunningService } from '../http/running-service.js';

/** What may remain in use of the memory after the corpus, as a multiple of what was in use before it. */
const MOST_GROWTH = 1.25;

/** How a service was before the corpus, to be compared with how it is after it. */
export class BeforeTheCorpus {
  private constructor(
    private readonly service: RunningService,
    private readonly stored: Readonly<Record<string, number>>,
    private readonly heapBytes: number,
  ) {}

  static async of(service: RunningService): Promise<BeforeTheCorpus> {
    return new BeforeTheCorpus(service, await service.stored(), heapInUse());
  }

  async expectNothingLeft(): Promise<void> {
    expect(await this.service.stored()).toEqual(this.stored);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    const nobody = this.service.caller();
    expect((await nobody.get('/health/ready')).status).toBe(200);
    expect((await nobody.get('/health/live')).status).toBe(200);
    expect(heapInUse() / this.heapBytes).toBeLessThan(MOST_GROWTH);
  }
}

function heapInUse(): number {
  setFlagsFromString('--expose_gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
