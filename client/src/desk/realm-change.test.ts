import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rememberScope } from '../feed/scope';
import { useActs } from './console/acts-store';
import { useRegistrations } from './intake/registrations-store';

const DRILL = { realm: 'drill-water' };
const targets = ['c1', 'c2'].map((id) => ({ id, caseNo: id, version: 1 }));

beforeEach(() => {
  setActivePinia(createPinia());
  rememberScope(DRILL);
});
afterEach(() => {
  rememberScope({});
});

test('a form begun on several cases of a drill is closed among the real ones', () => {
  const acts = useActs();
  acts.begin('escalate', targets, 0);
  expect(acts.form?.targets).toHaveLength(2);
  rememberScope({});
  expect(acts.form).toBeNull();
});

test('a form begun on one case waits for its writer to come back to that realm', () => {
  const acts = useActs();
  const [target] = targets;
  if (!target) throw new Error('no target');
  acts.begin('escalate', [target], 0);
  if (acts.form) acts.form.draft.reason = '三次来电';
  rememberScope({});
  expect(acts.form).toBeNull();
  rememberScope(DRILL);
  acts.begin('escalate', [target], 0);
  expect(acts.form?.draft.reason).toBe('三次来电');
});

test('what a seat registered in a drill is not told among real registrations', () => {
  const registrations = useRegistrations();
  registrations.add({ caseId: 'c1', caseNo: 'C-1', at: 0, urgency: 'normal' });
  expect(registrations.registrations).toHaveLength(1);
  rememberScope({});
  expect(registrations.registrations).toHaveLength(0);
});
