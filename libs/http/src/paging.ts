import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsText } from '@entente/schema';

/** To be extended by the query of a list, with its own filters. */
export class PageQuery {
  @IsOptional() @IsInt() @Min(1) @Max(200) limit: number = 50;
  @IsOptional() @IsText({ max: 1000 }) cursor?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The `cursor` of the next page; absent on the last one. */
  readonly next?: string;
}
