import { agreementsTable, type AgreementsQuery, type AgreementsRow } from '@entente/counting';
import type { LocalDate } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import type { Fact } from '../projections/fact.js';
import type { Identified } from '../projections/projected-kind.js';
import type { Projected } from '../persistence/generations.js';
import { knownBy } from '../persistence/known-by.js';
import { ProjectedAgreements, ProjectedArrangements } from '../persistence/projected-records.js';
import { PublishersProgress } from '../persistence/publishers-progress.js';
import { agreementsNotes } from './agreements-notes.js';
import { asOfTimes, type AsOf } from './as-of.js';
import { standing } from './standing.js';

export interface AgreementsReportQuery extends Omit<AgreementsQuery, 'on'> {
  /** The day of `asOf`, in UTC, unless another is named. */
  readonly on?: LocalDate;
  readonly asOf?: Date;
}

export interface AgreementsReportAnswer extends AsOf {
  readonly on: LocalDate;
  readonly rule: string;
  readonly rows: readonly AgreementsRow[];
  readonly notes: readonly string[];
}

const COUNTED = {
  both: 'both are counted',
  agreement: 'agreements alone are counted',
  arrangement: 'arrangements alone are counted',
};

const ruleFor = ({ kind }: Pick<AgreementsReportQuery, 'kind'>): string =>
  `Agreements are dated instruments, arrangements practice without a dated text; ${COUNTED[kind ?? 'both']}. The state is that ` +
  'of the day named in `on`: as the dates have it, and as it was stated where they do not decide. A body of a state ' +
  'counts for its state. By party and state at once, each party has the state that its own dates lead to.';

/** How many agreements and arrangements there are, and in what state on a day. */
@Injectable()
export class AgreementsReport {
  private readonly standing;

  constructor(
    agreements: ProjectedAgreements,
    arrangements: ProjectedArrangements,
    progress: PublishersProgress,
  ) {
    this.standing = standing(progress, () => Promise.all([agreements.answering(), arrangements.answering()]));
  }

  async answer(query: AgreementsReportQuery): Promise<AgreementsReportAnswer> {
    const asOf = query.asOf ?? new Date();
    const on = query.on ?? (asOf.toISOString().slice(0, 10) as LocalDate);
    const { completeTo, collections } = await this.standing();
    const [agreements, arrangements] = collections;
    const [dated, undated] = await Promise.all([
      allOf(agreements, query.asOf),
      allOf(arrangements, query.asOf),
    ]);
    const table = agreementsTable([...dated, ...undated], { ...query, on });
    return {
      ...asOfTimes(asOf, completeTo, { whole: agreements.whole && arrangements.whole }),
      on,
      rule: ruleFor(query),
      rows: table.rows,
      notes: agreementsNotes(table, query),
    };
  }
}

async function allOf<F extends Fact, D extends Identified>(
  projected: Projected<F, D>,
  instant: Date | undefined,
): Promise<readonly D[]> {
  return instant ? knownBy(instant, projected) : projected.documents.find();
}
