import type { CaseCommandKind } from '@heed/shared/commands';
import type { DraftFields } from '@heed/shared/console';
import type { CaseRow } from '@heed/shared/rows';
import { nextTick } from 'vue';
import { expect, test } from 'vitest';
import { FormKeeper } from './form-keeper';

function shelf() {
  const kept = new Map<string, DraftFields>();
  const key = (id: string, kind: CaseCommandKind) => `${id}:${kind}`;
  return {
    kept,
    get: (id: string, kind: CaseCommandKind) => kept.get(key(id, kind)),
    put: (id: string, kind: CaseCommandKind, fields: DraftFields) =>
      void kept.set(key(id, kind), fields),
    drop: (id: string, kind: CaseCommandKind) => void kept.delete(key(id, kind)),
  };
}
const target = { id: 'c1', caseNo: '0718-1', version: 3 };

test('what was written is on the shelf at once, and comes back with the form', async () => {
  const drafts = shelf();
  const keeper = new FormKeeper(() => drafts);
  keeper.open('reply', [target]);
  if (keeper.form.value) keeper.form.value.draft.text = '已恢复供水';
  await nextTick();
  expect(drafts.kept.get('c1:reply')).toEqual({ text: '已恢复供水' });
  keeper.cancel();
  new FormKeeper(() => drafts).open('reply', [target]);
  keeper.open('reply', [target]);
  expect(keeper.form.value?.draft.text).toBe('已恢复供水');
});

test('a form that is only opened leaves nothing on the shelf', async () => {
  const drafts = shelf();
  const keeper = new FormKeeper(() => drafts);
  keeper.open('contact', [target]);
  await nextTick();
  expect(drafts.kept.size).toBe(0);
});

test('what was acknowledged is taken off the shelf, and the form closes for that case alone', async () => {
  const drafts = shelf();
  const keeper = new FormKeeper(() => drafts);
  keeper.open('close', [target]);
  if (keeper.form.value) keeper.form.value.draft.reason = '已解决';
  await nextTick();
  keeper.finish('close', 'c2');
  expect(keeper.form.value).not.toBeNull();
  keeper.renew({ ...target, version: 4 } as CaseRow);
  expect(keeper.form.value?.targets[0]?.version).toBe(4);
  keeper.finish('close', 'c1');
  expect([keeper.form.value, drafts.kept.size]).toEqual([null, 0]);
});

test('a choice alone is let go of when the form is put away', async () => {
  const drafts = shelf();
  const keeper = new FormKeeper(() => drafts);
  keeper.open('assign', [target]);
  if (keeper.form.value) keeper.form.value.draft.unit = 'u1';
  await nextTick();
  keeper.cancel();
  expect([keeper.form.value, drafts.kept.size]).toEqual([null, 0]);
});
