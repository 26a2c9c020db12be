import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { ID_PATTERN } from '@entente/schema';
import { DeclaredSchema } from './declared-schema.js';
import { MalformedId } from './malformed.js';

const ID = new RegExp(ID_PATTERN);

/** A path's id: a UUID in lower case only, so that one id is one document. */
@Injectable()
export class IdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown, { data }: ArgumentMetadata): string {
    return readId(value, data ?? 'id');
  }
}

export const ID_SCHEMA = new DeclaredSchema(
  { type: 'string', format: 'uuid', pattern: ID_PATTERN },
  (value) => readId(value, 'id'),
);

function readId(value: unknown, name: string): string {
  if (typeof value !== 'string' || !ID.test(value)) throw new MalformedId(name);
  return value;
}
