import { Logger } from '@nestjs/common';
import { Kafka, logLevel } from 'kafkajs';

/** Finite on purpose: what fails is reported to the caller, who backs off and tries again. */
const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 };

/** The client behind every adapter of this folder. Nothing is connected yet. */
export function connectKafka(brokers: readonly string[], clientId: string): Kafka {
  const logger = new Logger('Kafka');
  return new Kafka({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: RETRY,
    logLevel: logLevel.WARN,
    // Each attempt is logged here; that a service cannot reach Kafka is said once by whoever needs it.
    logCreator:
      () =>
      ({ namespace, log }) =>
        logger.debug(`${namespace}: ${log.message}`),
  });
}
