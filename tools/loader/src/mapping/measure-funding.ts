import type { FundingBody } from '../measure-body.js';
import { optional } from './optional.js';
import type { Row } from './row.js';

/** The stated total in EUR, who pays, and the parts. Nothing is added up: parts may overlap or miss one another. */
export function fundingOf(row: Row): FundingBody {
  const total = row.optionalCount('budgetEur');
  return {
    ...(total !== undefined && { total: { amount: total, currency: 'EUR', precision: 'exact' } }),
    funders: row.texts('funders'),
    parts: [...row.rows('budgetComponents'), ...row.rows('funding')].map(partOf),
  };
}

function partOf(part: Row): FundingBody['parts'][number] {
  return {
    ...optional('funder', part.optionalText('source') ?? part.optionalText('funder')),
    ...optional('amount', part.optionalCount('amount')),
    ...optional('currency', part.optionalText('currency')),
    precision: part.optionalFlag('approximate') === true ? 'about' : 'exact',
    ...optional('amountAsPrinted', part.optionalText('amount_as_printed')),
    ...optional('note', part.optionalText('note')),
  };
}
