import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkCalendarView } from '@heed/shared/clocks';
import { Reference, UnitRow } from '@heed/shared/reference';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { useDatabase } from '../../../test/pg';
import { Journal } from '../../journal/journal';
import { ReferenceLists } from '../../reference/reference-lists';
import { SessionDoorModule } from '../session/session-door.module';
import { AdminDoorsModule } from './admin-doors.module';

const database = useDatabase();
let doors: DoorApp;
let headers: Record<string, string>;

beforeAll(async () => {
  doors = await openDoors(database(), [SessionDoorModule, AdminDoorsModule]);
  await doors.app.get(ReferenceLists).refresh();
  headers = {
    cookie: await doors.logIn('admin', ADMIN_PASSWORD),
    'sec-fetch-site': 'same-origin',
    'accept-language': 'en',
  };
});
afterAll(() => doors.close());

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object | string,
) {
  const type = typeof payload === 'string' ? { 'content-type': 'text/csv' } : {};
  const body = payload === undefined ? {} : { payload };
  return doors.app.inject({ method, url, headers: { ...headers, ...type }, ...body });
}

async function clocks() {
  return Reference.parse((await ask('GET', '/api/reference')).json()).clocks;
}

async function lastChange(back = 0) {
  const journal = new Journal(database().database);
  const [entry] = await journal.readAfter((await journal.head()) - 1 - back, 1);
  return entry?.data;
}

const fiveDays = {
  clock: 'handle',
  urgency: 'normal',
  limit: { amount: 5, measure: 'workdays' },
  source: '济南市 12345 条例第二十四条',
} as const;

describe('the limits of the clocks', () => {
  it('begin as the product’s own; one that is set takes its place, one that is taken away gives it back', async () => {
    const before = await clocks();
    const preset = before.find(({ rule }) => rule === 'handle-normal');
    const set = await ask('POST', '/api/clock-policy', fiveDays);
    expect(set.statusCode).toBe(201);
    const row = set.json<(typeof before)[number]>();
    expect(row).toMatchObject({ ...fiveDays, preset: false, unitId: null, sourceEn: null });
    expect(row.rule).toMatch(/^handle-normal~\d+$/);
    expect(await lastChange()).toMatchObject({ list: 'clock-policy', added: 0, changed: 1 });
    const present = await clocks();
    expect(present).toContainEqual(row);
    expect(present).not.toContainEqual(preset);
    expect(present).toHaveLength(before.length);
    // The clocks that began by the old row can still be explained.
    expect(doors.app.get(ReferenceLists).of('real').clockRule('handle-normal')).toEqual(preset);

    const removed = await ask('POST', '/api/clock-policy/remove', { rule: row.rule });
    expect(removed.json()).toEqual({ row: preset });
    expect(await clocks()).toEqual(before);
    expect(doors.app.get(ReferenceLists).of('real').clockRule(row.rule)).toMatchObject(fiveDays);
    const preserved = await ask('POST', '/api/clock-policy/remove', { rule: 'handle-normal' });
    expect(preserved.statusCode).toBe(400);
  });

  it('are set for a kind, a procedure and a unit apart; the same again changes nothing', async () => {
    const unit = UnitRow.parse((await ask('POST', '/api/units', { name: '水务局' })).json());
    const input = { ...fiveDays, kind: 'consult', procedure: 'hotline', unitId: unit.id };
    const first = (await ask('POST', '/api/clock-policy', input)).json<{ rule: string }>();
    expect(first.rule).toMatch(/^handle-normal-consult-hotline-unit~\d+$/);
    const entries = await new Journal(database().database).head();
    expect((await ask('POST', '/api/clock-policy', input)).json()).toEqual({
      ...first,
      ...input,
      sourceEn: null,
      floor: null,
      preset: false,
    });
    expect(await new Journal(database().database).head()).toBe(entries);
    const unknown = await ask('POST', '/api/clock-policy', { ...input, unitId: 'nobody' });
    expect(unknown.json()).toMatchObject({ error: 'unknown-unit', details: [{ path: 'unitId' }] });
  });

  it('[T11] never exceed the law', async () => {
    const petition = { ...fiveDays, procedure: 'petition' };
    const long = { amount: 61, measure: 'calendar-days' };
    const refused = await ask('POST', '/api/clock-policy', { ...petition, limit: long });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      error: 'beyond-statute',
      details: [{ path: 'limit', message: expect.stringContaining('60 calendar days') as string }],
    });
    // How many days a number of workdays takes is the calendar's to say, and that can change.
    expect((await ask('POST', '/api/clock-policy', petition)).statusCode).toBe(422);
    const short = { ...petition, limit: { amount: 30, measure: 'calendar-days' } };
    expect((await ask('POST', '/api/clock-policy', short)).json()).toMatchObject({
      floor: { amount: 60, measure: 'calendar-days' },
    });
  });

  it.each([
    [{ ...fiveDays, limit: { amount: 0, measure: 'workdays' } }, 'limit.amount'],
    [{ ...fiveDays, limit: { amount: 400, measure: 'workdays' } }, 'limit.amount'],
    [{ ...fiveDays, limit: { amount: 5, measure: 'weeks' } }, 'limit.measure'],
    [{ ...fiveDays, source: '' }, 'source'],
  ])('refuse %j by its field', async (input, path) => {
    const refused = await ask('POST', '/api/clock-policy', input);
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ details: [{ path }] });
  });
});

