/** Sends acts: shows them as pending, keeps what came back refused, repeats without doing twice. */
import type { CaseCommand, CaseCommandKind } from '@heed/shared/commands';
import type { Rejection } from '@heed/shared/rejections';
import { CommandResult, type CaseRow } from '@heed/shared/rows';
import { shallowRef } from 'vue';
import { request } from '../../api/http';
import { newRequestId } from '../../api/request-id';
import { buildCommand, type ActDraft } from './act-draft';

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

export interface PendingAct {
  kind: CaseCommandKind;
  since: number;
}

/** An acknowledged act, with the case as it is now. */
export interface Settled {
  kind: CaseCommandKind;
  row: CaseRow;
}

const REFUSED_KEPT = 3;
/** A person waits no longer than this for a click to be acknowledged. */
const TIMEOUT_MS = 8_000;

export class ActSender {
  /** By case: one act at a time on each. */
  readonly pending = shallowRef<ReadonlyMap<string, PendingAct>>(new Map());
  readonly refused = shallowRef<readonly Refused[]>([]);
  readonly settled = shallowRef<Settled | null>(null);

  constructor(private readonly onSettled: (settled: Settled) => void) {}

  /** A fresh act on one case, under an id of its own. */
  async start(
    kind: CaseCommandKind,
    draft: ActDraft,
    target: ActTarget,
    now: number,
  ): Promise<void> {
    const act = { expectedVersion: target.version, requestId: newRequestId() };
    const built = buildCommand(kind, draft, act);
    if (built.ok) await this.send(built.command, target, now);
  }

  /** No answer came: the same request again, under its first id, so that it counts once. */
  retry(entry: Refused, now: number): void {
    this.dismiss(entry);
    void this.send(entry.command, entry.target, now);
  }

  dismiss(entry: Refused): void {
    this.refused.value = this.refused.value.filter((other) => other !== entry);
  }

  private async send(command: CaseCommand, target: ActTarget, now: number): Promise<void> {
    if (this.pending.value.has(target.id)) return;
    this.setPending(target.id, { kind: command.kind, since: performance.now() });
    const answer = await request('POST', `/api/cases/${target.id}/commands`, {
      body: command,
      schema: CommandResult,
      timeoutMs: TIMEOUT_MS,
    });
    this.setPending(target.id, null);
    if (answer.ok) {
      this.settled.value = { kind: command.kind, row: answer.value.case };
      this.onSettled(this.settled.value);
      return;
    }
    const entry = { target, command, at: now, rejection: answer.rejection };
    this.refused.value = [...this.refused.value, entry].slice(-REFUSED_KEPT);
  }

  private setPending(id: string, act: PendingAct | null): void {
    const next = new Map(this.pending.value);
    if (act === null) next.delete(id);
    else next.set(id, act);
    this.pending.value = next;
  }
}
