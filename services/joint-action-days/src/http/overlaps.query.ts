import { PageQuery } from '@entente/http';
import { OVERLAP_STATUSES, type OverlapStatus } from '@entente/kernel';
import { cursorOf, encodeCursor, IsId, IsText } from '@entente/schema';
import { IsIn, IsOptional } from 'class-validator';
import type { OverlapPosition } from '../application/read-overlaps.js';

export class OverlapsQuery extends PageQuery {
  @IsOptional() @IsId() operation?: string;
  @IsOptional() @IsIn(OVERLAP_STATUSES) status?: OverlapStatus;
}

class PositionOfOverlap implements OverlapPosition {
  @IsOptional() @IsText({ max: 500 }) page?: string;
  @IsOptional() @IsId() day?: string;
  @IsOptional() @IsText({ max: 100 }) pair?: string;
}

const readPosition = cursorOf(PositionOfOverlap);

/** @throws MalformedCursor */
export function positionIn(cursor: string | undefined): OverlapPosition {
  return cursor === undefined ? {} : readPosition(cursor);
}

export function cursorAt(position: OverlapPosition): string {
  return encodeCursor(position);
}
