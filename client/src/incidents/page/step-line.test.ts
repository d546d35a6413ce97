import type { IncidentStep } from '@heed/shared/incidents';
import { expect, test } from 'vitest';
import { stepLine, wordsOfStep, type StepNames } from './step-line';

const names: StepNames = {
  level: (level) => `L${level}`,
  grade: (code) => `G${code}`,
  warning: (code) => `W${code}`,
  time: (at) => at.slice(11, 16),
  bulletin: (id) => `B${id}`,
};
const step = (type: string, params: IncidentStep['params'] = {}): IncidentStep => ({
  position: 1,
  at: '2026-07-18T01:00:00Z',
  actorId: null,
  type,
  params,
  text: null,
});

test('an adjustment tells the three scales as they stand after it', () => {
  const line = stepLine(
    step('incident-adjusted', { level: 3, grade: null, warning: 'red' }),
    names,
  );
  expect(line).toMatchObject({
    key: 'incident-adjusted',
    params: { level: 'L3', grade: 'Gnone', warning: 'Wred' },
  });
});

test('a suggestion that was added is no rule that somebody set', () => {
  const set = step('incident-rule-set');
  expect(stepLine(set, names)?.key).toBe('incident-rule-set');
  const added = step('incident-rule-set', { suggestionId: 's-1' });
  expect(stepLine(added, names)?.key).toBe('incident-rule-set-added');
});

test('a report that promises the next one says when', () => {
  const reportedAt = '2026-07-18T01:15:00Z';
  const plain = stepLine(step('incident-reported-upward', { reportedAt, nextDueAt: null }), names);
  expect(plain).toMatchObject({ key: 'incident-reported-upward', params: { at: '01:15' } });
  const nextDueAt = '2026-07-18T03:00:00Z';
  const promising = stepLine(step('incident-reported-upward', { reportedAt, nextDueAt }), names);
  expect(promising).toMatchObject({
    key: 'incident-reported-upward-next',
    params: { at: '01:15', next: '03:00' },
  });
});

test('a step that the page does not know has no sentence', () => {
  expect(stepLine(step('incident-merged'), names)).toBeNull();
});

test('what staff wrote is read in one order, whatever order it is stored in', () => {
  const text = { reason: 'r', other: 'o', matter: 'm', to: 't' };
  expect(wordsOfStep({ text }).map(({ name }) => name)).toEqual([
    'to',
    'matter',
    'reason',
    'other',
  ]);
  expect(wordsOfStep({ text: null })).toEqual([]);
});
