import {
  BatchConsumer,
  EventProducer,
  KafkaEventServer,
  MessagingMetrics,
  TopicAdmin,
  WATERMARKS_TOPIC,
} from '@entente/messaging';
import { DatabaseStart } from '@entente/mongo';
import { Health, serversAnswer } from '@entente/platform';
import type { INestApplication } from '@nestjs/common';
import { PublishersProgress } from '../persistence/publishers-progress.js';
import { PUBLISHER_OF } from '../projections/projected-kinds.js';
import { knownEvents } from './known-events.js';

/** Reads the publishers' topics; how far it has come is kept before each offset is committed. */
export function eventServer(app: INestApplication, consumer = app.get(BatchConsumer)): KafkaEventServer {
  const progress = app.get(PublishersProgress);
  const database = app.get(DatabaseStart);
  const server = new KafkaEventServer({
    consumer,
    producer: app.get(EventProducer),
    metrics: app.get(MessagingMetrics),
    topics: [...PUBLISHER_OF.keys(), WATERMARKS_TOPIC],
    validators: knownEvents(),
    whenPrepared: database.whenPrepared,
    onApplied: async ({ topic, partition, nextOffset, log }) => {
      const publisher = PUBLISHER_OF.get(topic);
      if (publisher !== undefined) await progress.advance(publisher, partition, nextOffset, log);
    },
  });
  const answer = serversAnswer(database, app.get(TopicAdmin));
  app.get(Health).whenWedged('reader', () => server.checkTurning(answer));
  return server;
}
