import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { water } from '../../test/case-story';
import { lead } from '../../test/incident-builders';
import { useDatabase } from '../../test/pg';
import { env, partOf, ReportHouse } from '../../test/report-house';
import { flowSql, stockSql } from '../bulletins/numbers/case-counts';
import { contentDigest } from '../kernel/canonical-json';
import { orThrow } from '../kernel/refusal';
import { DailyReports } from '../reactors/daily-reports';
import type { StoredReport } from './report-rows';

const database = useDatabase();
let stories = 0;
const MORNING = '2026-07-18T09:00:00+08:00';

/** An incident with three cases and a repeat: one answered, one overdue with a unit, one untouched. */
async function aStory() {
  const house = new ReportHouse(database(), MORNING);
  stories += 1;
  const phone = (n: number) => `138${String(stories * 100 + n).padStart(8, '0')}`;
  const incidentId = await house.knows('柳林片区自来水异味');
  await house.hears(phone(9), null, 'east');
  const first = await house.hears(phone(1), incidentId);
  house.afterMinutes(20);
  const second = await house.hears(phone(2), incidentId);
  await house.hears(phone(3), incidentId, 'east');
  await house.hears(phone(1), incidentId);
  orThrow(
    await house.cases.command('zhou', second, {
      kind: 'answer',
      text: '已说明',
      expectedVersion: 2,
    }),
  );
  orThrow(
    await house.cases.command('zhou', first, {
      kind: 'dispatch',
      unitId: water,
      expectedVersion: 3,
    }),
  );
  house.afterMinutes(24 * 60);
  return { house, incidentId };
}

/** The same, counted by the statements of a bulletin's numbers. */
async function counted({ figures: { realm, position, incidentId, to } }: StoredReport) {
  const scope = { realm, position, incidentId };
  const [flow, stock] = [flowSql('journal', scope, null), stockSql('journal', scope, to)];
  const { database: db } = database();
  const [numbers] = await db.query<Record<string, number>>(flow.text, flow.values);
  const [stands] = await db.query<Record<string, number>>(stock.text, stock.values);
  return { ...numbers, ...stands };
}

