import { expect, test } from 'vitest';
import { AccessDesk } from '../../test/access-desk';
import { useDatabase } from '../../test/pg';

const database = useDatabase();
const node = () => new AccessDesk(database()).first;
const start = () => ({ password: 'a-long-test-password', dataDir: database().folder });
const count = () => database().database.query('select account from account');

test('nodes that start together make one account, and one that comes later waits for nobody', async () => {
  const nodes = Array.from({ length: 3 }, node);
  await Promise.all(nodes.map((each) => each.ensure(start())));
  expect(await count()).toEqual([{ account: 'admin' }]);
  await database().database.transaction(async (client) => {
    await client.query('lock table account in share row exclusive mode');
    expect(await node().ensure(start())).toEqual({ passwordFile: null });
  });
  expect(await count()).toHaveLength(1);
});
