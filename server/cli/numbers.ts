/** `heed numbers BULLETIN`: counts a published bulletin's numbers again from the journal, at their positions. */
import { parseArgs } from 'node:util';
import { REAL, Realm } from '@heed/shared/vocabulary';
import { loadBulletin } from '../src/bulletins/bulletin-rows';
import { recount, type Recounted } from '../src/bulletins/numbers/recount';
import type { Database } from '../src/kernel/database/database';
import { isId } from '../src/kernel/ids';
import { openStore } from './open-store';

const usage = `Usage: pnpm heed numbers BULLETIN [--realm REALM]
  BULLETIN is a bulletin's id, or its year and number as in 2026-5`;

export async function recountNumbers(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { realm: { type: 'string', default: REAL } },
    allowPositionals: true,
  });
  const [wanted, ...more] = positionals;
  const realm = Realm.safeParse(values.realm);
  if (wanted === undefined || more.length > 0 || !realm.success) {
    console.error(usage);
    return 2;
  }
  const store = await openStore();
  try {
    const id = await bulletinId(store.database, wanted, realm.data);
    const record = id === null ? null : await loadBulletin(store.database, id);
    if (!record) {
      console.error(`there is no bulletin ${wanted} in ${realm.data}`);
      return 1;
    }
    return say(await recount(store.database, record, store.env.timeZone));
  } finally {
    await store.close();
  }
}

async function bulletinId(
  database: Database,
  wanted: string,
  realm: Realm,
): Promise<string | null> {
  if (isId(wanted)) return wanted;
  const numbered = /^(\d{4})-(\d{1,6})$/.exec(wanted);
  if (!numbered) return null;
  const [row] = await database.query<{ id: string }>(
    'select id from bulletin where realm = $1 and year = $2 and number = $3',
    [realm, Number(numbered[1]), Number(numbered[2])],
  );
  return row?.id ?? null;
}

/** A line a number; fails where one isn't what the journal says. */
function say(rows: readonly Recounted[]): number {
  for (const { token, frozen, counted } of rows) {
    const { id, query, figure, zone, ofIncident } = token;
    const name = [query, figure, zone].filter((part) => part !== undefined).join(' ');
    const verdict = counted === frozen.value ? 'equal' : 'different';
    console.log(
      `${id}\t${name}\t${ofIncident ? 'incident' : 'realm'}\tposition ${frozen.position}\t${frozen.at}\tpublished ${frozen.value}\tcounted ${counted ?? 'nothing'}\t${verdict}`,
    );
  }
  const different = rows.filter(({ counted, frozen }) => counted !== frozen.value).length;
  if (rows.length === 0) console.log('the bulletin holds no frozen number');
  else console.log(`${rows.length - different} equal, ${different} different`);
  return different > 0 ? 1 : 0;
}
