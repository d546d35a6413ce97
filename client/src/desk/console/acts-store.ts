/** What is being done to cases: the open form, what is on its way, what came back refused. */
import type { CaseCommandKind } from '@heed/shared/commands';
import { defineStore } from 'pinia';
import { watch } from 'vue';
import { presentRealm } from '../../feed/scope';
import { emptyDraft, missingFields, type Missing } from './act-draft';
import { actForms, mayTakeOver, type Held } from './act-forms';
import { ActSender, type ActTarget, type Refused } from './act-sender';
import { FormKeeper, type OpenForm } from './form-keeper';
import { openPlaces } from './writing/trigger';
import { useDrafts } from './writing/draft-store';

export const useActs = defineStore('acts', () => {
  const keeper = new FormKeeper(() => useDrafts());
  const sender = new ActSender(({ kind, row }) => keeper.finish(kind, row.id));

  // Nobody may act on a drill's cases from among the real ones, nor the other way round.
  watch(presentRealm, () => keeper.cancel(), { flush: 'sync' });

  /** Opens the form of an act, or sends an act that asks for nothing. */
  function begin(kind: CaseCommandKind, targets: readonly ActTarget[], now: number): void {
    if (targets.length === 0) return;
    if (actForms[kind].fields.length > 0) keeper.open(kind, targets);
    else sendBare(kind, targets, now);
  }

  /** Into one's own hands out of another's: a change of hands that has to say why. False where it may not be. */
  function takeOver(held: ActTarget & Held, me: string | undefined): boolean {
    if (me === undefined || !mayTakeOver(held, me)) return false;
    keeper.open('assign', [held], { holder: me });
    return true;
  }

  function sendBare(kind: CaseCommandKind, targets: readonly ActTarget[], now: number): void {
    for (const target of targets) void sender.start(kind, emptyDraft(), target, now);
  }

  /** Sends the open form; it closes once every case has been acknowledged. */
  function submit(now: number): void {
    const open = keeper.form.value;
    if (!open) return;
    open.missing = { ...missingFields(open.kind, open.draft), ...unfilled(open) };
    if (Object.keys(open.missing).length > 0) return;
    for (const target of open.targets) void sender.start(open.kind, open.draft, target, now);
  }

  return {
    form: keeper.form,
    pending: sender.pending,
    refused: sender.refused,
    settled: sender.settled,
    begin,
    takeOver,
    submit,
    /** A note has its own box and no form. */
    note: (text: string, target: ActTarget, now: number) =>
      sender.start('note', { ...emptyDraft(), text }, target, now),
    retry: (entry: Refused, now: number) => sender.retry(entry, now),
    dismiss: (entry: Refused) => sender.dismiss(entry),
    renew: keeper.renew.bind(keeper),
    cancel: () => keeper.cancel(),
  };
});

/** Nobody outside may get a letter with a template's empty places in it. */
function unfilled({ kind, draft }: OpenForm): Missing {
  const goesOut = kind === 'reply' || kind === 'answer';
  return goesOut && openPlaces(draft.text).length > 0 ? { text: true } : {};
}
