/**
 * What was begun about cases and not sent. The server keeps it, sealed, for the same person on any
 * machine; this page holds it meanwhile, and goes on trying while the server is away.
 */
import type { CaseCommandKind } from '@heed/shared/commands';
import { DraftList, type DraftFields } from '@heed/shared/console';
import { ref, shallowRef } from 'vue';
import { request } from '../../../api/http';

/** A pause in typing. */
const REST_MS = 1_000;
const AGAIN_MS = 5_000;

export type DraftState = 'saving' | 'kept';

export class DraftKeeper {
  private readonly fields = shallowRef<ReadonlyMap<string, DraftFields>>(new Map());
  private readonly states = ref<Record<string, DraftState>>({});
  private readonly loaded = new Set<string>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** Reads what the person had begun about a case, once; what is being written here is newer. */
  readonly load = async (caseId: string): Promise<void> => {
    if (this.loaded.has(caseId)) return;
    this.loaded.add(caseId);
    const answer = await request('GET', `/api/cases/${caseId}/drafts`, { schema: DraftList });
    if (!answer.ok) return void this.loaded.delete(caseId);
    const next = new Map(this.fields.value);
    for (const row of answer.value.rows) {
      const key = keyOf(caseId, row.kind);
      if (next.has(key)) continue;
      next.set(key, row.fields);
      this.states.value[key] = 'kept';
    }
    this.fields.value = next;
  };

  readonly get = (caseId: string, kind: CaseCommandKind): DraftFields | undefined =>
    this.fields.value.get(keyOf(caseId, kind));

  readonly stateOf = (caseId: string, kind: CaseCommandKind): DraftState | undefined =>
    this.states.value[keyOf(caseId, kind)];

  /** The acts that were begun on a case, but for the note, which is always in sight. */
  readonly begunOn = (caseId: string): CaseCommandKind[] =>
    [...this.fields.value.keys()]
      .filter((key) => key.startsWith(`${caseId}:`))
      .map((key) => key.slice(caseId.length + 1) as CaseCommandKind)
      .filter((kind) => kind !== 'note');

  readonly put = (caseId: string, kind: CaseCommandKind, given: DraftFields): void => {
    const key = keyOf(caseId, kind);
    const written = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
    const next = new Map(this.fields.value);
    if (Object.keys(written).length > 0) next.set(key, written);
    else if (!next.delete(key)) return;
    this.fields.value = next;
    this.states.value[key] = 'saving';
    this.later(caseId, kind, REST_MS);
  };

  /** It was sent, or isn't wanted any more. */
  readonly drop = (caseId: string, kind: CaseCommandKind): void => this.put(caseId, kind, {});

  /** Another person at the same screen begins with nothing of the one before. */
  readonly forget = (): void => {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.loaded.clear();
    this.fields.value = new Map();
    this.states.value = {};
  };

  private later(caseId: string, kind: CaseCommandKind, restMs: number): void {
    const key = keyOf(caseId, kind);
    clearTimeout(this.timers.get(key));
    const timer = setTimeout(() => void this.keep(caseId, kind), restMs);
    this.timers.set(key, timer);
  }

  private async keep(caseId: string, kind: CaseCommandKind): Promise<void> {
    const key = keyOf(caseId, kind);
    this.timers.delete(key);
    const fields = this.fields.value.get(key) ?? {};
    const answer = await request('PUT', `/api/cases/${caseId}/drafts`, { body: { kind, fields } });
    // Somebody went on writing meanwhile: that is kept in its turn.
    if (this.timers.has(key)) return;
    if (!answer.ok) {
      if (answer.rejection.error === 'unavailable') this.later(caseId, kind, AGAIN_MS);
    } else if (Object.keys(fields).length > 0) this.states.value[key] = 'kept';
    else delete this.states.value[key];
  }
}

function keyOf(caseId: string, kind: CaseCommandKind): string {
  return `${caseId}:${kind}`;
}
