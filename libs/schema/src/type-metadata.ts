import { createRequire } from 'node:module';
import type { TypeMetadata } from 'class-transformer/types/interfaces/index.js';
import type { MetadataStorage } from 'class-transformer/types/MetadataStorage.js';

// class-transformer keeps what @Type() declared in a file that it neither exports nor types.
const { defaultMetadataStorage } = createRequire(import.meta.url)('class-transformer/cjs/storage.js') as {
  defaultMetadataStorage: MetadataStorage;
};

/** What `@Type()` declared of a field; class-transformer's own type says that there always is something. */
export function declaredType(target: TypeMetadata['target'], field: string): FieldType | undefined {
  return defaultMetadataStorage.findTypeMetadata(target, field);
}

interface FieldType extends Pick<TypeMetadata, 'typeFunction'> {
  readonly options?: Partial<TypeMetadata['options']>;
}
