import { readFileSync } from 'node:fs';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { GroupMembership, KafkaConnection } from '@entente/messaging';
import type { DatabaseConnection } from '@entente/mongo';
import { FieldRule, IsText } from '@entente/schema';
import { InvalidSettings } from './settings.js';

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** Where the servers are and how they are reached: what every program of a service needs. Times in milliseconds. */
export class ServerSettings {
  @FieldRule({
    type: 'string',
    pattern: '^mongodb(?:\\+srv)?://[^/]+/[^/?]+',
    description: 'a mongodb:// address with the name of the database in its path',
  })
  mongodbUri!: string;

  /** Beside the address, so that it may be shown. */
  @IsOptional() @IsText({ max: 200 }) mongodbUsername?: string;
  @IsOptional() @IsText({ max: 1_000 }) mongodbPassword?: string;
  @IsOptional() @IsBoolean() mongodbTls?: boolean;
  @IsOptional() @IsText({ max: 1_000 }) mongodbTlsCaFile?: string;
  @IsOptional() @IsText({ max: 1_000 }) mongodbTlsCertificateKeyFile?: string;
  @IsOptional() @IsInt() @Min(1) @Max(1_000) mongodbMaxPoolSize: number = 50;
  @IsOptional() @IsInt() @Min(100) mongodbServerSelectionTimeoutMs: number = 3_000;
  @IsOptional() @IsInt() @Min(1_000) mongodbSocketTimeoutMs: number = 30_000;

  /** How long after it was begun a change may still be committed; `completeTo` trails the clock by it. */
  @IsOptional() @IsInt() @Min(2_000) @Max(60_000) transactionTimeoutMs: number = 5_000;

  @FieldRule(
    { type: 'string', pattern: '^[^\\s:]+:\\d{1,5}$', description: 'a list of host:port' },
    { each: true },
  )
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  kafkaBrokers!: string[];

  @IsOptional() @IsBoolean() kafkaTls: boolean = false;
  @IsOptional() @IsText({ max: 1_000 }) kafkaTlsCaFile?: string;
  @IsOptional() @IsIn(MECHANISMS) kafkaSaslMechanism?: (typeof MECHANISMS)[number];
  @IsOptional() @IsText({ max: 200 }) kafkaUsername?: string;
  @IsOptional() @IsText({ max: 1_000 }) kafkaPassword?: string;
  @IsOptional() @IsInt() @Min(100) kafkaConnectionTimeoutMs: number = 3_000;
  @IsOptional() @IsInt() @Min(1_000) kafkaRequestTimeoutMs: number = 10_000;
  @IsOptional() @IsInt() @Min(0) @Max(20) kafkaRetries: number = 3;
  @IsOptional() @IsInt() @Min(100) kafkaMaxRetryTimeMs: number = 1_000;
  @IsOptional() @IsInt() @Min(1_000) kafkaSessionTimeoutMs: number = 6_000;
  @IsOptional() @IsInt() @Min(1_000) kafkaRebalanceTimeoutMs: number = 6_000;
  @IsOptional() @IsInt() @Min(100) kafkaHeartbeatIntervalMs: number = 1_000;

  /** How long a relay may be silent before another one takes its place. */
  @IsOptional() @IsInt() @Min(1_000) relayLeaseMs: number = 6_000;
}

/** @throws InvalidSettings where what belongs together is not complete, or a file cannot be read */
export function kafkaConnection(
  settings: Omit<ServerSettings, 'kafkaBrokers' | 'mongodbUri'>,
): KafkaConnection {
  const { kafkaTls, kafkaTlsCaFile, kafkaSaslMechanism: mechanism, kafkaUsername, kafkaPassword } = settings;
  if (mechanism !== undefined && (kafkaUsername === undefined || kafkaPassword === undefined)) {
    throw new InvalidSettings(['KAFKA_SASL_MECHANISM needs KAFKA_USERNAME and KAFKA_PASSWORD']);
  }
  if (mechanism === undefined && (kafkaUsername !== undefined || kafkaPassword !== undefined)) {
    throw new InvalidSettings(['KAFKA_USERNAME and KAFKA_PASSWORD need KAFKA_SASL_MECHANISM']);
  }
  const authority =
    kafkaTlsCaFile === undefined ? undefined : readCertificate('KAFKA_TLS_CA_FILE', kafkaTlsCaFile);
  return {
    tls: authority === undefined ? kafkaTls : { ca: authority },
    ...(mechanism !== undefined &&
      kafkaUsername !== undefined &&
      kafkaPassword !== undefined && {
        sasl: { mechanism, username: kafkaUsername, password: kafkaPassword },
      }),
    connectionTimeoutMs: settings.kafkaConnectionTimeoutMs,
    requestTimeoutMs: settings.kafkaRequestTimeoutMs,
    retries: settings.kafkaRetries,
    maxRetryTimeMs: settings.kafkaMaxRetryTimeMs,
  };
}

export function groupMembership(settings: ServerSettings): Required<GroupMembership> {
  return {
    sessionTimeoutMs: settings.kafkaSessionTimeoutMs,
    rebalanceTimeoutMs: settings.kafkaRebalanceTimeoutMs,
    heartbeatIntervalMs: settings.kafkaHeartbeatIntervalMs,
  };
}

export function databaseConnection(settings: ServerSettings): DatabaseConnection {
  const { mongodbUsername, mongodbPassword, mongodbTls, mongodbTlsCaFile, mongodbTlsCertificateKeyFile } =
    settings;
  return {
    ...(mongodbUsername !== undefined && { username: mongodbUsername }),
    ...(mongodbPassword !== undefined && { password: mongodbPassword }),
    ...(mongodbTls !== undefined && { tls: mongodbTls }),
    ...(mongodbTlsCaFile !== undefined && { tlsCaFile: mongodbTlsCaFile }),
    ...(mongodbTlsCertificateKeyFile !== undefined && {
      tlsCertificateKeyFile: mongodbTlsCertificateKeyFile,
    }),
    maxPoolSize: settings.mongodbMaxPoolSize,
    serverSelectionTimeoutMs: settings.mongodbServerSelectionTimeoutMs,
    socketTimeoutMs: settings.mongodbSocketTimeoutMs,
  };
}

function readCertificate(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new InvalidSettings([`${variable} names a file that cannot be read`]);
  }
}
