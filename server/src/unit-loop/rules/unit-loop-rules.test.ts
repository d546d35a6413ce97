import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListedCase } from '../list-record';
import { listWords } from '../list-words';
import { commandOf, noteFor, stepsFor, type Answered } from './answer';
import { LONGEST_MESSAGE, messagesOf } from './messages';
import { checkCode, findColumns, readRows, sheetColumns, type SheetColumn } from './sheet';

const LIST = '00000000-0000-7000-8000-0000000000aa';
const listed: ListedCase[] = ['D260718-00001', 'D260718-00002', 'D260718-00003'].map(
  (caseNo, at) => ({
    n: at + 1,
    caseId: `case-${at + 1}`,
    caseNo,
    version: 4,
    outcome: null,
    error: null,
    answerDigest: null,
    answeredAt: null,
  }),
);

describe('text for a group', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 3_000 });

  test('[U3] whatever the cases say, each message fits, and every case is told once and in order', () => {
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 60 }), (title, lead, texts) => {
        const lines = texts.map((line, at) => `${at + 1}. ${line}`);
        const messages = messagesOf({ title, lead }, lines);
        for (const message of messages) {
          expect(message.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
          expect(message.isWellFormed()).toBe(true);
        }
        const told = messages.flatMap((message) => message.split('\n').slice(1));
        const numbers = told.flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? []);
        const wanted = lines.map((_line, at) => String(at + 1));
        // A case's own words may begin like a number of the list.
        expect(numbers.length).toBeGreaterThanOrEqual(wanted.length);
        let from = 0;
        for (const number of wanted) {
          from = numbers.indexOf(number, from) + 1;
          expect(from).toBeGreaterThan(0);
        }
      }),
      { seed: 3816, numRuns: 200 },
    );
  });
});

describe('a sheet that comes back', () => {
  const names = Object.keys(sheetColumns) as SheetColumn[];
  const row = (n: number, cells: Partial<Record<SheetColumn, string>> = {}) => {
    const of = listed[n - 1];
    const own = { n: String(n), caseNo: of?.caseNo ?? '', contact: '', text: '' };
    return { ...own, check: of ? checkCode(LIST, of) : '', ...cells };
  };
  const read = (rows: Record<SheetColumn, string>[], order: readonly SheetColumn[] = names) => {
    const columns = findColumns(order.map((name) => ` ${sheetColumns[name][0]} `));
    if (typeof columns === 'string') throw new Error(columns);
    const cells = rows.map((each, at) => ({
      line: at + 2,
      cells: order.map((name) => each[name]),
    }));
    return readRows(LIST, listed, columns, cells);
  };

  test('[U4] its columns are found by name wherever they stand, in either language', () => {
    const told = row(2, { contact: '是', text: '已送水' });
    const moved: SheetColumn[] = ['text', 'check', 'n', 'contact', 'caseNo'];
    expect(read([told], moved)).toEqual(read([told]));
    expect(read([told])[0]).toMatchObject({
      fault: null,
      answer: { reached: true, text: '已送水' },
    });
    expect(findColumns(names.map((name) => sheetColumns[name][1].toUpperCase()))).toBeTypeOf(
      'object',
    );
    expect(findColumns(['序号', '工单编号', '校验码', '办理答复'])).toBe('contact');
    for (const { columns } of Object.values(listWords)) {
      expect(findColumns(columns)).toBeTypeOf('object');
    }
  });

  test.each([
    ['an edited number', row(1, { n: '2', text: '已办' }), 'edited'],
    ['an edited case number', row(1, { caseNo: 'D260718-00002', text: '已办' }), 'edited'],
    ['a check code of another row', row(1, { check: row(2).check, text: '已办' }), 'edited'],
    [
      'a case of no list',
      row(1, { caseNo: 'D260718-09999', check: 'X', text: '已办' }),
      'not-of-list',
    ],
    ['neither yes nor no', row(1, { contact: '也许' }), 'bad-contact'],
    ['more than a reply may hold', row(1, { text: '长'.repeat(10_001) }), 'too-long'],
  ])('[U4] %s is refused, and the rows around it are not', (_what, bad, fault) => {
    const good = row(3, { text: '已办' });
    expect(read([bad, good]).map((each) => each.fault)).toEqual([fault, null]);
  });

  test('[U4] a row that came before is refused; one without an answer is left out', () => {
    const once = row(1, { text: '已办' });
    expect(read([once, once]).map(({ fault }) => fault)).toEqual([null, 'twice']);
    expect(read([row(2)])).toMatchObject([{ fault: null, answer: null }]);
  });
});

describe('the commands of an answer', () => {
  const answered = (part: Partial<Answered> = {}): Answered => ({
    listId: LIST,
    caseId: 'case-1',
    version: 4,
    state: 'dispatched',
    answer: { reached: true, text: '已送水' },
    answerDigest: 'd1',
    ...part,
  });

  test('[U5] what has to be signed for is; the contact comes before the reply', () => {
    expect(stepsFor(answered())).toEqual(['sign', 'contact', 'reply']);
    const bare = answered({ state: 'in_progress', answer: { reached: false, text: null } });
    expect(stepsFor(bare)).toEqual(['contact']);
  });

  test('[U7] the same answer asks by the same ids, another one by others', () => {
    const id = (part: Partial<Answered> = {}) => commandOf('reply', answered(part), 4).requestId;
    expect(id()).toBe(id({ version: 9 }));
    expect(id()).not.toBe(id({ answerDigest: 'd2' }));
    expect(id()).not.toBe(commandOf('contact', answered(), 4).requestId);
  });

  test('[U6] what is set aside is the text alone', () => {
    expect(noteFor(answered(), 7)).toMatchObject({
      kind: 'note',
      expectedVersion: 7,
      text: '已送水',
    });
    expect(noteFor(answered({ answer: { reached: true, text: null } }), 7)).toBeNull();
  });
});
