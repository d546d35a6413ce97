/** The week's words: what may be said, put to the test by a bulletin; and lists to a unit that works on paper. */
import ExcelJS from 'exceljs';
import type { BulletinDetail } from '@heed/shared/bulletins';
import type { UnitListDetail } from '@heed/shared/unit-loop';
import type { WordingDetail, WordingRow } from '@heed/shared/wording';
import { UnitLinks } from '../src/unit-loop/unit-links';
import { soundReport } from './bulletin-builders';
import type { Week } from './week-crew';
import { moment, type Person } from './week-house';

const MINUTE = 60_000;

/** From a draft to a recall: agreed by a second person, read, used, questioned by a bulletin, confirmed. */
export async function isAgreedUpon(week: Week, incidentId: string, caseId: string): Promise<void> {
  const { lin, qi, he, lan, both } = week.crew;
  const words = {
    title: '自来水能不能喝',
    questions: ['自来水能不能喝', '烧开了能喝吗'],
    answer: '柳林片区暂不要饮用，烧开也不行。',
    answerEn: null,
  };
  const terms = {
    ownerUnitId: null,
    ownerId: lin.id,
    expiresAt: moment('10-10 20:00'),
    categories: ['water-outage'],
    topics: [],
    incidentId,
    readers: ['call-taker'],
  };
  const over = { words, terms: { ...terms, expiresAt: moment('10-06 09:00') } };
  await week.house.no('invalid', '/api/wording', both, week.house.fresh(over));
  const input = week.house.fresh({ words, terms });
  const { wording } = await week.house.done('POST', '/api/wording', both, input);
  const { id } = wording as WordingRow;
  const path = `/api/wording/${id}`;
  const shown = async () => (await week.house.done('GET', path, lin)) as unknown as WordingDetail;
  const act = async (by: Person, command: object) => {
    const { version } = await shown();
    const body = week.house.fresh({ expectedVersion: version, ...command });
    return week.house.done('POST', `${path}/commands`, by, body);
  };
  const offered = async () => {
    const { rows } = await week.house.done('POST', '/api/wording/match', lan, { typed: '自来水' });
    return (rows as { edition: number }[]).map(({ edition }) => edition);
  };
  const offers = [await offered()];
  const agree = week.house.fresh({ kind: 'agree', expectedVersion: 1 });
  await week.house.no('same-hand', `${path}/commands`, both, agree);
  await act(qi, { kind: 'agree' });
  offers.push(await offered());
  const stale = week.house.fresh({ kind: 'recall', expectedVersion: 1, reason: '有变' });
  await week.house.no('stale-version', `${path}/commands`, he, stale);
  for (const _ of [1, 2]) {
    await week.house.done('POST', `${path}/receipts`, lan, week.house.fresh({ edition: 1 }));
  }
  const { mustRead, haveRead } = await shown();
  week.see('must read and have read', [mustRead, haveRead]);
  await act(lin, { kind: 'edit', words: { ...words, answer: '请饮用桶装水。' }, terms });
  offers.push(await offered());
  await act(qi, { kind: 'agree' });
  offers.push(await offered());
  await isPublished(week, incidentId);
  await week.house.settle();
  week.see('after the bulletin', (await shown()).state);
  offers.push(await offered());
  await act(he, { kind: 'confirm' });
  offers.push(await offered());
  const heard = async (said: string) => {
    const asked = { said, category: 'water-outage' };
    const { rows } = await week.house.done('POST', '/api/wording/match', lan, asked);
    return (rows as unknown[]).length;
  };
  const matched = [await heard('请问自来水能不能喝'), await heard('路灯一直不亮')];
  week.see('matched by its words, and never by category alone', matched);
  week.see('editions offered along the way', offers);
  await act(he, { kind: 'recall', reason: '检测结果有变' });
  await week.house.no('illegal-state', `${path}/commands`, he, {
    ...week.house.fresh({ kind: 'confirm' }),
    expectedVersion: (await shown()).version,
  });
  const use = week.house.fresh({ edition: 2, caseId });
  await week.house.done('POST', `${path}/uses`, lan, use);
  const answered = await week.house.done('GET', `${path}/cases`, lan);
  week.see('cases answered by what was recalled', answered['total']);
}

