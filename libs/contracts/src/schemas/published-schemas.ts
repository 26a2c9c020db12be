import { jsonSchemaOf, type JsonSchema } from '@entente/schema';
import { EVENT_CONTRACTS } from '../event-catalogue.js';

/** The schema of every payload, by the file under `schemas/` that publishes it. Readers tolerate unknown fields. */
export function publishedSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map(
    EVENT_CONTRACTS.map(({ topic, data }) => [fileOf(topic, data.name), jsonSchemaOf(data, 'tolerate')]),
  );
}

/** `entente.joint-action-days.v1` and `ReportedResultEventV1`: `joint-action-days/reported-result-event.v1.json`. */
function fileOf(topic: string, className: string): string {
  const kebab = className.replace(/V(\d+)$/, '.v$1').replace(/(?<=[a-z])(?=[A-Z])/g, '-');
  return `${topic.split('.')[1]}/${kebab.toLowerCase()}.json`;
}
