import { fileURLToPath } from 'node:url';
import type { ServiceName } from '@entente/local-stack';
import type { MappedRecords, Refusal } from './bodies.js';
import { publishedAgreementsToCommands } from './mapping/published-agreements.js';
import { publishedMeasuresToCommands, publishedProjectsToCommands } from './mapping/published-measures.js';
import { publishedOperationsToCommands } from './mapping/published-operations.js';
import type { Api } from './sending/api.js';
import type { RecordShape } from './sending/differences.js';
import { AGREEMENT_SHAPE, MEASURE_SHAPE } from './sending/record-shapes.js';
import { sendOperations, type SendOptions } from './sending/send-operations.js';
import { sendRecords } from './sending/send-records.js';

/** A file that was understood: what it came to, and how it is sent. */
export interface Loadable {
  readonly records: number;
  readonly refused: readonly Refusal[];
  readonly unread: readonly Refusal[];
  readonly send: (api: Api, options: SendOptions) => Promise<void>;
}

/** One kind of published file: whose records it holds, and the sample of it that is shipped. */
export interface PublishedFile {
  readonly holds: string;
  readonly service: ServiceName;
  readonly sample: string;
  /** @throws NotAList */
  readonly read: (file: unknown) => Loadable;
}

export const FILE_KINDS = ['measures', 'projects', 'agreements', 'operations'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** In the order in which they are sent. */
export const PUBLISHED_FILES: Readonly<Record<FileKind, PublishedFile>> = {
  measures: {
    holds: 'published measures, domestic or in third countries',
    service: 'measures',
    sample: sample('measures-third-countries.json'),
    read: (file) => loadable(publishedMeasuresToCommands(file), MEASURE_SHAPE),
  },
  projects: {
    holds: 'published projects',
    service: 'measures',
    sample: sample('projects.json'),
    read: (file) => loadable(publishedProjectsToCommands(file), MEASURE_SHAPE),
  },
  agreements: {
    holds: 'published agreements and arrangements',
    service: 'cooperation-agreements',
    sample: sample('cooperation-agreements.json'),
    read: (file) => loadable(publishedAgreementsToCommands(file), AGREEMENT_SHAPE),
  },
  operations: {
    holds: 'published operations',
    service: 'joint-action-days',
    sample: sample('published-operations.json'),
    read: (file) => {
      const { operations, refused, unread } = publishedOperationsToCommands(file);
      return {
        records: operations.reduce((sum, { results }) => sum + 1 + results.length, 0),
        refused,
        unread,
        send: (api, options) => sendOperations(api, operations, options),
      };
    },
  },
};

function loadable({ records, refused, unread }: MappedRecords, shape: RecordShape): Loadable {
  return {
    records: records.length,
    refused,
    unread,
    send: (api, options) => sendRecords(api, records, shape, options),
  };
}

function sample(name: string): string {
  return fileURLToPath(new URL(`../../../data/${name}`, import.meta.url));
}
