import type { CommandService } from '../load/taken-by.js';

/** Records that live by themselves: where their service keeps them, and where reporting keeps what it was told. */
export interface RecordKind {
  readonly service: CommandService;
  readonly aggregate: string;
  readonly collection: string;
  /** The name of reporting's builds of them, and of the facts in its first one. */
  readonly builds: string;
  readonly facts: string;
}

export const MEASURES: RecordKind = {
  service: 'measures',
  aggregate: 'org.entente.measure',
  collection: 'measures',
  builds: 'measures',
  facts: 'measure-facts',
};

export const AGREEMENTS: RecordKind = {
  service: 'cooperation-agreements',
  aggregate: 'org.entente.cooperation-agreement',
  collection: 'cooperation-agreements',
  builds: 'agreements',
  facts: 'agreement-facts',
};

export const RECORD_KINDS: readonly RecordKind[] = [MEASURES, AGREEMENTS];
