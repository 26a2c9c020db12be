import { EVENT_CONTRACTS } from '@entente/contracts';
import { createHttpApplication } from '@entente/http';
import { type BatchConsumer, type IncomingEvent } from '@entente/messaging';
import { DatabaseStart } from '@entente/mongo';
import {
  Caller,
  eventually,
  serverAddress,
  testDatabase,
  testIssuer,
  type Answer,
  type TestDatabase,
  type TestIssuer,
} from '@entente/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../src/app.module.js';
import { Config } from '../src/config.js';
import type { AgreementsReportDocument } from '../src/http/agreements-report.response.js';
import type { MeasuresReportDocument } from '../src/http/measures-report.response.js';
import type { ResultsReportDocument } from '../src/http/results-report.response.js';
import { eventServer } from '../src/messaging/event-server.js';
import { HandedBatches } from './handed-batches.js';

type ReportName = 'results' | 'measures' | 'cooperation-agreements';

/** The whole service in this process, on a database of its own, reading what a test hands it. */
export class RunningReporting {
  /** What was logged as an error. */
  readonly alarms: string[] = [];
  private app!: NestFastifyApplication;

  private constructor(
    readonly database: TestDatabase,
    readonly issuer: TestIssuer,
    readonly batches: HandedBatches,
  ) {}

  /** Reads through the given consumer instead of what is handed over; `through` is another way to the database. */
  static async start(
    given: {
      readonly consumer?: BatchConsumer;
      readonly through?: (uri: string) => string;
    } = {},
  ): Promise<RunningReporting> {
    const [database, issuer] = await Promise.all([testDatabase(), testIssuer()]);
    const running = new RunningReporting(database, issuer, new HandedBatches());
    await running.listen((given.through ?? String)(database.uri), given.consumer ?? running.batches);
    return running;
  }

  get<T>(provider: abstract new (...args: never[]) => T): T {
    return this.app.get(provider);
  }

  /** Applies events of one publisher, in this order, as one batch of a partition. */
  give(...events: readonly IncomingEvent[]): Promise<boolean> {
    const topic = EVENT_CONTRACTS.find(({ aggregate }) => aggregate === events[0]?.aggregateType)?.topic;
    return this.batches.give(topic ?? '', events);
  }

  /** As reporting staff, unless another token is given; the empty one is none. */
  async ask(
    query: Readonly<Record<string, string>> | string,
    token?: string,
    report: ReportName = 'results',
  ): Promise<Answer> {
    const bearer = token ?? (await this.issuer.sign({ roles: ['reporting-staff'] }));
    const caller = new Caller(await this.app.getUrl(), bearer === '' ? undefined : bearer);
    return caller.get(`/v1/reports/${report}?${new URLSearchParams(query).toString()}`);
  }

  /** What the health page says. */
  async health(): Promise<Readonly<Record<string, unknown>>> {
    return (await new Caller(await this.app.getUrl()).get('/health/ready')).json;
  }

  async report(query: Readonly<Record<string, string>> = {}): Promise<ResultsReportDocument> {
    return (await this.answer(query, 'results')) as unknown as ResultsReportDocument;
  }

  async measures(query: Readonly<Record<string, string>> = {}): Promise<MeasuresReportDocument> {
    return (await this.answer(query, 'measures')) as unknown as MeasuresReportDocument;
  }

  async agreements(query: Readonly<Record<string, string>> = {}): Promise<AgreementsReportDocument> {
    return (await this.answer(query, 'cooperation-agreements')) as unknown as AgreementsReportDocument;
  }

  async stop(): Promise<void> {
    await this.app.close();
    this.issuer.stop();
    await this.database.drop();
  }

  private async answer(query: Readonly<Record<string, string>>, report: ReportName): Promise<Answer['json']> {
    const { status, json, text } = await this.ask(query, undefined, report);
    if (status !== 200) throw new Error(`answered ${status}: ${text}`);
    return json;
  }

  private async listen(mongodbUri: string, consumer: BatchConsumer): Promise<void> {
    const module = AppModule.with(
      Object.assign(new Config(), {
        port: 0,
        host: '127.0.0.1',
        mongodbUri,
        kafkaBrokers: serverAddress('KAFKA_BROKERS').split(','),
        oidcIssuer: this.issuer.address,
        oidcAudience: 'entente',
        logLevel: 'silent',
        bodyLimitBytes: 1_048_576,
      }),
    );
    const silent = (): void => undefined;
    const logger = { log: silent, warn: silent, error: (message: string) => void this.alarms.push(message) };
    this.app = await createHttpApplication(module, {
      api: { title: 'Entente: reporting', version: '1' },
      nest: { logger, abortOnError: false },
    });
    this.app.connectMicroservice({ strategy: eventServer(this.app, consumer) });
    await this.app.startAllMicroservices();
    await this.app.listen(0, '127.0.0.1');
    const ready = (): Promise<boolean> =>
      this.get(DatabaseStart)
        .check()
        .then(
          () => true,
          () => false,
        );
    await eventually('the database', ready);
  }
}
