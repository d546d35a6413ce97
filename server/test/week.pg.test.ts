import { CaseState } from '@heed/shared/vocabulary';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuildCases } from '../src/cases/rebuild';
import { eventSchemas } from '../src/journal/events';
import { Journal } from '../src/journal/journal';
import { verifyJournal } from '../src/journal/verify';
import { answers, LocalTarget } from './delivery-targets';
import { useDatabase } from './pg';
import { rulesByNumber } from './rule-books';
import { auditWeek, spoils } from './week-audit';
import { Week } from './week-crew';
import { moment, WeekHouse } from './week-house';
import { weekProofs } from './week-proofs';
import type { Evidence } from './week-proof';
import { tellWeek } from './week-story';

/** Cases, counting time, clusters, calls, wording, lists to units, roster, ladder, answers. */
const desks = new Set('CTKMWURLA');
const database = useDatabase();
const target = new LocalTarget(answers(202));
let house: WeekHouse;
let evidence: Evidence;

beforeAll(async () => {
  house = await WeekHouse.open(database(), moment('10-07 09:00'));
  const secret = await house.answers.gateway('sms', await target.open());
  const week = await Week.begin(house);
  await tellWeek(week, { target, secret });
  evidence = { entries: await house.entries(), refusals: house.refusals, seen: week.seen };
}, 120_000);
afterAll(async () => {
  await target.close();
  await house.doors.close();
});

describe('a week of a task force', () => {
  test('leaves no rule of the desk untold: each fired, and the table says how it shows', () => {
    const rules = [...rulesByNumber().keys()].filter(([letter = '']) => desks.has(letter));
    expect([...weekProofs.keys()].toSorted()).toEqual(rules.toSorted());
    const silent = [...weekProofs].filter(([, fired]) => !fired(evidence));
    expect(silent.map(([number]) => number)).toEqual([]);
  });

  test('goes through every state and holds every kind of entry that a case can have', () => {
    const ofCases = evidence.entries.flatMap((entry) =>
      'after' in entry.data ? [{ type: entry.type, state: entry.data.after.state }] : [],
    );
    const kinds = Object.entries(eventSchemas).filter(([, schema]) => 'after' in schema.shape);
    const types = new Set(ofCases.map(({ type }) => type as string));
    expect(kinds.map(([type]) => type).filter((type) => !types.has(type))).toEqual([]);
    const states = new Set(ofCases.map(({ state }) => state));
    // A case is dispatched, or waits for it, as soon as it is registered.
    const left = CaseState.options.filter((state) => !states.has(state));
    expect(left).toEqual(['registered']);
  });

  test('a table that is asked of an empty week says so of every rule', () => {
    const nothing: Evidence = { entries: [], refusals: [], seen: new Map() };
    const fired = [...weekProofs].filter(([, proof]) => proof(nothing));
    expect(fired.map(([number]) => number)).toEqual([]);
  });

  test('stands up to an audit that trusts nothing but the journal', async () => {
    const found = await auditWeek(database().database);
    const empty = Object.fromEntries(Object.keys(found).map((name) => [name, []]));
    expect(found).toEqual(empty);
  });

  test('wouldn’t, had anything of what it asks gone wrong', async () => {
    const deaf: string[] = [];
    const names = Object.keys(await auditWeek(database().database));
    for (const name of names) {
      const [, spoil = null] =
        Object.entries(spoils).find(([begin]) => name.startsWith(begin)) ?? [];
      const found = await auditWeek(database().database, spoil);
      if (found[name]?.length === 0) deaf.push(name);
    }
    expect(deaf).toEqual([]);
  });

  test('[invariant 4] [invariant 12] is a chain without a fault, and all its cases come back from it', async () => {
    const { database: db } = database();
    expect((await verifyJournal(db)).fault).toBeNull();
    expect((await rebuildCases(db, new Journal(db))).differing).toEqual([]);
  });
});
