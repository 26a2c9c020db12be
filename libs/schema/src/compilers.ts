import { Ajv2020 } from 'ajv/dist/2020.js';
import { FORMATS } from './formats.js';

export interface Compiling {
  /** Text becomes the number, boolean or one-element list that the schema asks for. For queries and settings. */
  readonly coerce: boolean;
  /** Goes on after the first fault: only for values known to be small, since its work grows with their faults. */
  readonly everyFault: boolean;
}

const compilers = new Map<string, Ajv2020>();

export function compilerFor({ coerce, everyFault }: Compiling): Ajv2020 {
  const key = `${coerce}/${everyFault}`;
  const known = compilers.get(key);
  if (known) return known;
  const compiler = new Ajv2020({
    allErrors: everyFault,
    coerceTypes: coerce ? 'array' : false,
    useDefaults: true,
    ownProperties: true,
    strict: true,
    strictTypes: false,
    // A text of 400 digits is coerced to Infinity, which strict numbers would take for none and hold against no bound.
    strictNumbers: !coerce,
    verbose: true,
    formats: FORMATS,
  });
  compilers.set(key, compiler);
  return compiler;
}
