/** The lists of the invented city in the real realm, and its prepared bulletins moved to this hour. */
import type { BulletinContent } from '@heed/shared/bulletins';
import { jiangzhouWater as scenario } from '../data/scenarios/jiangzhou-water/scenario';
import { STARTS_AT } from '../data/scenarios/jiangzhou-water/clock';
import { Database, queryWith } from '../src/kernel/database/database';
import { putZones } from '../src/reference/boundary-desk';
import { storePlaces } from '../src/reference/place-rows';
import type { ListQuery } from '../src/reference/list-query';
import { ReferenceLists } from '../src/reference/reference-lists';
import type { WholeServer } from './whole-server';

/** The minute of the scenario that is now. */
const MINUTE = 106;

/** A time of the scenario's day as if that minute of it were now. */
function asIfAt(minute: number, time: string): string {
  const shift = Date.now() - Date.parse(STARTS_AT) - minute * 60_000;
  return new Date(Date.parse(time) + shift).toISOString();
}

/** Zones, streets, series and service points, as an office would have them. */
export async function settleCity({ server }: Pick<WholeServer, 'server'>): Promise<void> {
  const database = server.app.get(Database);
  const { lists, servicePoints } = scenario;
  await database.transaction(async (client) => {
    const query: ListQuery = (text, values) => queryWith(client, text, values);
    await storePlaces(query, lists.places, 'real');
    await putZones(query, lists.zones, { realm: 'real', at: new Date().toISOString() });
    for (const { name, title, titleEn, unit, kind, limit, staleAfterMinutes } of lists.series) {
      await query(
        `insert into figure_series (realm, name, title, title_en, unit, kind, pass_limit, stale_after_minutes)
         values ('real', $1, $2, $3, $4, $5, $6, $7)`,
        [name, title, titleEn, unit, kind, limit, staleAfterMinutes],
      );
    }
    for (const {
      code,
      name,
      nameEn,
      address,
      addressEn,
      street,
      lng,
      lat,
      until,
    } of servicePoints) {
      await query(
        `insert into service_point (realm, code, name, name_en, address, address_en, street, lng, lat, until)
         values ('real', $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [code, name, nameEn, address, addressEn, street, lng, lat, until && asIfAt(MINUTE, until)],
      );
    }
    await query(`update reference_version set version = version + 1 where realm = 'real'`);
  });
  await server.app.get(ReferenceLists).refresh();
}

/** A prepared bulletin as if its own minute were now. */
export function prepared(code: string): BulletinContent {
  const found = scenario.bulletins.find((bulletin) => bulletin.code === code);
  if (!found) throw new Error(`the scenario has no bulletin ${code}`);
  const text = JSON.stringify(found.content);
  const moved = text.replaceAll(
    /"(\d{4}-\d\d-\d\dT[^"]+)"/g,
    (_, time: string) => `"${asIfAt(found.minute, time)}"`,
  );
  return JSON.parse(moved) as BulletinContent;
}

/** What was measured in the zones up to now, the oldest first. */
export function samples() {
  return scenario.figures
    .filter(({ minute }) => minute < MINUTE)
    .map(({ minute, ...figure }) => ({
      ...figure,
      at: new Date(Date.now() - (MINUTE - minute) * 60_000).toISOString(),
    }));
}
