import { Journal, VersionedCollection } from '@entente/mongo';
import { describeVersionedCollection, testDatabase, THING } from '@entente/testing';
import type { Thing } from '@entente/testing';

describeVersionedCollection('MongoDB', async () => {
  const database = await testDatabase([
    { collection: 'things', indexes: [{ key: { label: 1 }, unique: true }] },
  ]);
  return {
    things: (onCommitted) =>
      new VersionedCollection<Thing>(database.connection, {
        collection: 'things',
        aggregateType: THING,
        ...(onCommitted && { onCommitted }),
      }),
    journal: new Journal(database.connection),
    close: () => database.drop(),
  };
});
