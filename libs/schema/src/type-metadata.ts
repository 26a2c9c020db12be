import { createRequire } from 'node:module';
import type { MetadataStorage } from 'class-transformer/types/MetadataStorage.js';

// class-transformer keeps what @Type() declared in a file that it neither exports nor types.
const { defaultMetadataStorage } = createRequire(import.meta.url)('class-transformer/cjs/storage.js') as {
  defaultMetadataStorage: MetadataStorage;
};

export const typeMetadata: Pick<MetadataStorage, 'findTypeMetadata'> = defaultMetadataStorage;
