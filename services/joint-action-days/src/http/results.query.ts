import { PageQuery } from '@entente/http';
import { IsIn, IsOptional } from 'class-validator';

/** `standing=true` asks for what a result is to the figures of its operation, too. */
export class StandingQuery {
  @IsOptional() @IsIn(['true']) standing?: 'true';
}

export class ResultsQuery extends PageQuery {
  @IsOptional() @IsIn(['true']) standing?: 'true';
}