/** A bulletin about the incident, through every hand. */
async function isPublished(week: Week, incidentId: string): Promise<void> {
  const { lin, qi, zhou } = week.crew;
  const next = new Date(Date.parse(week.house.now) + 90 * MINUTE).toISOString();
  const sound = soundReport();
  const unknown = sound.unknown.map((each) => ({ ...each, knownAt: next }));
  const content = { ...sound, unknown, nextUpdateAt: next };
  const draft = week.house.fresh({ kind: content.kind, content });
  const path = `/api/incidents/${incidentId}/bulletins`;
  let { bulletin } = await week.house.done('POST', path, lin, draft);
  const steps = [
    [lin, 'submit'],
    [qi, 'verify-facts'],
    [zhou, 'approve'],
    [lin, 'publish'],
  ] as const;
  for (const [by, kind] of steps) {
    const { id, version } = bulletin as BulletinDetail;
    const command = week.house.fresh({ kind, expectedVersion: version });
    ({ bulletin } = await week.house.done('POST', `/api/bulletins/${id}/commands`, by, command));
  }
}

/** A list to the street: out as text and as a sheet, back with answers, one of them too late, and by a link. */
export async function worksOnPaper(week: Week, tipOff: string): Promise<void> {
  const { fang, mei } = week.crew;
  const { street, watch } = week.units;
  const secret = week.house.fresh({ unitId: watch, caseIds: [tipOff] });
  await week.house.no('invalid', '/api/unit-lists', mei, secret);
  const cases = [];
  for (const n of [1, 2, 3, 4]) {
    const id = await week.hear(`${n}号楼化粪池外溢，电话13812345678`);
    await week.act(id, fang, { kind: 'dispatch', unitId: street });
    cases.push(id);
  }
  const input = week.house.fresh({ unitId: street, caseIds: cases });
  const list = (await week.house.done(
    'POST',
    '/api/unit-lists',
    mei,
    input,
  )) as unknown as UnitListDetail;
  const path = `/api/unit-lists/${list.id}`;
  const { messages } = await week.house.done('POST', `${path}/text`, mei, {});
  const told = (messages as string[]).join('\n');
  week.see('numbers in full on the list', /1\d{10}/.test(told));
  week.see(
    'cases told in the text',
    list.lines.filter(({ caseNo }) => told.includes(caseNo)).length,
  );
  const moved = list.lines.find(({ n }) => n === 2)?.caseId ?? '';
  await week.act(moved, fang, { kind: 'remind' });
  const answers = await filledIn(week, path, mei);
  const send = async () => {
    const { payload, type } = formWith(answers);
    const headers = { cookie: mei.cookie, 'sec-fetch-site': 'same-origin', 'content-type': type };
    const url = `${path}/answers`;
    const back = await week.house.doors.app.inject({ method: 'POST', url, headers, payload });
    return back.json<Record<string, unknown>>();
  };
  const results = async () => {
    const { applied, already, conflict, refused, empty } = await send();
    return { applied, already, conflict, refused, empty };
  };
  week.see('the sheet that came back', await results());
  week.see('the same sheet again', await results());
  await answersByLink(week, path, mei);
}

/** A form with a file of bytes in it. */
function formWith(file: Buffer) {
  const head = `--heed-week\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--heed-week--\r\n')]);
  return { payload, type: 'multipart/form-data; boundary=heed-week' };
}

/** Four rows: answered, answered though the case changed, written on another's number, and by the link later. */
async function filledIn(week: Week, path: string, by: Person): Promise<Buffer> {
  const headers = { cookie: by.cookie, 'sec-fetch-site': 'same-origin' };
  const url = `${path}/sheet.xlsx`;
  const { rawPayload } = await week.house.doors.app.inject({ method: 'GET', url, headers });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(rawPayload.buffer as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  const last = sheet.columnCount;
  for (const row of [2, 3]) {
    sheet.getRow(row).getCell(last - 2).value = '是';
    sheet.getRow(row).getCell(last - 1).value = '已清掏';
  }
  sheet.getRow(4).getCell(last - 1).value = '写在别人的编号上';
  sheet.getRow(4).getCell(2).value = sheet.getRow(2).getCell(2).value;
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function answersByLink(week: Week, path: string, by: Person): Promise<void> {
  const made = await week.house.done('POST', `${path}/links`, by, week.house.fresh({ hours: 2 }));
  const secret = String(made['path']).replace('/unit/', '');
  const links = week.house.part(UnitLinks);
  const opened = await links.open(secret);
  if (!opened) throw new Error('the link does not serve');
  const answer = { n: 4, contact: 'yes', text: '已处理' } as const;
  week.see('answered by the link', (await links.answer(opened, answer))?.result);
  const again = await links.open(secret);
  week.see(
    'the same row by the link',
    again && (await links.answer(again, { ...answer, text: '又处理' })),
  );
  await week.house.passes(2 * 3_600);
  week.see('the link after its time', await links.open(secret));
}
