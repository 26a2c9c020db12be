import { HttpException } from '@nestjs/common';
import { DependencyUnavailable, DomainError, type FieldFault } from '@entente/kernel';
import { isDatabaseOutage } from './database-outage.js';
import { SHARED_PROBLEMS, codeOfStatus, type ProblemTable } from './problem-table.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Problem details of RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance: string;
  readonly code: string;
  readonly errors?: readonly FieldFault[];
}

/** Turns whatever was thrown into what a client may know of it. */
export class Problems {
  private readonly table: ProblemTable;

  constructor(ofService: ProblemTable = {}) {
    this.table = { ...SHARED_PROBLEMS, ...ofService };
  }

  of(thrown: unknown, requestId: string): Problem {
    const error = isDatabaseOutage(thrown)
      ? new DependencyUnavailable('database', { cause: thrown })
      : thrown;
    if (error instanceof DomainError && Object.hasOwn(this.table, error.code)) {
      const { faults, message } = error;
      return this.problem(error.code, requestId, message, faults);
    }
    if (error instanceof DomainError) return this.problem('internal-error', requestId);
    return this.problem(codeOfStatus(statusOf(error)), requestId);
  }

  private problem(
    code: string,
    requestId: string,
    detail?: string,
    faults: readonly FieldFault[] = [],
  ): Problem {
    const { status, title } = this.table[code]!;
    return {
      type: `https://entente.org/problems/${code}`,
      title,
      status,
      ...(detail !== undefined && { detail }),
      instance: `urn:uuid:${requestId}`,
      code,
      ...(faults.length > 0 && { errors: faults }),
    };
  }
}

/** Seconds after which a client may try again, for `Retry-After`. */
export const RETRY_AFTER_SECONDS = 5;

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status: unknown = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}