describe('the work calendar', () => {
  const view = async () => WorkCalendarView.parse((await ask('GET', '/api/work-calendar')).json());

  it('begins with office hours and says for which years no holiday is known', async () => {
    const { week, days, missingYears } = await view();
    expect(week.map((blocks) => blocks.length)).toEqual([2, 2, 2, 2, 2, 0, 0]);
    expect([days, missingYears.length > 0]).toEqual([[], true]);
  });

  it('takes holidays from a file or a pasted table, names what it refuses, and gives a day back', async () => {
    const { missingYears } = await view();
    const lines = missingYears.map((year) => `${year}-01-01~${year}-01-02,放假,元旦`);
    const file = ['date,kind,name', ...lines, 'soon,放假,x'].join('\n');
    const answer = await ask('POST', '/api/work-calendar/import', file);
    expect(answer.json()).toMatchObject({
      added: lines.length * 2,
      refused: [{ line: lines.length + 2, message: expect.stringContaining('date: ') as string }],
    });
    expect(await lastChange()).toMatchObject({ list: 'work-calendar', added: lines.length * 2 });
    const after = await view();
    expect(after.missingYears).toEqual([]);
    // Folds know of holidays from the journal alone: all of them, as local days, and no name.
    const days = after.days.map((day) => Date.parse(day.date) / 86_400_000);
    expect(await lastChange(1)).toEqual({ off: days, worked: [] });
    const date = `${missingYears[0]}-01-02`;
    const removed = await ask('DELETE', `/api/work-calendar/days/${date}`);
    expect(removed.json()).toMatchObject({ days: after.days.filter((day) => day.date !== date) });
    expect((await lastChange(1)) as object).toMatchObject({ off: { length: days.length - 1 } });
    expect((await ask('DELETE', `/api/work-calendar/days/${date}`)).statusCode).toBe(404);
  });

  it('takes the hours of the week, and refuses those that overlap or hardly work', async () => {
    const { week } = await view();
    const long = week.map((blocks, day) => (day < 5 ? [{ from: '08:30', to: '18:00' }] : blocks));
    expect((await ask('PUT', '/api/work-calendar/week', { week: long })).json()).toMatchObject({
      week: long,
    });
    const block = (from: string, to: string) => ({ from, to });
    const wrong = async (monday: object[], rest: object[][] = week.slice(1)) =>
      (await ask('PUT', '/api/work-calendar/week', { week: [monday, ...rest] })).json<object>();
    expect(await wrong([block('09:00', '12:00'), block('11:00', '17:00')])).toMatchObject({
      details: [{ path: 'week.0.1' }],
    });
    expect(await wrong([block('12:00', '09:00')])).toMatchObject({
      details: [{ path: 'week.0.0' }],
    });
    expect(await wrong([block('9', '12:00')])).toMatchObject({
      details: [{ path: 'week.0.0.from' }],
    });
    expect(
      await wrong(
        [block('09:00', '10:00')],
        week.slice(1).map(() => []),
      ),
    ).toMatchObject({
      details: [{ path: 'week' }],
    });
  });
});
