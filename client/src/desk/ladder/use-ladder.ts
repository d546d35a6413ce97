/** The ladder of the present realm, and its trial at a time. */
import { DryRun, LadderView } from '@heed/shared/ladder';
import type { Rejection } from '@heed/shared/rejections';
import { ref, shallowRef, watch } from 'vue';
import { request } from '../../api/http';
import { inRealm, presentRealm } from '../../feed/scope';

export function useLadder() {
  const view = shallowRef<LadderView | null>(null);
  const run = shallowRef<DryRun | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  /** Null for the coming night. */
  const at = ref<string | null>(null);
  const pending = ref(false);

  async function load(): Promise<void> {
    const realm = presentRealm();
    const asked = at.value;
    pending.value = true;
    const time = asked === null ? {} : { at: asked };
    const [rules, trial] = await Promise.all([
      request('GET', '/api/ladder', { query: inRealm(), schema: LadderView }),
      request('GET', '/api/ladder/dry-run', { query: { ...inRealm(), ...time }, schema: DryRun }),
    ]);
    // Another time was asked for meanwhile: its own answer is on the way.
    if (realm !== presentRealm() || asked !== at.value) return;
    pending.value = false;
    if (rules.ok) view.value = rules.value;
    if (trial.ok) run.value = trial.value;
    const refused = [rules, trial].find((answer) => !answer.ok);
    rejection.value = refused && !refused.ok ? refused.rejection : null;
  }

  watch([at, presentRealm], () => void load(), { immediate: true });
  return { view, run, rejection, at, pending, load };
}
