import type { Patch } from './tree.js';

/** An event that no reader of today knows, about a kind of record of its own. */
export const OVERLAP = 'org.entente.suspected-overlap';
export const OVERLAP_MARKED = `${OVERLAP}.marked.v1`;
/** A field that results have in the later release only. */
export const LATER_FIELD = 'device';

/** joint-action-days of a later minor: records and events have more fields, and there is one more type of event. */
export const LATER_PUBLISHER: readonly Patch[] = [
  {
    file: 'services/joint-action-days/dist/domain/reported-result.js',
    replace: "{ ...figure, ...logging, status: 'provisional' }",
    by: `{ ...figure, ...logging, status: 'provisional', ${LATER_FIELD}: { kind: 'tablet', offlineHours: 3 } }`,
  },
  {
    file: 'services/joint-action-days/dist/domain/joint-action-day.js',
    replace: "{ ...plan, id, status: 'planned' }",
    by: "{ ...plan, id, status: 'planned', classification: 'limited' }",
  },
  {
    file: 'services/joint-action-days/dist/messaging/to-reported-result-event.js',
    replace: '{ reportedResult, change: event }',
    by: "{ reportedResult, change: { ...event, channel: 'mobile' }, relatedTo: [{ kind: 'case-file', count: 2 }] }",
  },
  {
    file: 'services/joint-action-days/dist/persistence/mongo-reported-results.js',
    replace: 'MongoAggregates, UniqueViolation, }',
    by: 'MongoAggregates, UniqueViolation, VersionedCollection }',
  },
  {
    file: 'services/joint-action-days/dist/persistence/mongo-reported-results.js',
    replace: 'super(connection, journal, plan, () => relay.nudge());',
    by: `super(connection, journal, plan, () => relay.nudge());
        this.overlaps = new VersionedCollection(connection, {
            collection: 'suspected-overlaps',
            aggregateType: '${OVERLAP}',
            onCommitted: () => relay.nudge(),
        });`,
  },
  {
    file: 'services/joint-action-days/dist/persistence/mongo-reported-results.js',
    replace: 'return await super.save(',
    by: `if (expectedVersion === 0) {
                const overlap = crypto.randomUUID();
                const { id, jointActionDayId } = result.snapshot();
                const { actor, requestId } = command;
                await this.overlaps.save(overlap, { results: [id] }, 0, () => ({
                    type: '${OVERLAP_MARKED}',
                    aggregateType: '${OVERLAP}',
                    aggregateId: overlap,
                    key: jointActionDayId,
                    payload: { results: [id] },
                }), { actor, requestId });
            }
            return await super.save(`,
  },
];

const RESULT_CONTRACT = 'libs/contracts/dist/joint-action-days/reported-result.v1.js';
const CATALOGUE = 'libs/contracts/dist/event-catalogue.js';
const CONSUMER = 'services/reporting/dist/messaging/joint-action-days.consumer.js';

/** reporting of a later minor: it knows the fields and the type of event, and reads those without them as well. */
export const LATER_READER: readonly Patch[] = [
  {
    file: RESULT_CONTRACT,
    replace: 'export class ReportedResultV1 {',
    by: `class DeviceV1 {
}
__decorate([IsCode(), __metadata("design:type", String)], DeviceV1.prototype, "kind", void 0);
__decorate([IsInt(), Min(0), __metadata("design:type", Number)], DeviceV1.prototype, "offlineHours", void 0);
export class SuspectedOverlapEventV1 {
}
__decorate([IsArray(), IsId({ each: true }), __metadata("design:type", Array)], SuspectedOverlapEventV1.prototype, "results", void 0);
export class ReportedResultV1 {`,
  },
  {
    file: RESULT_CONTRACT,
    replace: '], ReportedResultV1.prototype, "loggedAt", void 0);',
    by: `], ReportedResultV1.prototype, "loggedAt", void 0);
__decorate([
    IsOptional(),
    ValidateNested(),
    Type(() => DeviceV1),
    __metadata("design:type", DeviceV1)
], ReportedResultV1.prototype, "${LATER_FIELD}", void 0);`,
  },
  {
    file: CATALOGUE,
    replace: 'export const EVENT_CONTRACTS = [',
    by: `import { SuspectedOverlapEventV1 } from './joint-action-days/reported-result.v1.js';
export const EVENT_CONTRACTS = [
    { type: '${OVERLAP_MARKED}', aggregate: '${OVERLAP}', topic: JOINT_ACTION_DAYS_TOPIC, data: SuspectedOverlapEventV1 },`,
  },
  {
    file: CONSUMER,
    replace: 'results(events, batch) {',
    by: `overlaps(events) {
        return Promise.resolve(events);
    }
    results(events, batch) {`,
  },
  {
    file: CONSUMER,
    replace: 'JointActionDaysConsumer = __decorate([',
    by: `__decorate([
    EventPattern('${OVERLAP}'),
    __param(0, Payload()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Array]),
    __metadata("design:returntype", Promise)
], JointActionDaysConsumer.prototype, "overlaps", null);
JointActionDaysConsumer = __decorate([`,
  },
];
