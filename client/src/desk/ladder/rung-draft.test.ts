import type { LadderRung, LadderView } from '@heed/shared/ladder';
import { expect, test } from 'vitest';
import { draftOf, listWith, rungFrom } from './rung-draft';

const page: LadderRung = {
  code: 'page',
  on: true,
  to: ['leader'],
  share: 50,
  minutes: 120,
  criticalMinutes: 15,
  source: '系统默认值',
  sourceEn: 'Default',
};

test('an unchanged form gives the same rung, and a changed list keeps the others', () => {
  expect(rungFrom(draftOf(page))).toEqual(page);
  const soon: LadderRung = { code: 'due-soon', on: true, to: ['lead'], source: '默认' };
  const view = { version: 3, rungs: [soon, page] } as LadderView;
  const off = { ...soon, on: false };
  expect(listWith(view, off)).toEqual({ expectedVersion: 3, rungs: [off, page] });
});

test('figures are read, and what can’t be is named', () => {
  const draft = draftOf(page);
  draft.figures = { ...draft.figures, minutes: '30', criticalMinutes: ' ' };
  expect(rungFrom(draft)).toEqual(['criticalMinutes']);
  draft.figures.criticalMinutes = '5';
  expect(rungFrom(draft)).toMatchObject({ minutes: 30, criticalMinutes: 5 });
});

test('whom it tells keeps the order of the list, and is somebody', () => {
  const draft = draftOf(page);
  draft.to = ['leader', 'holder'];
  expect(rungFrom(draft)).toMatchObject({ to: ['holder', 'leader'] });
  draft.to = [];
  expect(rungFrom(draft)).toEqual(['to']);
});

test('another source has no translation until somebody writes one', () => {
  const draft = draftOf(page);
  draft.source = '本市规定';
  expect(rungFrom(draft)).not.toHaveProperty('sourceEn');
});
