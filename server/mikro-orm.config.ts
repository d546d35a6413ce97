/** How MikroORM sees the database: its entities, its migrations, its pool. */
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig } from '@mikro-orm/postgresql';
import type { EntitySchema } from '@mikro-orm/postgresql';
import { Migration0001Spine } from './migrations/0001-spine';
import { Migration0002Realms } from './migrations/0002-realms';
import { Migration0003Incidents } from './migrations/0003-incidents';
import { Migration0004Bulletins } from './migrations/0004-bulletins';
import { Migration0005Deliveries } from './migrations/0005-deliveries';
import { Migration0006Site } from './migrations/0006-site';
import { Migration0007ShortLabels } from './migrations/0007-short-labels';
import { Migration0008PlaceSearch } from './migrations/0008-place-search';
import { Migration0009Told } from './migrations/0009-told';
import { Migration0010PointNotes } from './migrations/0010-point-notes';
import { Migration0011SampleLimits } from './migrations/0011-sample-limits';
import { Migration0012Life } from './migrations/0012-life';
import { Migration0013Roster } from './migrations/0013-roster';
import { Migration0014Calls } from './migrations/0014-calls';
import { Migration0015Clusters } from './migrations/0015-clusters';
import { Migration0016Wording } from './migrations/0016-wording';
import { Migration0017UnitLoop } from './migrations/0017-unit-loop';
import { Migration0018Console } from './migrations/0018-console';
import { Migration0019Answers } from './migrations/0019-answers';
import { Migration0020BulletinLevel } from './migrations/0020-bulletin-level';
import { Migration0021Ladder } from './migrations/0021-ladder';
import { Migration0022ClockLists } from './migrations/0022-clock-lists';
import { Migration0023Rates } from './migrations/0023-rates';
import { Migration0024DeskLimits } from './migrations/0024-desk-limits';
import { Migration0025ListOrder } from './migrations/0025-list-order';
import { Migration0027Signals } from './migrations/0027-signals';
import { Migration0028Topics } from './migrations/0028-topics';
import { Migration0029Replays } from './migrations/0029-replays';
import { Migration0026Search } from './migrations/0026-search';
import { Migration0030Reports } from './migrations/0030-reports';
import { Migration0031Nodes } from './migrations/0031-nodes';
import { Migration0032DeskFinish } from './migrations/0032-desk-finish';
import { Migration0033Parts } from './migrations/0033-parts';
import { Migration0034Suggestions } from './migrations/0034-suggestions';
import { Migration0036TopicPeople } from './migrations/0036-topic-people';
import { Migration0037LeanWriter } from './migrations/0037-lean-writer';
import { Migration0038TopicPages } from './migrations/0038-topic-pages';
import { Migration0039PackedStates } from './migrations/0039-packed-states';
import { Migration0041SuggestionsWithin } from './migrations/0041-suggestions-within';
import { poolLimits, type Connection, type PoolLimits } from './src/kernel/database/database';

/** Reviewed, forward-only, in this order. */
export const migrations = [
  { name: '0001-spine', class: Migration0001Spine },
  { name: '0002-realms', class: Migration0002Realms },
  { name: '0003-incidents', class: Migration0003Incidents },
  { name: '0004-bulletins', class: Migration0004Bulletins },
  { name: '0005-deliveries', class: Migration0005Deliveries },
  { name: '0006-site', class: Migration0006Site },
  { name: '0007-short-labels', class: Migration0007ShortLabels },
  { name: '0008-place-search', class: Migration0008PlaceSearch },
  { name: '0009-told', class: Migration0009Told },
  { name: '0010-point-notes', class: Migration0010PointNotes },
  { name: '0011-sample-limits', class: Migration0011SampleLimits },
  { name: '0012-life', class: Migration0012Life },
  { name: '0013-roster', class: Migration0013Roster },
  { name: '0014-calls', class: Migration0014Calls },
  { name: '0015-clusters', class: Migration0015Clusters },
  { name: '0016-wording', class: Migration0016Wording },
  { name: '0017-unit-loop', class: Migration0017UnitLoop },
  { name: '0018-console', class: Migration0018Console },
  { name: '0019-answers', class: Migration0019Answers },
  { name: '0020-bulletin-level', class: Migration0020BulletinLevel },
  { name: '0021-ladder', class: Migration0021Ladder },
  { name: '0022-clock-lists', class: Migration0022ClockLists },
  { name: '0023-rates', class: Migration0023Rates },
  { name: '0024-desk-limits', class: Migration0024DeskLimits },
  { name: '0025-list-order', class: Migration0025ListOrder },
  { name: '0027-signals', class: Migration0027Signals },
  { name: '0028-topics', class: Migration0028Topics },
  { name: '0029-replays', class: Migration0029Replays },
  { name: '0026-search', class: Migration0026Search },
  { name: '0030-reports', class: Migration0030Reports },
  { name: '0031-nodes', class: Migration0031Nodes },
  { name: '0032-desk-finish', class: Migration0032DeskFinish },
  { name: '0033-parts', class: Migration0033Parts },
  { name: '0034-suggestions', class: Migration0034Suggestions },
  { name: '0036-topic-people', class: Migration0036TopicPeople },
  { name: '0037-lean-writer', class: Migration0037LeanWriter },
  { name: '0038-topic-pages', class: Migration0038TopicPages },
  { name: '0039-packed-states', class: Migration0039PackedStates },
  { name: '0041-suggestions-within', class: Migration0041SuggestionsWithin },
];

export function ormOptions(
  connection: Connection,
  entities: EntitySchema[],
  limits: PoolLimits = poolLimits,
) {
  const { max, ...driverOptions } = limits;
  return defineConfig({
    host: connection.host,
    port: connection.port,
    user: connection.user,
    password: connection.password,
    dbName: connection.database,
    entities,
    driverOptions,
    pool: { max },
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      snapshot: false,
      tableName: 'migration',
      silent: true,
    },
    ensureDatabase: false,
  });
}
