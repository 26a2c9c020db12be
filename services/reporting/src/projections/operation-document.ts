import { JOINT_ACTION_DAY, REPORTED_RESULT, type JointActionDayV1 } from '@entente/contracts';
import {
  countedResult,
  operationFigures,
  participantsOf,
  untracedFigure,
  type CountedOperation,
} from '@entente/counting';
import { reportingMonth, reportingYear, type CrimeArea, type ExploitationForm } from '@entente/kernel';
import { newestOf } from './fact.js';
import type { JointActionDayFact, OperationFact, ResultFact } from './operation-fact.js';

/**
 * One operation with its figures by the rules of counting: what reports are made of. The versions that a figure rests
 * on are not kept beside it: its facts tell them, and a report costs the same however many results there are.
 */
export interface OperationDocument extends CountedOperation {
  readonly name: string;
  readonly kind: JointActionDayV1['kind'];
  readonly status: JointActionDayV1['status'];
  readonly crimeAreas: readonly CrimeArea[];
  readonly exploitationForms: readonly ExploitationForm[];
}

/**
 * The document that an operation's facts give, whatever their order and however often they were told;
 * `undefined` as long as only results of it are known.
 */
export function operationDocument(facts: readonly OperationFact[]): OperationDocument | undefined {
  const operation = newestOf(facts.filter(isOperation));
  if (!operation) return undefined;
  const { state } = operation;
  const results = facts.filter(isResult).map((fact) => countedResult(fact.state, fact.version));
  const participants = participantsOf(state);
  return {
    id: state.id,
    name: state.name,
    kind: state.kind,
    status: state.status,
    crimeAreas: state.crimeAreas,
    exploitationForms: state.exploitationForms,
    year: reportingYear(state.period),
    month: reportingMonth(state.period),
    countries: participants.countries,
    ...(state.nestedIn !== undefined && { nestedIn: state.nestedIn }),
    mayOverlapWith: state.mayOverlapWith.map(({ id, certainty }) => ({ id, certainty })),
    figures: operationFigures(results, participants, state.decisions).map(untracedFigure),
  };
}

function isOperation(fact: OperationFact): fact is JointActionDayFact {
  return fact.kind === JOINT_ACTION_DAY;
}

function isResult(fact: OperationFact): fact is ResultFact {
  return fact.kind === REPORTED_RESULT;
}
