/** The registration: the draft, what is proposed for it, and sending it. */
import type { ComplaintReceipt } from '@heed/shared/complaint';
import type { CallerFound } from '@heed/shared/reference';
import { computed, nextTick, shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { newRequestId } from '../../api/request-id';
import { Answering, type AnswerOutcome } from './answering';
import { isUntouched, type DraftField, type IntakeDraft } from './draft';
import { Registrar } from './registrar';
import { useRegistrations } from './registrations-store';
import { useDraft } from './use-draft';
import { useProposal } from './use-proposal';

export function useIntake(now: () => number) {
  const { t } = useI18n();
  const registrations = useRegistrations();
  const { draft, keptAt, keep, reset } = useDraft(now);
  const { proposal, text: judgedText } = useProposal(draft);
  const facts = useFacts(draft, proposal);
  const registrar = new Registrar((field) => t(`desk.intake.problem.${field}`));
  const { problems, rejection, sending, receipt } = registrar;

  const { answer, giveAnswer, answerAgain } = useAnswer();

  // The next complaint is begun: the last one's number has been told.
  const begun = (changed: IntakeDraft) => isUntouched(changed) || (receipt.value = null);
  watch(draft, begun, { deep: true });

  /** Where an answer is given, the case is registered, answered with it and so closed. */
  async function register(answerText?: string): Promise<void> {
    const urgency = facts.urgency.value;
    const given = await registrar.register(draft.value);
    if (given === null) return focusField(registrar.firstProblem());
    registrations.add({ ...given, at: now(), urgency });
    await clear();
    receipt.value = given;
    // The form is free for the next caller while the answer is on its way.
    await giveAnswer(given, answerText);
  }

  /** The same person says the same again: it joins their open case. */
  async function registerAgain(earlier: CallerFound['cases'][number]): Promise<void> {
    draft.value.category = earlier.category ?? draft.value.category;
    await register();
  }

  /** The key was used for another content: what is in the form now becomes a complaint of its own. */
  async function registerAsNew(): Promise<void> {
    draft.value.key = newRequestId();
    await register();
  }

  async function clear(): Promise<void> {
    reset();
    registrar.clear();
    await focusField('phone');
  }

  const outcome = { problems, rejection, sending, receipt, answer };
  const acts = { keep, register, answerAgain, registerAgain, registerAsNew, clear };
  return { draft, keptAt, proposal, judgedText, ...facts, ...outcome, ...acts };
}

export type Intake = ReturnType<typeof useIntake>;

/** What came of the answer given on the spot; one that was refused stays until it is tried again. */
function useAnswer() {
  const answering = new Answering();
  const answer = shallowRef<AnswerOutcome | null>(null);

  async function giveAnswer(receipt: ComplaintReceipt, text: string | undefined): Promise<void> {
    if (text !== undefined) answer.value = await answering.answer(receipt, text);
    else if (answer.value?.kind !== 'refused') answer.value = null;
  }

  async function answerAgain(): Promise<void> {
    answer.value = (await answering.again()) ?? answer.value;
  }
  return { answer, giveAnswer, answerAgain };
}

/** What holds for the draft: what somebody chose, or else what is proposed. */
function useFacts(draft: Ref<IntakeDraft>, proposal: ReturnType<typeof useProposal>['proposal']) {
  return {
    urgency: computed(() => draft.value.urgency || (proposal.value?.urgency ?? 'normal')),
    /** Somebody or something has said how urgent it is. */
    judged: computed(() => draft.value.urgency !== '' || proposal.value !== null),
    category: computed(() => draft.value.category || (proposal.value?.category ?? null)),
    unit: computed(() => draft.value.unit || (proposal.value?.unitId ?? null)),
  };
}

async function focusField(field: DraftField | undefined): Promise<void> {
  if (field === undefined) return;
  await nextTick();
  document
    .querySelector<HTMLElement>(`[data-intake="${field}"] :is(input, textarea, button)`)
    ?.focus();
}
