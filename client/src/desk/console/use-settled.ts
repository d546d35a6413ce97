/** What follows an acknowledged act: fresh rows, a word of it, and ten seconds to take it back. */
import type { CaseCommandKind } from '@heed/shared/commands';
import type { CaseRow } from '@heed/shared/rows';
import { watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { offerAction, showToast } from '../../ui/toasts';
import { keyTable } from '../../ui/keys';
import { useActs } from './acts-store';
import { useBulk } from './bulk/bulk-store';
import type { BulkRunner } from './bulk/bulk-runner';

const UNDO_SECONDS = 10;

/** Nothing of these goes out to anybody: they can be taken back. The server has the last word. */
const undoable: ReadonlySet<CaseCommandKind> = new Set([
  'dispatch',
  'claim',
  'release',
  'assign',
  'escalate',
  'lower',
  'set-urgency',
  'set-category',
  'set-place',
  'suspend',
  'shelve',
]);

export function useSettled(
  now: Ref<number>,
  changed: { row: (row: CaseRow) => void; many: () => void },
): void {
  const { t } = useI18n();
  const acts = useActs();
  const bulk = useBulk();

  function offerUndo(text: string, kind: CaseCommandKind, run: () => void): void {
    if (!undoable.has(kind)) return showToast(text);
    const action = { label: t('keys.undo'), chord: keyTable.undo.chord, run };
    offerAction(text, action, UNDO_SECONDS);
  }

  function undoMany(runner: BulkRunner): void {
    const ids = [...runner.done.value];
    bulk.begin('undo', { ids }, ids.length);
  }

  watch(
    () => acts.settled,
    (settled) => {
      if (!settled) return;
      const { kind, row } = settled;
      changed.row(row);
      const text = t('desk.act.done', { act: t(`desk.act.${kind}`), no: row.caseNo });
      const target = { id: row.id, caseNo: row.caseNo, version: row.version };
      offerUndo(text, kind, () => acts.begin('undo', [target], now.value));
    },
  );
  watch(
    () => bulk.ended,
    (runner) => {
      if (!runner) return;
      changed.many();
      const n = runner.done.value.length;
      if (n === 0) return;
      const text = t('desk.bulk.doneAll', { act: t(`desk.act.${runner.kind}`), n });
      offerUndo(text, runner.kind, () => undoMany(runner));
      // Where all went through there is nothing to look at.
      if (runner.refused.value.length === 0 && !runner.brokenOff.value) bulk.close();
    },
  );
}
