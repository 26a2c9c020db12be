/** What is the same in every run: the ids that the story names, and the days on which it takes place. */
export interface Fixed {
  readonly ids: ReadonlySet<string>;
  /** As `2025-05-12`. */
  readonly days: ReadonlySet<string>;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const REQUEST = new RegExp(`urn:uuid:${UUID}`, 'g');
const ID = new RegExp(UUID, 'g');
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;
const TOKEN = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const HASH = /\b[0-9a-f]{16,}\b/g;
const ADDRESS = /\bhttps?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/g;

/** A text with a word in the place of everything that differs from run to run. */
export function readable(text: string, { ids, days }: Fixed): string {
  return text
    .replace(TOKEN, '<token>')
    .replace(ADDRESS, '<address>')
    .replace(REQUEST, 'urn:uuid:<request>')
    .replace(ID, (id) => (ids.has(id) ? id : '<id>'))
    .replace(INSTANT, (instant) => (days.has(instant.slice(0, 10)) ? instant : '<instant>'))
    .replace(HASH, '<hash>');
}