describe('an after-action report', () => {
  test('[F4] [F5] counts what the journal says, step by step and street by street', async () => {
    const { house, incidentId } = await aStory();
    const report = await house.freezes({ kind: 'after-action', incidentId });
    const { totals, hours, places, units, baseline } = report.figures;
    expect(await counted(report)).toMatchObject({
      received: totals.received,
      people: totals.people,
      repeats: totals.repeats,
      answered: totals.answered,
      dispatched: totals.dispatched,
      open: totals.open,
      overdue: totals.overdue,
    });
    expect(totals).toMatchObject({ received: 4, people: 3, repeats: 1, answered: 1, open: 2 });
    expect(hours[0]).toMatchObject({
      received: 4,
      people: 3,
      answered: 1,
      closed: 1,
      backlog: 2,
      expected: null,
    });
    expect(hours.at(-1)?.backlog).toBe(2);
    expect(places.rows).toMatchObject([
      { code: 'east-willow', received: 3, people: 2, cumulative: 0.75 },
      { code: 'east', received: 1, cumulative: 1 },
    ]);
    expect(units).toMatchObject([
      { unitId: water, received: 2, open: 1 },
      { unitId: null, received: 2, answered: 1, open: 1 },
    ]);
    expect(baseline).toEqual({ days: 0, needed: 14, ready: false });
  });

  test('[F5] holds the curve against the usual one of what the incident asks for, from 14 days on', async () => {
    const house = new ReportHouse(database(), '2026-05-30T09:00:00+08:00');
    const { lists } = house.incidents;
    await database().database.query(
      `insert into category (code, name, retired) values ('water-outage', '停水', false)
       on conflict do nothing`,
    );
    await lists.refresh();
    const [asked, byWords] = [
      await house.knows('停水', ['water-outage']),
      await house.knows('异味'),
    ];
    const past = (day: number) =>
      new Date(Date.parse(house.now()) - day * 86_400_000).toISOString();
    for (let day = 1; day <= 15; day += 1) {
      const part = { historic: true, receivedAt: past(day), closedAt: past(day) };
      orThrow(await house.cases.desk.register(house.cases.prepare(part)));
    }
    const known = async (incidentId: string) => {
      const { figures } = await house.freezes({ kind: 'after-action', incidentId });
      return [figures.baseline.days, figures.hours[0]?.expected, figures.totals.received];
    };
    house.afterMinutes(30);
    // One a day in this hour, a quarter of it in a quarter of an hour.
    expect(await known(asked)).toEqual([15, 0.25, 0]);
    expect(await known(byWords)).toEqual([0, null, 0]);
  });

  test('[F1] stays as it was frozen, whatever comes after; to count again is the next edition', async () => {
    const { house, incidentId } = await aStory();
    const requestId = randomUUID();
    const first = await house.freezes({ kind: 'after-action', incidentId }, requestId);
    await house.hears('13900000004', incidentId);
    const again = await house.freezes({ kind: 'after-action', incidentId }, requestId);
    expect(again).toEqual(first);
    const second = await house.freezes({ kind: 'after-action', incidentId });
    expect(
      [first, second].map(({ figures }) => [figures.edition, figures.totals.received]),
    ).toEqual([
      [1, 4],
      [2, 5],
    ]);
    const { database: db } = database();
    await expect(
      db.query(`update report set digest = '' where id = $1`, [first.head.id]),
    ).rejects.toThrow('never changed');
    const [entry] = await db.query<{ digest: string }>(
      `select entry::json -> 'data' ->> 'figuresDigest' as digest from journal
       where type = 'report-frozen' and entry::json -> 'data' ->> 'reportId' = $1`,
      [first.head.id],
    );
    expect([entry?.digest, first.head.digest]).toEqual(Array(2).fill(contentDigest(first.figures)));
  });

  test('[F2] is refused with the field that is wrong', async () => {
    const house = new ReportHouse(database(), MORNING);
    const ask = async (part: object) => {
      const input = { kind: 'after-action', requestId: randomUUID(), ...part } as const;
      return house.reports.freeze(input, lead);
    };
    const wrong = (path: string, message: string) => ({ extra: { details: [{ path, message }] } });
    expect(await ask({ incidentId: randomUUID() })).toMatchObject({ error: 'unknown-incident' });
    expect(await ask({ from: MORNING })).toMatchObject(wrong('to', 'incident-or-period'));
    const [before, after] = ['2026-03-01T00:00:00Z', '2026-07-18T02:00:00Z'];
    expect(await ask({ from: before, to: MORNING })).toMatchObject(wrong('to', 'period-too-long'));
    expect(await ask({ from: before, to: after })).toMatchObject(wrong('to', 'in-the-future'));
    expect(await ask({ from: MORNING, to: before })).toMatchObject(
      wrong('to', 'ends-before-it-begins'),
    );
    expect(await ask({ kind: 'daily', day: '2026-07-18' })).toMatchObject(
      wrong('day', 'day-not-over'),
    );
  });
});

describe('a daily report', () => {
  test('[F2] [F3] is of 08:00 to 08:00, and leaves what was told later to the next', async () => {
    const realm = 'real';
    const house = new ReportHouse(database(), '2026-07-20T07:30:00+08:00');
    const street = `street-${randomUUID().slice(0, 8)}`;
    await house.hears('13900000011', null, street);
    house.afterMinutes(60);
    await house.hears('13900000012', null, street);
    await house.hears('13900000013', null, street);
    house.afterMinutes(24 * 60);
    await house.hears('13900000014', null, street);
    const report = await house.freezes({ kind: 'daily', realm, day: '2026-07-20' });
    const row = report.figures.streets.find(({ code }) => code === street);
    expect(row).toMatchObject({ received: 2, before: 1, people: 2, open: 3 });
    expect([report.figures.from, report.figures.to]).toEqual([
      '2026-07-20T00:00:00.000Z',
      '2026-07-21T00:00:00.000Z',
    ]);
  });

  test('[F18] is made once, at 08:05, of the realm and of each open incident, however many nodes look', async () => {
    const house = new ReportHouse(database(), '2026-08-01T20:00:00+08:00');
    const incidentId = await house.knows('江北停电');
    const nodes = [1, 2].map(
      () => new DailyReports(database().database, house.clock, house.reports, env),
    );
    const look = async () => {
      await Promise.all(nodes.map((node) => node.tick()));
      const { rows } = await house.reader.list({ realm: 'real', kind: 'daily' });
      return rows.filter(({ from }) => from === '2026-08-01T00:00:00.000Z');
    };
    house.afterMinutes(12 * 60 + 4);
    expect(await look()).toEqual([]);
    house.afterMinutes(1);
    const made = await look();
    expect(made.filter((each) => each.incidentId === null)).toHaveLength(1);
    expect(made.filter((each) => each.incidentId === incidentId)).toHaveLength(1);
    expect(made.map(({ madeBy }) => madeBy)).toEqual(made.map(() => null));
    house.afterMinutes(60);
    expect(await look()).toHaveLength(made.length);
  });
});

