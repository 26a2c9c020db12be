import { agreementsTable, type AgreementsQuery, type AgreementsRow } from '@entente/counting';
import type { LocalDate } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import type { Fact } from '../projections/fact.js';
import type { Identified } from '../projections/projected-kind.js';
import type { Generations } from '../persistence/generations.js';
import { knownBy } from '../persistence/known-by.js';
import { ProjectedAgreements, ProjectedArrangements } from '../persistence/projected-records.js';
import { PublishersProgress } from '../persistence/publishers-progress.js';
import { PUBLISHERS } from '../projections/projected-kinds.js';
import { agreementsNotes } from './agreements-notes.js';
import { asOfTimes, type AsOf } from './as-of.js';

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
  constructor(
    private readonly agreements: ProjectedAgreements,
    private readonly arrangements: ProjectedArrangements,
    private readonly progress: PublishersProgress,
  ) {}

  async answer(query: AgreementsReportQuery): Promise<AgreementsReportAnswer> {
    const asOf = query.asOf ?? new Date();
    const on = query.on ?? (asOf.toISOString().slice(0, 10) as LocalDate);
    const completeTo = await this.progress.completeTo(PUBLISHERS);
    const [agreements, arrangements] = await Promise.all([
      allOf(this.agreements, query.asOf),
      allOf(this.arrangements, query.asOf),
    ]);
    const table = agreementsTable([...agreements.all, ...arrangements.all], { ...query, on });
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
  generations: Generations<F, D>,
  instant: Date | undefined,
): Promise<{ readonly all: readonly D[]; readonly whole: boolean }> {
  const projected = await generations.answering();
  const all = instant ? await knownBy(instant, projected) : await projected.documents.find();
  return { all, whole: projected.whole };
}
