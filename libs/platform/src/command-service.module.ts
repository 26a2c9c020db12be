import { Clock } from '@entente/kernel';
import { eventTopics, recordingClock, Relay, RelayFigures, TopicAdmin } from '@entente/messaging';
import { DatabaseStart, type CollectionPlan } from '@entente/mongo';
import { Inject, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { Health } from './health.js';
import { JournalController } from './journal/journal.controller.js';
import { serversAnswer } from './servers-answer.js';
import { serviceModules } from './service-modules.js';
import type { ServiceSettings } from './service-settings.js';

/** What is a service's own beside what every service that takes commands has. */
export interface CommandService {
  readonly service: string;
  /** Where its events go. */
  readonly topic: string;
  readonly collections: readonly CollectionPlan[];
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
}

const COLLECTIONS = Symbol('the collections of a command service');

/** A service that takes commands: it keeps a journal, relays it to its topic, and shows both on its health page. */
@Module({})
export class CommandServiceModule {
  constructor(
    @Inject(COLLECTIONS) collections: readonly CollectionPlan[],
    database: DatabaseStart,
    health: Health,
    relay: Relay,
    figures: RelayFigures,
    topics: TopicAdmin,
  ) {
    for (const { collection, indexes } of collections) database.ensure(collection, indexes);
    health.whenServing('database', () => database.check());
    const answer = serversAnswer(database, topics);
    health.whenWedged('relay', () => relay.checkTurning(answer));
    health.shows('events', () => figures.summary());
  }

  static with(
    settings: ServiceSettings,
    { service, topic, collections, controllers, providers }: CommandService,
  ): DynamicModule {
    const { relayLeaseMs, transactionTimeoutMs } = settings;
    const relay = {
      service,
      topic,
      topicSpecs: eventTopics(topic),
      leaseMs: relayLeaseMs,
      transactionTimeoutMs,
    };
    return {
      module: CommandServiceModule,
      imports: [...serviceModules(service, settings, { relay })],
      controllers: [JournalController, ...controllers],
      providers: [
        { provide: COLLECTIONS, useValue: collections },
        { provide: Clock, useValue: recordingClock },
        ...providers,
      ],
    };
  }
}
