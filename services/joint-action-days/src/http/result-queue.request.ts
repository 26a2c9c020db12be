import { RoleNotAllowed, type ChangeContext } from '@entente/access';
import { bodyWithin, commandHashOf, ReasonBody } from '@entente/http';
import { DomainError, hasRole, type Actor, type Role } from '@entente/kernel';
import { FieldRule, IsId } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import type { QueuedChange, QueuedCommand } from '../domain/queued-command.js';
import { CorrectionBody, ResultBody, toCorrection, toFigure } from './result.request.js';

export const QUEUED_KINDS = ['log', 'correct', 'withdraw', 'confirm'] as const;
type QueuedKind = (typeof QUEUED_KINDS)[number];

export class QueuedCommandBody {
  /** Made by the device, once for each command: on another one it is refused. */
  @IsId() key!: string;
  @IsId() resultId!: string;
  /** The version that the command was decided on; 0 where there was none. */
  @IsInt() @Min(0) basedOn!: number;
  /** The key of the queue's own command that makes that version, where the device made it itself. Never for 0. */
  @IsOptional() @IsId() after?: string;
  @IsIn(QUEUED_KINDS) kind!: QueuedKind;
  /** What the route for one result takes: PUT, correction, withdrawal; none for a confirmation. */
  @IsOptional() @FieldRule({ type: 'object', description: 'an object' }) body?: object;
}

/** What a device did while it had no connection, for one operation: at most a megabyte, and 10,000 values in it. */
export class QueueBody {
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => QueuedCommandBody)
  items!: readonly QueuedCommandBody[];
}

export function toQueue(
  items: readonly QueuedCommandBody[],
  change: ChangeContext,
): readonly QueuedCommand[] {
  const { actor, requestId, traceparent } = change;
  return items.map(({ key, resultId, basedOn, after, kind, body = {} }) => ({
    ...{ actor, requestId, resultId, basedOn },
    ...(traceparent !== undefined && { traceparent }),
    ...(after !== undefined && { after }),
    idempotencyKey: key,
    // Before the body is read, which fills in what it leaves out.
    bodyHash: commandHashOf(ROUTES[kind], body),
    change: changeOf(kind, body, actor),
  }));
}

const RESULT = '/v1/joint-action-days/:id/results/:resultId';

/** A command is the same one whichever of the two ways it came. */
const ROUTES: Readonly<Record<QueuedKind, string>> = {
  log: RESULT,
  correct: `${RESULT}/correction`,
  withdraw: `${RESULT}/withdrawal`,
  confirm: `${RESULT}/confirmation`,
};

class NoBody {
  declare readonly nothing?: never;
}

const readResult = bodyWithin(ResultBody);
const readCorrection = bodyWithin(CorrectionBody);
const readReason = bodyWithin(ReasonBody);
const readNothing = bodyWithin(NoBody);
const CONFIRMING: Role = 'national-coordinator';

/** One bad command does not keep the others from being carried out. */
function changeOf(kind: QueuedKind, body: object, actor: Actor): QueuedChange {
  try {
    return read(kind, body, actor);
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'refused', why: error };
    throw error;
  }
}

function read(kind: QueuedKind, body: object, actor: Actor): QueuedChange {
  switch (kind) {
    case 'log':
      return { kind, figure: toFigure(readResult(body), actor) };
    case 'correct': {
      const correction = readCorrection(body);
      return { kind, correction: toCorrection(correction), reason: correction.reason };
    }
    case 'withdraw':
      return { kind, reason: readReason(body).reason };
    case 'confirm':
      if (!hasRole(actor, CONFIRMING)) throw new RoleNotAllowed([CONFIRMING]);
      readNothing(body);
      return { kind };
  }
}
