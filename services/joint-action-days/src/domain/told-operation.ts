import { indicatorOf } from '@entente/kernel';
import type { Concerned } from './concerned.js';
import type { Happening } from './operation-history.js';
import type { ParticipantName } from './participant.js';

/** What happened to an operation, in words of ours; what a later release brings is told by its own name. */
const VERBS: Readonly<Record<string, string>> = {
  planned: 'planned the operation',
  recorded: 'recorded the operation',
  started: 'started the operation',
  'closing-started': 'began to close the operation',
  closed: 'closed the operation',
  reopened: 'reopened the operation',
  postponed: 'postponed the operation',
  cancelled: 'cancelled the operation',
  invited: 'invited participants',
  accepted: 'accepted to take part',
  declined: 'declined to take part',
  left: 'left the operation',
  'cannot-say': 'cannot say some of the figures',
  reminded: 'reminded of missing figures',
  decided: 'decided what a figure is made of',
};

const ANSWERS: readonly string[] = ['accepted', 'declined', 'left'];

/** What was done, without who did it. Rows from before a change said what it concerns are told without it. */
export function toldOfOperation(happening: Happening): string {
  const { kind, concerns = {} } = happening;
  const verb = VERBS[kind] ?? `changed the operation (${kind})`;
  const [first] = concerns.participants ?? [];
  if (kind === 'decided') return decided(concerns) ?? verb;
  if (!first) return verb;
  if (kind === 'invited') return `invited ${listed(concerns.participants!.map(nameOf), concerns.more)}`;
  if (kind === 'reminded') {
    return `reminded ${listed(concerns.participants!.map(nameOf), concerns.more)} of missing figures`;
  }
  if (kind === 'cannot-say') return cannotSay(happening, first, concerns);
  const isForAnother = ANSWERS.includes(kind) && !isOwn(happening, first);
  return isForAnother ? `${verb} in the name of ${nameOf(first)}` : verb;
}

function decided({ indicators, use, unit }: Concerned): string | undefined {
  const [indicator] = indicators ?? [];
  if (indicator === undefined || use === undefined) return undefined;
  const label = unit === undefined ? labelOf(indicator) : `${labelOf(indicator)} in ${unit}`;
  if (use === 'as-ruled') return `took back the decision on ${label}`;
  return `decided to use ${use === 'shares' ? 'the shares' : 'the stated figure'} for ${label}`;
}

function cannotSay(
  happening: Happening,
  name: ParticipantName,
  { indicators = [], more }: Concerned,
): string {
  const what = `cannot say ${listed(indicators.map(labelOf), more)}`;
  return isOwn(happening, name) ? what : `said that ${nameOf(name)} ${what}`;
}

/** Whether who did it is named already, by a country or a body and nothing else. */
function isOwn({ by }: Happening, { country, body, service }: ParticipantName): boolean {
  if (service !== undefined) return false;
  if (country === undefined) return by.country === undefined && body === by.organisation;
  return country === by.country && body === undefined;
}

function nameOf({ country, body, service }: ParticipantName): string {
  const [first = '', ...within] = [country, body, service].filter((name) => name !== undefined);
  return within.length === 0 ? first : `${first} (${within.join(', ')})`;
}

function labelOf(indicator: string): string {
  return indicatorOf(indicator)?.label.en ?? indicator;
}

/** "FR, DE and 3 more". */
function listed(names: readonly string[], more: number | undefined): string {
  return `${names.join(', ')}${more === undefined ? '' : ` and ${more} more`}`;
}
