/** The one open form of an act, and what was written in others and not sent: leaving loses nothing. */
import type { CaseCommandKind } from '@heed/shared/commands';
import type { DraftFields } from '@heed/shared/console';
import type { CaseRow } from '@heed/shared/rows';
import { ref, watch } from 'vue';
import { emptyDraft, type ActDraft, type Missing } from './act-draft';
import type { ActTarget } from './act-sender';

export interface OpenForm {
  kind: CaseCommandKind;
  targets: readonly ActTarget[];
  draft: ActDraft;
  missing: Missing;
}

/** Where drafts are kept. */
export interface DraftShelf {
  get(caseId: string, kind: CaseCommandKind): DraftFields | undefined;
  put(caseId: string, kind: CaseCommandKind, fields: DraftFields): void;
  drop(caseId: string, kind: CaseCommandKind): void;
}

export class FormKeeper {
  readonly form = ref<OpenForm | null>(null);

  constructor(private readonly shelf: () => DraftShelf) {
    watch(
      () => this.form.value?.draft,
      (draft) => {
        const open = this.form.value;
        const subject = open && subjectOf(open.targets);
        if (!draft || !open || subject === null) return;
        const written = writtenIn(draft);
        // A form that has just come holds what the shelf gave.
        const kept = this.shelf().get(subject, open.kind) ?? {};
        if (!sameFields(written, kept)) this.shelf().put(subject, open.kind, written);
      },
      // At once: nothing may be lost to who types and leaves in one breath.
      { deep: true, flush: 'sync' },
    );
  }

  /** What is given beforehand stands in the form unless somebody had begun it otherwise. */
  open(kind: CaseCommandKind, targets: readonly ActTarget[], given: DraftFields = {}): void {
    const subject = subjectOf(targets);
    const kept = subject === null ? undefined : this.shelf().get(subject, kind);
    const draft = { ...emptyDraft(), ...given, ...kept };
    this.form.value = { kind, targets: targets.map(onlyTarget), draft, missing: {} };
  }

  /** The form goes on with the case as it is now. */
  renew(row: CaseRow): void {
    if (!this.form.value) return;
    this.form.value.targets = this.form.value.targets.map((target) =>
      target.id === row.id ? onlyTarget(row) : target,
    );
  }

  /** The act was acknowledged for one case; the form closes with the last. */
  finish(kind: CaseCommandKind, caseId: string): void {
    this.shelf().drop(caseId, kind);
    if (this.form.value?.kind !== kind) return;
    const left = this.form.value.targets.filter((target) => target.id !== caseId);
    if (left.length > 0) this.form.value.targets = left;
    else this.form.value = null;
  }

  /** Puts the form away, what was written in it kept for the next time. */
  cancel(): void {
    this.form.value = null;
  }
}

/** The one case that it is about; what is written about several at once is nobody's draft. */
function subjectOf(targets: readonly ActTarget[]): string | null {
  const [only, other] = targets;
  return only && !other ? only.id : null;
}

function onlyTarget({ id, caseNo, version }: ActTarget): ActTarget {
  return { id, caseNo, version };
}

/** What somebody wrote, with what was chosen beside it: a choice alone is made again in a moment. */
function writtenIn(draft: ActDraft): DraftFields {
  if (!saysAnything(draft)) return {};
  const blank: ActDraft = emptyDraft();
  const fields = Object.entries(draft) as [keyof ActDraft, string][];
  return Object.fromEntries(fields.filter(([name, value]) => value !== blank[name]));
}

function saysAnything({ text, note, reason }: ActDraft): boolean {
  return [text, note, reason].some((words) => words.trim() !== '');
}

function sameFields(one: DraftFields, other: DraftFields): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
