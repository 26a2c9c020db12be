import type { MappedResult } from '../bodies.js';
import { figureName, firstValueOf, isCounted, readFigure, type Figure } from './figure.js';
import { sameIndicator } from './indicators.js';
import type { Findings } from './findings.js';
import type { ReportedRows, Reporter } from './reporter.js';
import { mapResult, type Links } from './result.js';
import { MalformedRow } from './row.js';

interface Statement {
  readonly reporter: Reporter;
  readonly figures: readonly Figure[];
}

/** The results of an operation's reporters, linked with each other, in the order to send them. */
export function mapResults(reported: readonly ReportedRows[], findings: Findings): readonly MappedResult[] {
  const statements = reported.map(({ reporter, rows }) => ({
    reporter,
    figures: rows.flatMap((row, index) => {
      const name = figureName(row, reporter, index);
      const figure = findings.attempt(name, () => readFigure(row, reporter, index));
      if (figure) findings.noteUnread(name, figure.unread);
      return figure ? [figure] : [];
    }),
  }));
  const results = statements.flatMap((statement) =>
    statement.figures.flatMap(
      (figure) =>
        findings.attempt(figure.name, () =>
          mapResult(figure, statement.reporter, linksOf(figure, statement, statements)),
        ) ?? [],
    ),
  );
  return results.toSorted((left, right) => turnOf(left) - turnOf(right));
}

function linksOf(figure: Figure, statement: Statement, statements: readonly Statement[]): Links {
  if (figure.alternative) {
    const first = firstValueOf(figure, statement.figures);
    if (!first) throw new MalformedRow('is a second value and there is no first one');
    return { alternativeTo: first.id, ...setAside(figure) };
  }
  if (!figure.inTotals) return setAside(figure);
  return statement.reporter.region === undefined ? {} : regionalLinks(figure, statement.reporter, statements);
}

function setAside({ inTotals, scope, note }: Figure): Links {
  return inTotals ? {} : { notCounted: { reason: scope ?? note ?? 'set aside by the source' } };
}

/** A region's figure is a part of its country's own one, and stands beside every sum where there is none. */
function regionalLinks(
  figure: Figure,
  { country, region }: Reporter,
  statements: readonly Statement[],
): Links {
  const whole = statements
    .filter(({ reporter }) => reporter.country === country && reporter.region === undefined)
    .flatMap(({ figures }) => figures.filter(isCounted))
    .find((own) => sameIndicator(own, figure));
  return whole && region !== undefined
    ? { breakdownOf: whole.id, breakdownLabel: region }
    : { notCounted: { reason: 'one region or force' } };
}

/** A figure is sent before its second values and its parts, so that it is the one retained. */
function turnOf({ body }: MappedResult): number {
  if (body.breakdownOf !== undefined) return 2;
  return body.alternativeTo === undefined ? 0 : 1;
}
