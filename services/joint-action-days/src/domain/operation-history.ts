import type { OverlapAnswer, Page, PageRequest, Precision, Role } from '@entente/kernel';
import type { Concerned } from './concerned.js';

/** Whose doing it was: never a person. */
export interface ToldActor {
  readonly roles: readonly Role[];
  readonly country?: string;
  readonly organisation?: string;
}

/** What a result was, as far as a sentence needs it. */
export interface ToldFigure {
  readonly indicator: string;
  readonly unit: string;
  readonly value: number;
  readonly precision: Precision;
  readonly country?: string;
  readonly reportingService?: string;
  readonly notCounted?: object;
  readonly counting?: 'increment' | 'running-total';
  readonly breakdownOf?: string;
  readonly breakdownLabel?: string;
  readonly alternativeTo?: string;
}

/** What was said of a result and another one, or that it was taken back: then there is no answer. */
export interface ToldOverlap {
  readonly answer?: OverlapAnswer;
  /** The other one as it was then; absent where it is of another operation, which not everybody may read. */
  readonly with?: ToldFigure;
}

/** One change of an operation or of a result of it, as it was recorded. */
export interface Happening {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly kind: string;
  readonly of: 'operation' | 'result';
  readonly id: string;
  readonly version: number;
  readonly by: ToldActor;
  readonly why?: string;
  readonly fields: readonly string[];
  /** Of an operation: whom and what it was about. */
  readonly concerns?: Concerned;
  /** Of a result: what it was after the change, and the version before where there is one. */
  readonly figure?: ToldFigure;
  readonly before?: Pick<ToldFigure, 'value' | 'precision'>;
  /** Of a result: which other one was compared with it. */
  readonly overlap?: ToldOverlap;
}

/** `settling`: more has happened, and what comes first of it is not certain yet. The same page is asked for again. */
export interface HistoryPage<One = Happening> extends Page<One> {
  readonly settling?: true;
}

/** What happened to an operation and its results. */
export abstract class OperationHistory {
  /** The oldest first. A page that is followed by another one is final: nothing is added before its end any more. */
  abstract list(operationId: string, page: PageRequest): Promise<HistoryPage>;
}