describe('the documents of a report', () => {
  test('[F14] [F15] Word holds the figures, in the form of an official document', async () => {
    const { house, incidentId } = await aStory();
    const report = await house.freezes({ kind: 'after-action', incidentId });
    const file = await house.reader.word(report, 'zh');
    const text = await partOf(file, 'word/document.xml');
    const words = text.replaceAll(/<[^>]+>/g, '');
    expect(words).toContain('“柳林片区自来水异味”');
    expect(words).toContain('共接报诉求4件，涉及诉求人3人，其中重复反映1件。');
    expect(words).toContain(report.head.digest.slice(0, 16));
    expect(words).not.toMatch(/138\d{8}/);
    // A4, margins of 37, 26, 35 and 28 mm, lines of 28 points, 三号仿宋.
    expect(text).toContain('<w:pgSz w:w="11906" w:h="16838"');
    for (const [side, twips] of Object.entries({
      top: 2098,
      right: 1474,
      bottom: 1984,
      left: 1587,
    })) {
      expect(text).toContain(`w:${side}="${twips}"`);
    }
    expect(text).toContain('w:line="560" w:lineRule="exact"');
    expect(text).toContain('w:eastAsia="仿宋"');
    const english = await partOf(await house.reader.word(report, 'en'), 'word/document.xml');
    expect(english).toContain('4 complaints came in from 3 people');
  });

  test('[F16] the spreadsheet has cells of their own kind, and no formula', async () => {
    const house = new ReportHouse(database(), MORNING);
    const incidentId = await house.knows('=HYPERLINK("http://x")');
    await house.hears('13900000021', incidentId, 'east');
    const report = await house.freezes({ kind: 'after-action', incidentId });
    const book = new ExcelJS.Workbook();
    const bytes = await house.reader.sheet(report, 'zh');
    // The types of the library know the older kind of buffer only.
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const line = book.getWorksheet('按街道')?.getRow(2);
    const values = [1, 2, 3, 4, 5, 6].map((column) => line?.getCell(column).value);
    expect(values).toEqual([1, 'east', 1, 1, 1, 1]);
    const cells: ExcelJS.Cell[] = [];
    book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell))));
    expect(cells.filter(({ type }) => type === ExcelJS.ValueType.Formula)).toEqual([]);
    const strings = cells.filter(({ type }) => type === ExcelJS.ValueType.String);
    expect(strings.filter(({ text }) => text.startsWith('='))).toEqual([]);
    expect(strings.some(({ text }) => text.includes('HYPERLINK'))).toBe(true);
    expect(cells.some(({ type }) => type === ExcelJS.ValueType.Date)).toBe(true);
  });

  test('[F17] who signs is a setting with versions, and changes no figure', async () => {
    const { house, incidentId } = await aStory();
    const report = await house.freezes({ kind: 'after-action', incidentId });
    const style = { organ: '江州市应急指挥部', organEn: null, redHead: true };
    const { version } = await house.styles.present();
    const ask = { requestId: randomUUID(), expectedVersion: version, ...style };
    orThrow(await house.styles.set(ask, lead));
    expect(await house.styles.set({ ...ask, requestId: randomUUID() }, lead)).toMatchObject({
      error: 'stale-version',
      extra: { currentVersion: version + 1 },
    });
    const text = await partOf(await house.reader.word(report, 'zh'), 'word/document.xml');
    expect(text.match(/江州市应急指挥部/g)).toHaveLength(2);
    expect(text).toContain('w:color w:val="E60012"');
    expect((await house.reader.find(report.head.id))?.figures).toEqual(report.figures);
  });
});
