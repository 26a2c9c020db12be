import { isNativeError } from 'node:util/types';

export function messageOf(error: unknown): string {
  return isNativeError(error) ? error.message : String(error);
}
