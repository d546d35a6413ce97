import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeskCity, planted, watchers, type Planted, type Watcher } from '../../test/desk-city';
import { sees, type Door } from '../../test/desk-door';
import { caseDoors, otherDoors, realmDoors } from '../../test/desk-doors';
import { useDatabase } from '../../test/pg';
import { maskName } from '../kernel/text/mask';

const database = useDatabase();
let city: DeskCity;

beforeAll(async () => {
  city = await DeskCity.open(database());
});
afterAll(() => city.close());

const doors = [...realmDoors, ...caseDoors, ...otherDoors];

function idOf({ of }: Door): string {
  if (of === undefined) return '';
  return of in planted ? city.cases[of as Planted].id : city.ids[of as keyof DeskCity['ids']];
}

/** One who works in a drill asks for the drill; whoever asks by an id asks for what there is. */
function asking(door: Door): readonly Watcher[] {
  return door.of === undefined ? watchers : watchers.filter((who) => who !== 'inDrill');
}

async function ask(door: Door, who: Watcher, id = idOf(door)) {
  const place = { id, realm: who === 'inDrill' ? city.drill : 'real', city };
  return city.ask(city.people[who], door.method, door.url(place), door.body?.(place));
}

/** Words that must not stand in anything that is sent to them. */
function hiddenFrom(who: Watcher, { plainIds = false }: Door): string[] {
  return (Object.keys(planted) as Planted[]).flatMap((which) => {
    const { title, name, phone } = planted[which];
    const { id, no } = city.cases[which];
    const seen = sees[who].includes(which);
    const never = [name, phone, ...(which === 'tip' ? [maskName(name)] : [])];
    if (!seen) return [...never, title, maskName(name), no, ...(plainIds ? [] : [id])];
    // [C48] That there is a tip-off is told to more than what it says.
    return which === 'tip' && who === 'taker' ? [...never, title] : never;
  });
}

describe('[invariant 11] nobody sees what they may not', () => {
  test.each(doors.map((door) => [door.what, door] as const))('%s', async (_what, door) => {
    for (const who of asking(door)) {
      const { status, text } = await ask(door, who);
      expect.soft(`${who} ${status}`).toBe(`${who} ${door.verdict[who] ?? 403}`);
      const told = hiddenFrom(who, door).filter((word) => text.includes(word));
      expect.soft([who, told]).toEqual([who, []]);
    }
    if (!door.tells) return;
    const place = { id: idOf(door), realm: 'real', city };
    const { text } = await city.ask(
      city.people.leader,
      door.method,
      door.url(place),
      door.body?.(place),
    );
    expect(text).toContain(city.cases.accusing.no);
  });

  test.each(doors.filter(({ of }) => of !== undefined).map((door) => [door.what, door] as const))(
    '%s: what is not theirs is as little there as what is nowhere',
    async (_what, door) => {
      for (const who of asking(door)) {
        const isCase = door.of !== undefined && door.of in planted;
        const knows = isCase ? sees[who].includes(door.of as Planted) : door.verdict[who] !== 404;
        if (knows) continue;
        const nowhere = randomUUID();
        const one = await ask(door, who);
        const other = await ask(door, who, nowhere);
        const plain = other.text.replaceAll(nowhere, idOf(door));
        expect.soft([who, one.status, one.text]).toEqual([who, other.status, plain]);
      }
    },
  );

  test('whom a tip-off comes from is no more than an unknown number; counts count what is seen', async () => {
    const unknown = { phone: '13700000000', realm: 'real' };
    const tipped = { phone: planted.tip.phone, realm: 'real' };
    const accuser = { phone: planted.accusing.phone, realm: 'real' };
    const find = async (who: Watcher | 'leader', body: object) =>
      (await city.ask(city.people[who], 'POST', '/api/callers', body)).text;
    for (const who of ['taker', 'accused', 'leader'] as const) {
      expect(await find(who, tipped)).toBe(await find(who, unknown));
    }
    expect(await find('accused', accuser)).toBe(await find('accused', unknown));
    const uses = `/api/wording/${city.ids.wording}/cases`;
    const totalFor = async (who: Watcher) =>
      (JSON.parse((await city.ask(city.people[who], 'GET', uses)).text) as { total: number }).total;
    expect([await totalFor('other'), await totalFor('accused'), await totalFor('taker')]).toEqual([
      0, 1, 2,
    ]);
    const flood = await city.ask(city.people.other, 'GET', '/api/clusters/flood');
    expect(flood.text).not.toContain('河边的规则');
  });

  test('a unit’s link shows its list masked, without what became a tip-off; a wrong one shows nothing', async () => {
    const nobody = { id: '', pass: '' };
    const { status, text } = await city.ask(nobody, 'GET', city.linkPath);
    expect(status).toBe(200);
    expect(text).toContain(planted.plain.title);
    const never = Object.values(planted).flatMap(({ name, phone }) => [name, phone]);
    for (const word of [...never, planted.tip.title, city.cases.tip.no]) {
      expect(text).not.toContain(word);
    }
    const wrong = `${city.linkPath.slice(0, -2)}AA`;
    expect((await city.ask(nobody, 'GET', wrong)).status).toBe(404);
    expect((await city.ask(nobody, 'GET', '/feeds/roster/AAAAAAAA.ics')).status).toBe(404);
  });
});
