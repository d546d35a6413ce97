import { beforeAll, expect, test, vi } from 'vitest';
import { computed } from 'vue';
import { filterOptions, loadInitials } from './option-filter';

const options = ['送水保障组', '水质检测组', '供水抢修组', 'Water quality'].map((label, index) => ({
  value: `u${index}`,
  label,
}));
const found = (typed: string) => filterOptions(options, typed).map((option) => option.label);

beforeAll(loadInitials);

test('everything is there before anything is typed', () => {
  expect(found('  ')).toHaveLength(options.length);
});

test('options that begin with the words come first', () => {
  expect(found('水')).toEqual(['水质检测组', '送水保障组', '供水抢修组']);
});

test('pinyin initials find a name', () => {
  expect(found('szjc')).toEqual(['水质检测组']);
});

test('pinyin that was typed before its dictionary had come finds its words once it has', async () => {
  vi.resetModules();
  const fresh = await import('./option-filter');
  const shown = computed(() => fresh.filterOptions(options, 'szjc').map(({ label }) => label));
  expect(shown.value).toEqual([]);
  await fresh.loadInitials();
  expect(shown.value).toEqual(['水质检测组']);
});

test('case, width and blanks make no difference', () => {
  expect(found('ＷＡＴＥＲ q')).toEqual(['Water quality']);
});

test('what fits nothing finds nothing', () => {
  expect(found('xyz')).toEqual([]);
});
