/** The one act on many cases that is being prepared, run or looked at. */
import type { CaseCommandKind } from '@heed/shared/commands';
import { defineStore } from 'pinia';
import { shallowRef, watch } from 'vue';
import { presentRealm } from '../../../feed/scope';
import { BulkRunner, type BulkTargets } from './bulk-runner';

export const useBulk = defineStore('bulk', () => {
  const runner = shallowRef<BulkRunner | null>(null);
  /** The run that ended last, for who refreshes what it changed and offers to take it back. */
  const ended = shallowRef<BulkRunner | null>(null);

  // Nobody may act on a drill's cases from among the real ones, nor the other way round.
  watch(presentRealm, () => (runner.value = null), { flush: 'sync' });

  function begin(kind: CaseCommandKind, targets: BulkTargets, count: number): void {
    runner.value = new BulkRunner(kind, targets, count, (done) => {
      // A second try of the same runner is another end.
      ended.value = null;
      ended.value = done;
    });
  }

  function close(): void {
    runner.value = null;
  }

  return { runner, ended, begin, close };
});
