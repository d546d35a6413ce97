import type { SignalRow } from '@heed/shared/signals';
import { expect, test } from 'vitest';
import { inputOf } from '../../incidents/incident-draft';
import { kindredOf, openingOfSignals } from './signal-opening';

const signal: SignalRow = {
  question: 'hotspot',
  zone: { kind: 'district', id: 'mill' },
  parent: null,
  category: 'power',
  topic: null,
  window: 60,
  observed: 41,
  people: 39,
  expected: 6,
  usual: 6,
  high: 16,
  chance: 1e-6,
  intervalDays: 5,
  level: 'review',
  since: '2026-07-14T10:20:00.000Z',
  at: '2026-07-14T11:00:00.000Z',
  batch: null,
  covers: { districts: ['mill'], streets: [], cells: [] },
};
const street: SignalRow = {
  ...signal,
  zone: { kind: 'ring1', id: '882a100d25fffff' },
  parent: 'hill',
  since: '2026-07-14T10:05:00.000Z',
  window: 15,
  covers: { districts: [], streets: ['hill-1'], cells: [] },
};
const wall: SignalRow = { ...signal, category: 'water', level: 'wall' };

test('the form begins with the rule under which the cases of all of them are linked', () => {
  const kindred = kindredOf(signal, { a: signal, b: street, c: wall });
  const draft = openingOfSignals(kindred, '停电，磨坊区');
  expect(draft.firstKnownAt).toBe('2026-07-14T10:05:00.000Z');
  expect(draft.rule).toMatchObject({
    categories: ['power'],
    districts: ['mill'],
    streets: ['hill-1'],
    from: '2026-07-14T09:20:00.000Z',
  });
  expect(inputOf({ ...draft, class: 'accident' }, { requestId: 'r' })).toMatchObject({
    name: '停电，磨坊区',
  });
});

test('where one of them is in all the city, no place narrows the rule', () => {
  const city = { ...signal, zone: { kind: 'city', id: null } } as const;
  expect(openingOfSignals([city, street], 'x').rule).toMatchObject({ districts: [], streets: [] });
});
