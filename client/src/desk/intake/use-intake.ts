/** The registration's state: the draft, what is wrong with it, and sending it. */
import { ComplaintReceipt } from '@heed/shared/complaint';
import type { Rejection } from '@heed/shared/rejections';
import type { CallerFound } from '@heed/shared/reference';
import { computed, nextTick, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { request } from '../../api/http';
import {
  complaintOf,
  emptyIntake,
  isUntouched,
  problemsOf,
  problemsOfRejection,
  type DraftField,
  type Problems,
} from './draft';
import { forgetDraft, keepDraft, restoreDraft } from './draft-store';
import { useRegistrations } from './registrations-store';
import { useProposal } from './use-proposal';

export function useIntake(now: () => number) {
  const { t } = useI18n();
  const registrations = useRegistrations();
  const draft = ref(restoreDraft() ?? emptyIntake(crypto.randomUUID()));
  const problems = ref<Problems>({});
  const rejection = ref<Rejection | null>(null);
  const sending = ref(false);
  const receipt = ref<ComplaintReceipt | null>(null);
  const keptAt = ref<number | null>(null);
  const { proposal, text: judgedText } = useProposal(draft);

  const urgency = computed(() => draft.value.urgency || (proposal.value?.urgency ?? 'normal'));
  /** Somebody or something has said how urgent it is. */
  const judged = computed(() => draft.value.urgency !== '' || proposal.value !== null);
  const category = computed(() => draft.value.category || (proposal.value?.category ?? null));
  const unit = computed(() => draft.value.unit || (proposal.value?.unitId ?? null));

  /** Forced when somebody asks for it; otherwise with every change. */
  function keep(): void {
    if (keepDraft(draft.value)) keptAt.value = now();
  }

  watch(
    draft,
    (changed) => {
      if (isUntouched(changed)) return;
      changed.startedAt ??= now();
      receipt.value = null;
      keep();
    },
    { deep: true },
  );

  /** Sends the draft. Whatever goes wrong, nothing of it is lost. */
  async function register(): Promise<void> {
    if (sending.value) return;
    rejection.value = null;
    problems.value = problemsOf(draft.value, (field) => t(`desk.intake.problem.${field}`));
    if (await focusProblem()) return;
    sending.value = true;
    const answer = await request('POST', '/api/complaints', {
      body: complaintOf(draft.value),
      headers: { 'idempotency-key': draft.value.key },
      schema: ComplaintReceipt,
    });
    sending.value = false;
    if (answer.ok) return done(answer.value);
    rejection.value = answer.rejection;
    problems.value = problemsOfRejection(answer.rejection);
    await focusProblem();
  }

  /** The same person says the same again: it joins their open case. */
  async function registerAgain(earlier: CallerFound['cases'][number]): Promise<void> {
    draft.value.category = earlier.category ?? draft.value.category;
    await register();
  }

  function done(given: ComplaintReceipt): void {
    registrations.add({ ...given, at: now(), urgency: urgency.value });
    clear();
    receipt.value = given;
  }

  /** An empty form for the next caller, over the same channel. */
  function clear(): void {
    forgetDraft();
    draft.value = emptyIntake(crypto.randomUUID(), draft.value.channel);
    problems.value = {};
    rejection.value = null;
    keptAt.value = null;
    focusField('phone');
  }

  /** The key was used for another content: what is in the form now becomes a complaint of its own. */
  async function registerAsNew(): Promise<void> {
    draft.value.key = crypto.randomUUID();
    await register();
  }

  async function focusProblem(): Promise<boolean> {
    const [field] = Object.keys(problems.value) as DraftField[];
    if (field === undefined) return false;
    await nextTick();
    focusField(field);
    return true;
  }

  return {
    draft,
    problems,
    rejection,
    sending,
    receipt,
    keptAt,
    proposal,
    judgedText,
    urgency,
    judged,
    category,
    unit,
    keep,
    register,
    registerAgain,
    registerAsNew,
    clear,
  };
}

export type Intake = ReturnType<typeof useIntake>;

function focusField(field: DraftField): void {
  document
    .querySelector<HTMLElement>(`[data-intake="${field}"] :is(input, textarea, button)`)
    ?.focus();
}
