import type { NewService } from './options.js';

/** One name in the spellings that code and text have of it. */
export interface Spellings {
  readonly kebab: string;
  readonly pascal: string;
  readonly camel: string;
  readonly screaming: string;
  readonly words: string;
  readonly sentence: string;
}

export function spellingsOf(kebab: string): Spellings {
  const parts = kebab.split('-');
  const pascal = parts.map(capital).join('');
  const words = parts.join(' ');
  return {
    kebab,
    pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    screaming: parts.join('_').toUpperCase(),
    words,
    sentence: capital(words),
  };
}

/** The template's names, in whatever spelling, become those of the new service. */
export function renaming({ service, aggregate }: Omit<NewService, 'port'>): (text: string) => string {
  const one = spellingsOf(aggregate);
  const renamed = new Map([
    [`a ${ONE.words}`, `${/^[aeiou]/.test(aggregate) ? 'an' : 'a'} ${one.words}`],
    ...pairs(MANY, spellingsOf(service)),
    ...pairs(ONE, one),
  ]);
  const any = new RegExp([...renamed.keys()].join('|'), 'g');
  return (text) => text.replace(any, (found) => renamed.get(found) ?? found);
}

const MANY = spellingsOf('sample-entries');
const ONE = spellingsOf('sample-entry');

function pairs(from: Spellings, to: Spellings): readonly (readonly [string, string])[] {
  return (Object.keys(from) as (keyof Spellings)[]).map((spelling) => [from[spelling], to[spelling]]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
