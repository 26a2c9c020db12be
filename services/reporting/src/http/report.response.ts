import { IsInstant, IsText, OrNull } from '@entente/schema';
import { IsArray, IsString } from 'class-validator';

/** What every report says beside its rows. */
export class ReportDocument {
  @IsInstant() asOf!: string;
  /** Up to when every publisher's events have been applied. */
  @OrNull() @IsInstant() completeTo!: string | null;
  @IsString() rule!: string;
  @IsArray() @IsText({ max: 5_000, each: true }) notes!: readonly string[];
}
