import { MalformedJson } from './malformed.js';
import { mustBeManageable } from './manageable-json.js';

/**
 * Reads the raw bytes, only once guards have let the request through. An absent body is an empty object, so that its
 * required fields are named. `__proto__` becomes a member like any other, and is refused as an unknown field.
 * @throws MalformedJson, InvalidFields
 */
export function parseBody(body: unknown): unknown {
  if (!(body instanceof Uint8Array) || body.byteLength === 0) return {};
  mustBeManageable(body);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new MalformedJson();
  }
}
