import { expect, test } from 'vitest';
import { loadInitials } from '../../../ui/option-filter';
import { fitting, type PaletteEntry } from './palette';

const entries: PaletteEntry[] = [
  { value: 'unit:1', group: 'unit', label: '供水抢修组' },
  { value: 'page:/wall', group: 'page', label: '大屏' },
  { value: 'act:claim', group: 'act', label: '认领', chord: 'C' },
  { value: 'person:1', group: 'person', label: '李雯', hint: '供水抢修组' },
  { value: 'case:1', group: 'case', label: '望江里黄水', hint: '20260718-0001' },
];
const found = (typed: string) =>
  fitting(entries, typed).map(({ group, entries: of }) => [group, of.map(({ label }) => label)]);

test('before anything is typed it shows what is at hand, acts first', () => {
  expect(found('')).toEqual([
    ['act', ['认领']],
    ['page', ['大屏']],
  ]);
});

test('people, units and pages are found by their words or their pinyin initials', async () => {
  await loadInitials();
  const names = (typed: string) => found(typed).filter(([group]) => group !== 'case');
  expect(names('lw')).toEqual([['person', ['李雯']]]);
  expect(names('gsqx')).toEqual([['unit', ['供水抢修组']]]);
  expect(names('大')).toEqual([['page', ['大屏']]]);
});

test('cases come as the server found them', () => {
  expect(found('20260718')).toEqual([['case', ['望江里黄水']]]);
});
