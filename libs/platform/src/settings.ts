import { jsonSchemaOf, validatorOfSchema, type DeclaredClass, type JsonSchema } from '@entente/schema';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Lists every setting that is missing or wrong, never what it was set to. */
export class InvalidSettings extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings cannot be used: ${faults.join('; ')}`);
    this.name = 'InvalidSettings';
  }
}

/**
 * Reads a declared class from the environment: `kafkaBrokers` from `KAFKA_BROKERS`, lists separated by commas.
 * An empty variable counts as absent. What it gives back is frozen.
 * @throws InvalidSettings
 */
export function settings<T extends object>(
  declared: DeclaredClass<T>,
  environment: Environment,
): Readonly<T> {
  const schema = jsonSchemaOf(declared);
  const given: Record<string, unknown> = {};
  for (const [field, rules] of Object.entries(fieldsOf(schema, declared))) {
    const text = environment[variableOf(field)]?.trim();
    if (text) given[field] = rules['type'] === 'array' ? listOf(text) : text;
  }
  const { value, faults } = validatorOfSchema<T>(schema, true)(given);
  if (faults)
    throw new InvalidSettings(faults.map(({ pointer, detail }) => `${variableAt(pointer)} ${detail}`));
  for (const each of Object.values(value)) Object.freeze(each);
  return Object.freeze(value);
}

/** The environment variables that a declared class is read from. */
export function variablesOf(declared: DeclaredClass<object>): readonly string[] {
  return Object.keys(fieldsOf(jsonSchemaOf(declared), declared)).map(variableOf);
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>;
}

function fieldsOf(schema: JsonSchema, { name }: DeclaredClass<object>): ObjectSchema['properties'] {
  return (schema['$defs'] as Readonly<Record<string, ObjectSchema>>)[name]!.properties;
}

function variableOf(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase();
}

function variableAt(pointer: string): string {
  return variableOf(pointer.split('/')[1] ?? '');
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
