import type { CommandService } from '../load/taken-by.js';
import type { Builds } from './generations.js';

/** Records that live by themselves: where their service keeps them, and where reporting keeps what it was told. */
export interface RecordKind {
  readonly service: CommandService;
  readonly aggregate: string;
  readonly collection: string;
  /** The name of reporting's builds of them. */
  readonly builds: Builds;
}

export const MEASURES: RecordKind = {
  service: 'measures',
  aggregate: 'org.entente.measure',
  collection: 'measures',
  builds: 'measures',
};

export const AGREEMENTS: RecordKind = {
  service: 'cooperation-agreements',
  aggregate: 'org.entente.cooperation-agreement',
  collection: 'cooperation-agreements',
  builds: 'agreements',
};

export const RECORD_KINDS: readonly RecordKind[] = [MEASURES, AGREEMENTS];
