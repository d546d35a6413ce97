/** The one open form of an act, and what was written in others and not sent: leaving loses nothing. */
import type { CaseCommandKind } from '@heed/shared/commands';
import type { CaseRow } from '@heed/shared/rows';
import { ref } from 'vue';
import { emptyDraft, type ActDraft, type Missing } from './act-draft';
import type { ActTarget } from './act-sender';

export interface OpenForm {
  kind: CaseCommandKind;
  targets: readonly ActTarget[];
  draft: ActDraft;
  missing: Missing;
  /** Begun on several cases at once, whatever is left of them. */
  bulk: boolean;
}

export class FormKeeper {
  readonly form = ref<OpenForm | null>(null);
  private readonly drafts = new Map<string, ActDraft>();

  open(kind: CaseCommandKind, targets: readonly ActTarget[]): void {
    const draft = this.drafts.get(draftKey(kind, targets)) ?? emptyDraft();
    this.form.value = { kind, targets, draft, missing: {}, bulk: targets.length > 1 };
  }

  /** The form goes on with the case as it is now. */
  renew(row: CaseRow): void {
    if (!this.form.value) return;
    this.form.value.targets = this.form.value.targets.map((target) =>
      target.id === row.id ? { id: row.id, caseNo: row.caseNo, version: row.version } : target,
    );
  }

  /** The act was acknowledged for one case; the form closes with the last. */
  finish(kind: CaseCommandKind, caseId: string): void {
    this.drafts.delete(draftKey(kind, [{ id: caseId }]));
    if (this.form.value?.kind !== kind) return;
    const left = this.form.value.targets.filter((target) => target.id !== caseId);
    if (left.length > 0) this.form.value.targets = left;
    else this.form.value = null;
  }

  /** Puts the form away, what was written in it kept for the next time. */
  cancel(): void {
    const open = this.form.value;
    if (open && !open.bulk) this.drafts.set(draftKey(open.kind, open.targets), open.draft);
    this.form.value = null;
  }
}

function draftKey(kind: CaseCommandKind, targets: readonly Pick<ActTarget, 'id'>[]): string {
  return `${kind}:${targets.map((target) => target.id).join()}`;
}
