import { ArrayMaxSize, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsText, IsWebAddress } from '@entente/schema';
import { ServerSettings } from './server-settings.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What every service is told by its environment; a service extends it with its own. */
export class ServiceSettings extends ServerSettings {
  @IsInt() @Min(0) @Max(65_535) port!: number;

  /** The network interface to listen on. */
  @IsOptional() @IsText({ max: 255 }) host: string = '0.0.0.0';

  @IsWebAddress() oidcIssuer!: string;
  @IsOptional() @IsText({ max: 200 }) oidcAudience: string = 'entente';

  /** Where the issuer's keys are; found through the issuer where it is not given. */
  @IsOptional() @IsWebAddress() oidcJwksUri?: string;

  @IsOptional() @IsIn(LOG_LEVELS) logLevel: LogLevel = 'info';
  @IsOptional() @IsInt() @Min(1_024) bodyLimitBytes: number = 1_048_576;

  /** Requests in ten seconds; beyond it the answer is 429. */
  @IsOptional() @IsInt() @Min(1) requestsPerAddress: number = 6_000;
  @IsOptional() @IsInt() @Min(1) requestsPerPerson: number = 3_000;

  /** Worked on side by side; beyond it the answer is 503. */
  @IsOptional() @IsInt() @Min(1) requestsAtOnce: number = 100;

  /** Gateways whose `X-Forwarded-For` says who really asks: addresses or networks. */
  @IsOptional() @IsText({ max: 100, each: true }) @ArrayMaxSize(20) trustedProxies: string[] = [];
}
