import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import type { KafkaConnection } from './connection.js';
import { letIdleQueuesRest } from './resting-queues.js';
import { letMembersReturn } from './returning-members.js';

/** Finite on purpose: what fails is reported to the caller, who backs off and tries again. */
const DEFAULTS = { connectionTimeoutMs: 3_000, requestTimeoutMs: 10_000, retries: 3, maxRetryTimeMs: 1_000 };
const FIRST_RETRY_MS = 100;

/** The client behind every adapter of this folder. Nothing is connected yet. */
export function connectKafka(
  brokers: readonly string[],
  clientId: string,
  connection: KafkaConnection = {},
): Kafka {
  letIdleQueuesRest();
  letMembersReturn();
  const logger = new Logger('Kafka');
  const { tls = false, sasl, ...times } = connection;
  const { connectionTimeoutMs, requestTimeoutMs, retries, maxRetryTimeMs } = { ...DEFAULTS, ...times };
  return new Kafka({
    clientId,
    brokers: [...brokers],
    ssl: typeof tls === 'boolean' ? tls : { ca: [tls.ca] },
    ...(sasl && { sasl: sasl as SASLOptions }),
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: { initialRetryTime: FIRST_RETRY_MS, maxRetryTime: maxRetryTimeMs, retries },
    logLevel: logLevel.WARN,
    // Each attempt is logged here; that a service cannot reach Kafka is said once by whoever needs it.
    logCreator:
      () =>
      ({ namespace, log }) =>
        logger.debug(`${namespace}: ${log.message}`),
  });
}
