import { expect, test } from 'vitest';
import type { FoldedEntry } from '../projection';
import { suggestionsProjection } from './suggestions.fold';

const [raisedAt, later] = ['2026-07-14T11:00:00.000Z', '2026-07-14T11:05:00.000Z'];
const told = (version: number) => ({
  suggestionId: 's-1',
  version,
  signal: 'hotspot-1',
  question: 'hotspot' as const,
  zone: 'city' as const,
  place: null,
  cells: [],
  category: 'power',
  topic: null,
  from: raisedAt,
});

function entry(part: Pick<FoldedEntry, 'type' | 'data'>, at: string): FoldedEntry {
  const around = { position: 1, realm: 'real', at, actor: { kind: 'system', id: null } };
  return { ...around, ...part } as FoldedEntry;
}

test('[I17] what stands is on the board of the realm until it is decided or lapses, also after a restart', () => {
  const fold = suggestionsProjection.empty();
  fold.apply(entry({ type: 'suggestion-raised', data: told(1) }, raisedAt));
  fold.apply(entry({ type: 'suggestion-changed', data: told(2) }, later));
  const restarted = suggestionsProjection.load(fold.save());
  const context = { baselineNeeded: 14 };
  const mark = { signal: 'hotspot-1', version: 2, raisedAt };
  expect(restarted.rows(0, context)).toEqual({ suggestions: { 's-1': mark } });
  expect(restarted.rows(0, { ...context, incident: 'i-1' })).toEqual({ suggestions: {} });
  const gone = {
    type: 'suggestion-lapsed',
    data: { suggestionId: 's-1', version: 3, why: 'over' },
  };
  restarted.apply(entry(gone as Pick<FoldedEntry, 'type' | 'data'>, later));
  expect(restarted.rows(0, context)).toEqual({ suggestions: {} });
});
