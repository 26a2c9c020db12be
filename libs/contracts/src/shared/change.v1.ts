import { IsCode, IsText } from '@entente/schema';
import { IsArray, IsOptional } from 'class-validator';

/** What happened to an aggregate; its state after it travels beside it. */
export class ChangeV1 {
  /** A code, not a closed list: the event's type says the same, and new kinds come as new types. */
  @IsCode() kind!: string;
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
  /** The fields whose value is another one than in the version before. */
  @IsArray() @IsCode({ each: true }) fields!: string[];
}
