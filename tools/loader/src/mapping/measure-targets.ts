import type { TargetBody } from '../measure-body.js';
import { optional } from './optional.js';
import { isPrecisionCode, precisionInWords } from './precision.js';
import type { Row } from './row.js';

/** The figures a measure aims at or has come to. */
export function targetsOf(row: Row): readonly TargetBody[] {
  return [...row.rows('quantifiedTargets'), ...row.rows('quantified')].map(targetOf);
}

/** "At most" is no precision of ours: such a figure is not exact, and its words keep what it is. */
const AT_MOST = /(?:^|, )(?:at most|au plus|au maximum)$/i;

function targetOf(target: Row): TargetBody {
  const what = target.optionalText('target') ?? target.text('what');
  const qualifier = target.optionalText('qualifier');
  return {
    what,
    value: target.count('value'),
    precision: qualifier === undefined && AT_MOST.test(what) ? 'about' : precisionInWords(qualifier),
    ...(qualifier !== undefined && !isPrecisionCode(qualifier) && optional('wording', qualifier)),
  };
}
