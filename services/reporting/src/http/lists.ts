import { countryCodeOf, InvalidField, type CountryCode } from '@entente/kernel';

const MOST_DIMENSIONS = 3;

/** The codes of a parameter that takes several, separated by commas. @throws InvalidField */
export function listOf<Code extends string>(
  name: string,
  text: string,
  known: readonly Code[],
): readonly Code[] {
  return split(name, text).map((item) => {
    const code = known.find((candidate) => candidate === item);
    if (code === undefined) throw new InvalidField(`/${name}`, `takes ${known.join(', ')}`);
    return code;
  });
}

/** Each further dimension multiplies the rows. @throws InvalidField */
export function dimensionsOf<Dimension extends string>(
  text: string | undefined,
  known: readonly Dimension[],
): readonly Dimension[] {
  if (text === undefined) return [];
  const dimensions = listOf('groupBy', text, known);
  if (dimensions.length > MOST_DIMENSIONS)
    throw new InvalidField('/groupBy', `takes at most ${MOST_DIMENSIONS} at once`);
  return dimensions;
}

/** @throws InvalidField */
export function countriesOf(name: string, text: string): readonly CountryCode[] {
  const codes = split(name, text).map((spelling) => {
    const code = countryCodeOf(spelling);
    if (code === undefined) throw new InvalidField(`/${name}`, 'takes ISO 3166-1 alpha-2 codes like NL');
    return code;
  });
  return [...new Set(codes)];
}

/** @throws InvalidField */
export function split(name: string, text: string): readonly string[] {
  const items = text.split(',').map((item) => item.trim());
  if (items.includes(''))
    throw new InvalidField(`/${name}`, 'is a list separated by commas, without empty items');
  return [...new Set(items)];
}
