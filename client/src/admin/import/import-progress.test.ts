import { describe, expect, it } from 'vitest';
import { hasEnded, meaningOf, secondsLeft, shareRead, type ImportRow } from './import-progress';

const startedAt = '2026-07-18T06:00:00Z';
const start = Date.parse(startedAt);

function row(some: Partial<ImportRow>): ImportRow {
  return {
    id: 'i1',
    fileName: 'june.csv',
    state: 'running',
    historic: true,
    realm: 'real',
    zone: 'Asia/Shanghai',
    startedAt,
    finishedAt: null,
    rows: 0,
    totalRows: 1000,
    added: 0,
    repeats: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    refusals: [],
    error: null,
    ...some,
  };
}

describe('the progress of an import', () => {
  it.each([
    ['queued', false],
    ['running', false],
    ['done', true],
    ['failed', true],
  ] as const)('%s has ended: %s', (state, ended) => {
    expect(hasEnded(row({ state }))).toBe(ended);
  });

  it('is a share of the rows, and unknown where their number is', () => {
    expect(shareRead(row({ rows: 250 }))).toBe(0.25);
    expect(shareRead(row({ rows: 250, totalRows: null }))).toBeNull();
    expect(shareRead(row({ rows: 1200 }))).toBe(1);
    expect(shareRead(row({ rows: 250, totalRows: null, state: 'done' }))).toBe(1);
  });

  it('points at reasons only where a row was refused', () => {
    expect(meaningOf(row({ refused: 1 }), 'refused')).toBe('refused');
    expect(meaningOf(row({ refused: 0 }), 'refused')).toBe('noneRefused');
    expect(meaningOf(row({ refused: 0 }), 'added')).toBe('added');
  });

  it('tells the time left from the pace so far', () => {
    expect(secondsLeft(row({ rows: 250 }), start + 10_000)).toBe(30);
    expect(secondsLeft(row({ rows: 0 }), start + 10_000)).toBeNull();
    expect(secondsLeft(row({ rows: 5 }), start + 500)).toBeNull();
    expect(secondsLeft(row({ rows: 1000, state: 'done' }), start + 10_000)).toBeNull();
  });
});
