import { incidentCommandKinds } from '@heed/shared/incidents';
import { describe, expect, test } from 'vitest';
import {
  actFields,
  commandOf,
  draftFor,
  inputOf,
  missingOf,
  type IncidentDraft,
} from './incident-draft';
import { emptyRule } from './link-rule';

const NOW = '2026-07-18T02:00:00.000Z';
const draft: IncidentDraft = {
  name: '东江水厂供水异味事件',
  nameEn: '',
  class: 'accident',
  grade: '',
  warning: '',
  firstKnownAt: NOW,
  summary: '',
  rule: { ...emptyRule(NOW), categories: ['water'] },
  activate: true,
  level: '2',
  matter: '异味',
  expectedDuration: '24 小时',
  measures: '送水',
  reason: '扩散',
  to: '省政府总值班室',
  at: NOW,
  text: '首报',
  nextDueAt: null,
};
const send = { requestId: 'r1', expectedVersion: 3 };

describe('a filled form', () => {
  test.each(incidentCommandKinds)('becomes the command %s', (kind) => {
    expect(commandOf(kind, draft, send)).toMatchObject({ kind, expectedVersion: 3 });
    expect(missingOf(actFields[kind], draft).size).toBe(0);
  });

  test('opens an incident, with its response or watched', () => {
    expect(inputOf(draft, { requestId: 'r1', realm: 'drill-a' })).toMatchObject({
      realm: 'drill-a',
      grade: null,
      activate: { level: 2 },
    });
    const watched = inputOf({ ...draft, activate: false }, { requestId: 'r1' });
    expect(watched && 'activate' in watched).toBe(false);
  });
});

test('what is missing is named, and nothing is sent', () => {
  const bare = { ...draft, reason: ' ', measures: '', at: null };
  expect(commandOf('stabilise', bare, send)).toBeNull();
  expect([...missingOf(actFields.activate, bare)]).toEqual(['measures']);
  expect([...missingOf(actFields['hold-press-conference'], bare)]).toEqual(['at']);
  expect(inputOf({ ...draft, name: '' }, { requestId: 'r1' })).toBeNull();
});

test('an act begins with what holds', () => {
  const row = {
    id: 'i1',
    realm: 'real',
    version: 3,
    state: 'activated' as const,
    name: '停水',
    nameEn: null,
    summary: '两条街停水',
    class: 'accident' as const,
    grade: 'larger' as const,
    warning: null,
    level: 3,
    firstKnownAt: NOW,
    openedAt: NOW,
    activatedAt: NOW,
    stabilisedAt: null,
    stoodDownAt: null,
    rule: { categories: [], districts: [], streets: [], zones: [], words: [], from: NOW, to: null },
    clocks: [],
    linkedCases: 0,
  };
  expect(draftFor(row, NOW)).toMatchObject({ name: '停水', level: '3', grade: 'larger', at: NOW });
});
