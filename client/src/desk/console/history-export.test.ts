import { expect, test } from 'vitest';
import { historyCsv } from './history-export';

const step = { at: '2026-07-18 14:05:00', who: '李雯', said: '受理（电话）', hasText: false };

test('a history is a table of what happened, and says where words stand that it leaves out', () => {
  const csv = historyCsv(
    ['时间', '操作人', '经过', '备注'],
    [step, { ...step, said: '记意见', hasText: true }],
    '有文字',
  );
  expect(csv).toBe(
    '\uFEFF时间,操作人,经过,备注\r\n2026-07-18 14:05:00,李雯,受理（电话）,\r\n' +
      '2026-07-18 14:05:00,李雯,记意见,有文字\r\n',
  );
});

test('a name that looks like a formula is none, and quotes and commas stay in their cell', () => {
  const csv = historyCsv([], [{ ...step, who: '=HYPERLINK("x")', said: 'a,b' }], '');
  expect(csv.split('\r\n')[1]).toBe(`2026-07-18 14:05:00,"'=HYPERLINK(""x"")","a,b",`);
});
