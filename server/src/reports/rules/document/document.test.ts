import { expect, test } from 'vitest';
import { ReportDocument, type DocumentBlock } from '@heed/shared/report-documents';
import { type ReportFigures } from '@heed/shared/report-figures';
import { aQuietDay } from '../../../../test/report-facts';
import { documentOf } from './document';

const cause = (code: string | null, received: number, cumulative: number) => ({
  code,
  received,
  people: received,
  share: received / 10,
  cumulative,
});

function made(part: Partial<ReportFigures>, language: 'zh' | 'en' = 'zh') {
  const topics = new Map([['topic-1', '异味 · 土腥']]);
  const asked = { language, isFull: false, organ: null, digest: 'ab'.repeat(32), topics };
  return ReportDocument.parse(documentOf(aQuietDay(part), asked));
}

function textOf(blocks: readonly DocumentBlock[]): string {
  return blocks
    .map((block) => (block.is === 'table' ? JSON.stringify(block.rows) : block.text))
    .join('\n');
}

test('[F15] a day on which nothing happened is told in sentences, and no table is empty', () => {
  const { blocks, title, mark, organ, date } = made({});
  expect(blocks.filter(({ is }) => is === 'table')).toEqual([]);
  const text = textOf(blocks);
  expect(text).toContain('共接报诉求0件');
  expect(text).toContain('基线积累中');
  expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  expect([title, mark, organ, date]).toEqual([['江州市诉求日报'], null, '江州市', '2026年7月19日']);
});

test('[F14] an exercise is marked, names are those that were frozen, and both languages say the same', () => {
  const part: Partial<ReportFigures> = {
    realm: 'drill-a',
    kind: 'after-action',
    incidentId: 'incident-1',
    categories: { rows: [cause('taste', 6, 0.6), cause(null, 4, 1)], others: 0 },
    topics: { rows: [cause('topic-1', 6, 0.6), cause('topic-2', 4, 1)], others: 0 },
    names: {
      ...aQuietDay().names,
      categories: { taste: { zh: '水质异味', en: 'Odour' } },
      incidents: { 'incident-1': { zh: '供水异味', en: null } },
    },
  };
  const [zh, en] = [made(part), made(part, 'en')];
  expect([zh.mark, en.mark]).toEqual(['演练', 'EXERCISE']);
  expect(zh.title).toEqual(['“供水异味”', '处置情况复盘报告']);
  expect(textOf(zh.blocks)).toContain('“水质异味”最多，6件，占60.0%');
  expect(textOf(en.blocks)).toContain('Odour');
  // Words that were erased are in no document; the count stays.
  expect(textOf(zh.blocks)).toContain('异味 · 土腥');
  expect(textOf(zh.blocks)).toContain('（无词）');
  expect(zh.blocks.map(({ is }) => is)).toEqual(en.blocks.map(({ is }) => is));
  expect(textOf(en.blocks)).not.toMatch(/[一二三四五六七八九十]、/);
});

test('[F3] a day is held against the one before, and what came in late is told apart', () => {
  const totals = { ...aQuietDay().totals, received: 12 };
  const text = (receivedBefore: number) => textOf(made({ totals, receivedBefore }).blocks);
  expect(text(10)).toContain('较前一日（10件）增加2件，增长20.0%');
  expect(text(24)).toContain('较前一日（24件）减少12件，下降50.0%');
  expect(text(12)).toContain('与前一日持平（12件）');
  expect(text(2)).toContain('约为前一日（2件）的6.0倍');
  expect(text(0)).toContain('较前一日（0件）增加12件。');
  expect(textOf(made({ lateEntered: 3 }).blocks)).toContain('另有3件为此前受理、本期补录');
});
