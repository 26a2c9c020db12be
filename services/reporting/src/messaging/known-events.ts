import { EVENT_CONTRACTS } from '@entente/contracts';
import { validWatermark, WATERMARK_V1, type EventValidator } from '@entente/messaging';
import { validatorOf } from '@entente/schema';

/** Every event this service reads, with what its payload must look like. Fields we do not know are tolerated. */
export function knownEvents(): ReadonlyMap<string, EventValidator> {
  const payloads = new Map(
    EVENT_CONTRACTS.map(({ data }) => [data, validatorOf(data, { unknownFields: 'tolerate' })]),
  );
  return new Map<string, EventValidator>([
    ...[...payloads].flatMap(([declared, validate]) =>
      EVENT_CONTRACTS.filter(({ data }) => data === declared).map(({ type }) => [type, validate] as const),
    ),
    [WATERMARK_V1, validWatermark],
  ]);
}
