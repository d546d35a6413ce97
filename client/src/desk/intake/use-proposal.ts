/** What triage says about the words as they are typed. */
import { TriageProposal } from '@heed/shared/reference';
import { useDebounceFn } from '@vueuse/core';
import { ref, shallowRef, watch, type Ref } from 'vue';
import { request } from '../../api/http';
import { inRealm } from '../../feed/scope';
import type { IntakeDraft } from './draft';

const TYPING_MS = 250;

export function useProposal(draft: Ref<IntakeDraft>) {
  const proposal = shallowRef<TriageProposal | null>(null);
  /** The text that the proposal is about: its offsets fit no other. */
  const text = ref('');
  let generation = 0;

  async function ask(): Promise<void> {
    const mine = ++generation;
    const asked = draft.value.text;
    if (asked.trim() === '') {
      proposal.value = null;
      return;
    }
    const { district, street } = draft.value.place ?? {};
    const place = { district: district ?? undefined, street: street ?? undefined };
    const body = { text: asked, ...place, ...inRealm() };
    const answer = await request('POST', '/api/triage', { body, schema: TriageProposal });
    // A late or failed answer leaves the last one: better than a form that jumps.
    if (mine !== generation || !answer.ok) return;
    proposal.value = answer.value;
    text.value = asked;
  }

  const askSoon = useDebounceFn(ask, TYPING_MS);
  watch(
    () => [draft.value.text, draft.value.place],
    () => void askSoon(),
    { immediate: true },
  );

  return { proposal, text };
}
