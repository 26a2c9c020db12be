import type { Entry, Exchange, Told } from './exchange.js';
import { pageOf, type Opening } from './page-of.js';
import { readable } from './readable.js';

/** What people did, call by call, while it happened; afterwards a page to read. */
export class Walkthrough {
  private readonly chapters: { readonly heading: string; readonly entries: Entry[] }[] = [];

  /** `days`: those on which the story takes place; every other instant is one of the run. */
  constructor(
    private readonly opening: Opening,
    private readonly days: readonly string[],
  ) {}

  begin(heading: string): void {
    this.chapters.push({ heading, entries: [] });
  }

  say(words: string): void {
    this.add({ kind: 'words', words });
  }

  took(exchange: Exchange): void {
    this.add({ kind: 'exchange', exchange });
  }

  heard(told: Told): void {
    this.add({ kind: 'told', told });
  }

  /** The same in every run of the same story. */
  page(): string {
    const ids = new Set(Object.keys(this.opening.names));
    return readable(pageOf(this.opening, this.chapters), { ids, days: new Set(this.days) });
  }

  private add(entry: Entry): void {
    const chapter = this.chapters.at(-1);
    if (!chapter) throw new Error('a story begins with a chapter');
    chapter.entries.push(entry);
  }
}
