import { isCurrency, isLocalDate, isPartialDate } from '@entente/kernel';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/**
 * What a pattern cannot say: days that exist in the calendar, addresses that can be parsed, currencies in use.
 * `uuid` is for readers of the schema; its pattern is the stricter of the two.
 */
export const FORMATS: Readonly<Record<string, (value: string) => boolean>> = {
  uuid: (value) => value.length === 36,
  date: isLocalDate,
  'partial-date': isPartialDate,
  'date-time': (value) => isLocalDate(INSTANT.exec(value)?.[1]),
  uri: (value) => URL.canParse(value),
  currency: isCurrency,
};
