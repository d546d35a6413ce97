/** What is being done to cases: open form, what is on its way, what came back refused. */
import type { CaseCommand, CaseCommandKind } from '@heed/shared/commands';
import { CommandResult, type CaseRow } from '@heed/shared/rows';
import type { Rejection } from '@heed/shared/rejections';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { request } from '../../api/http';
import { buildCommand, emptyDraft, missingFields, type ActDraft, type Missing } from './act-draft';
import { actForms } from './act-forms';

/** A case as somebody saw it when they acted on it. */
export type ActTarget = Pick<CaseRow, 'id' | 'caseNo' | 'version'>;

/** An act that did not take effect; what was written in its form is kept. */
export interface Refused {
  target: ActTarget;
  command: CaseCommand;
  /** The server's clock when it was sent. */
  at: number;
  rejection: Rejection;
}

interface OpenForm {
  kind: CaseCommandKind;
  targets: readonly ActTarget[];
  draft: ActDraft;
  missing: Missing;
  /** Begun on several cases at once, whatever is left of them. */
  bulk: boolean;
}

const REFUSED_KEPT = 3;
/** A person waits no longer than this for a click to be acknowledged. */
const TIMEOUT_MS = 8_000;

export const useActs = defineStore('acts', () => {
  const form = ref<OpenForm | null>(null);
  const pending = shallowRef(new Map<string, { kind: CaseCommandKind; since: number }>());
  const refused = shallowRef<readonly Refused[]>([]);
  /** The last case whose act was acknowledged, with its row as it is now. */
  const settled = shallowRef<{ kind: CaseCommandKind; row: CaseRow } | null>(null);
  /** What was written and not sent, case by case: leaving a form loses nothing. */
  const drafts = new Map<string, ActDraft>();

  /** Opens the form of an act, or sends an act that asks for nothing. */
  function begin(kind: CaseCommandKind, targets: readonly ActTarget[], now: number): void {
    if (targets.length === 0) return;
    if (actForms[kind].fields.length > 0) {
      const draft = drafts.get(draftKey(kind, targets)) ?? emptyDraft();
      form.value = { kind, targets, draft, missing: {}, bulk: targets.length > 1 };
      return;
    }
    for (const target of targets) void start(kind, emptyDraft(), target, now);
  }

  /** Sends the open form; it closes once every case has been acknowledged. */
  function submit(now: number): void {
    const open = form.value;
    if (!open) return;
    open.missing = missingFields(open.kind, open.draft);
    if (Object.keys(open.missing).length > 0) return;
    for (const target of open.targets) void start(open.kind, open.draft, target, now);
  }

  /** A note has its own box and no form. */
  async function note(text: string, target: ActTarget, now: number): Promise<boolean> {
    return start('note', { ...emptyDraft(), text }, target, now);
  }

  async function start(
    kind: CaseCommandKind,
    draft: ActDraft,
    target: ActTarget,
    now: number,
  ): Promise<boolean> {
    const act = { expectedVersion: target.version, requestId: crypto.randomUUID() };
    const built = buildCommand(kind, draft, act);
    return built.ok ? send(built.command, target, now) : false;
  }

  async function send(command: CaseCommand, target: ActTarget, now: number): Promise<boolean> {
    if (pending.value.has(target.id)) return false;
    setPending(target.id, command.kind);
    const answer = await request('POST', `/api/cases/${target.id}/commands`, {
      body: command,
      schema: CommandResult,
      timeoutMs: TIMEOUT_MS,
    });
    setPending(target.id, null);
    if (answer.ok) {
      settled.value = { kind: command.kind, row: answer.value.case };
      finish(command.kind, target.id);
      return true;
    }
    const entry = { target, command, at: now, rejection: answer.rejection };
    refused.value = [...refused.value, entry].slice(-REFUSED_KEPT);
    return false;
  }

  /** No answer came: the same request again, under its first id, so that it counts once. */
  function retry(entry: Refused, now: number): void {
    dismiss(entry);
    void send(entry.command, entry.target, now);
  }

  function dismiss(entry: Refused): void {
    refused.value = refused.value.filter((other) => other !== entry);
  }

  /** The open form goes on with the case as it is now. */
  function renew(row: CaseRow): void {
    if (!form.value) return;
    form.value.targets = form.value.targets.map((target) =>
      target.id === row.id ? { id: row.id, caseNo: row.caseNo, version: row.version } : target,
    );
  }

  function finish(kind: CaseCommandKind, caseId: string): void {
    drafts.delete(draftKey(kind, [{ id: caseId }]));
    if (form.value?.kind !== kind) return;
    form.value.targets = form.value.targets.filter((target) => target.id !== caseId);
    if (form.value.targets.length === 0) form.value = null;
  }

  /** Puts the form away, what was written in it kept for the next time. */
  function cancel(): void {
    const open = form.value;
    if (open && !open.bulk) drafts.set(draftKey(open.kind, open.targets), open.draft);
    form.value = null;
  }

  function setPending(id: string, kind: CaseCommandKind | null): void {
    const next = new Map(pending.value);
    if (kind === null) next.delete(id);
    else next.set(id, { kind, since: performance.now() });
    pending.value = next;
  }

  return { form, pending, refused, settled, begin, submit, note, retry, dismiss, renew, cancel };
});

function draftKey(kind: CaseCommandKind, targets: readonly Pick<ActTarget, 'id'>[]): string {
  return `${kind}:${targets.map((target) => target.id).join()}`;
}
