import { FigureInput } from '@heed/shared/figures';
import { describe, expect, test } from 'vitest';
import { figureLines, figureOf, type FigureDraft } from './figure-lines';

const now = Date.parse('2026-07-18T02:00:00Z');
const figure = (at: string, incidentId: string | null = null) => ({
  value: 8,
  unit: 'site',
  source: 'health',
  at,
  previous: 4,
  previousAt: null,
  incidentId,
});
const series = [
  {
    name: 'schools',
    title: '学校',
    titleEn: null,
    unit: null,
    kind: 'gauge' as const,
    limit: null,
    staleAfterMinutes: 30,
  },
  {
    name: 'mib',
    title: '异味',
    titleEn: null,
    unit: null,
    kind: 'sample' as const,
    limit: 10,
    staleAfterMinutes: 60,
  },
];
const linesOf = (figures: Record<string, ReturnType<typeof figure>>) =>
  figureLines({ figures, series, incidentId: 'i', now });

describe('the table of figures', () => {
  test('keeps the order of the series, those of one by zone, unknown ones last', () => {
    const at = '2026-07-18T01:50:00Z';
    const lines = linesOf({
      'mib|b': figure(at),
      other: figure(at),
      'mib|a': figure(at),
      schools: figure(at),
    });
    expect(lines.map(({ key }) => key)).toEqual(['schools', 'mib|a', 'mib|b', 'other']);
    expect(lines[1]).toMatchObject({ name: 'mib', zone: 'a' });
  });

  test('leaves out what belongs to another incident', () => {
    const at = '2026-07-18T01:50:00Z';
    expect(
      linesOf({ mine: figure(at, 'i'), theirs: figure(at, 'j'), city: figure(at) }),
    ).toHaveLength(2);
  });

  test.each([
    ['2026-07-18T01:30:00Z', false],
    ['2026-07-18T01:29:59Z', true],
  ])('a figure measured at %s is old: %s', (at, old) => {
    expect(linesOf({ schools: figure(at) })[0]?.old).toBe(old);
  });
});

describe('a figure entered by hand', () => {
  const draft: FigureDraft = {
    series: 'schools',
    name: '',
    value: ' 12.5 ',
    unit: '',
    source: 'education',
    at: '2026-07-18T01:50:00Z',
    zone: '',
  };

  test('goes out as the schema takes it, and what is empty is left out', () => {
    const input = figureOf(draft, 'i');
    expect(FigureInput.parse(input)).toEqual({
      name: 'schools',
      value: 12.5,
      source: 'education',
      at: '2026-07-18T01:50:00Z',
      incidentId: 'i',
    });
  });

  test.each([
    ['value', { value: '' }],
    ['value', { value: 'many' }],
    ['source', { source: '' }],
    ['at', { at: null }],
    ['name', { series: '' }],
  ])('without %s it is not sent', (field, more) => {
    const parsed = FigureInput.safeParse(figureOf({ ...draft, ...more }, 'i'));
    const faulty = new Set(parsed.error?.issues.map(({ path }) => path[0]));
    expect([...faulty]).toEqual([field]);
  });
});
