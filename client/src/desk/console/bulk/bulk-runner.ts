/** An act on many cases: what it would do first, then each case as it is settled, then what is left. */
import {
  BulkLine,
  BulkPreview,
  type BulkAct,
  type BulkCaseLine,
  type BulkInput,
} from '@heed/shared/bulk';
import type { CaseCommandKind } from '@heed/shared/commands';
import type { Rejection } from '@heed/shared/rejections';
import { computed, ref, shallowRef } from 'vue';
import { request } from '../../../api/http';
import { requestLines } from '../../../api/lines';
import { newRequestId } from '../../../api/request-id';
import { buildCommand, emptyDraft, missingFields, type Missing } from '../act-draft';
import { actForms } from '../act-forms';

/** Which cases: named, or all that match. */
export type BulkTargets = Pick<BulkInput, 'ids'> | Pick<BulkInput, 'filter'>;

export type BulkStage = 'form' | 'previewing' | 'preview' | 'running' | 'ended';

const PATH = '/api/cases/commands';
const PREVIEW_MS = 60_000;
/** Refusals that another try may get past: nothing of the case forbids the act. */
const passing = new Set(['unavailable', 'stale-version']);

type Refused = Extract<BulkCaseLine, { status: 'refused' }>;

export class BulkRunner {
  readonly stage = ref<BulkStage>('form');
  readonly draft = ref(emptyDraft());
  readonly missing = ref<Missing>({});
  readonly preview = shallowRef<BulkPreview | null>(null);
  readonly rejection = shallowRef<Rejection | null>(null);
  readonly total = ref(0);
  readonly done = shallowRef<readonly string[]>([]);
  readonly refused = shallowRef<readonly Refused[]>([]);
  /** Those that may go through at another try. */
  readonly retryable = computed(() => this.refused.value.filter(({ error }) => passing.has(error)));
  /** The answer broke off: the same request goes on where it ended. */
  readonly brokenOff = computed(
    () => this.stage.value === 'ended' && this.rejection.value !== null,
  );

  private input: BulkInput | null = null;

  constructor(
    readonly kind: CaseCommandKind,
    private targets: BulkTargets,
    readonly count: number,
    private readonly onEnd: (runner: BulkRunner) => void,
  ) {
    if (actForms[kind].fields.length === 0) void this.ask();
  }

  /** Says what the act would do; first what its form still needs. */
  async ask(): Promise<void> {
    const command = this.built();
    if (!command) return;
    this.stage.value = 'previewing';
    this.rejection.value = null;
    const body = { ...this.targets, command, dryRun: true, requestId: newRequestId() };
    const options = { body, schema: BulkPreview, timeoutMs: PREVIEW_MS };
    const answer = await request('POST', PATH, options);
    this.preview.value = answer.ok ? answer.value : null;
    this.rejection.value = answer.ok ? null : answer.rejection;
    this.stage.value = 'preview';
  }

  /** Back to the form, what was written in it kept. */
  change(): void {
    this.stage.value = 'form';
  }

  async run(): Promise<void> {
    const command = this.built();
    if (!command) return;
    this.input = { ...this.targets, command, requestId: newRequestId() };
    this.done.value = [];
    await this.send();
  }

  /** The same request: what was done is told again and not done twice. */
  async goOn(): Promise<void> {
    await this.send();
  }

  /** What can pass is tried anew, under a request of its own. */
  async retry(): Promise<void> {
    const before = this.done.value;
    this.targets = { ids: this.retryable.value.map(({ caseId }) => caseId) };
    await this.run();
    this.done.value = [...before, ...this.done.value];
  }

  private built(): BulkAct | null {
    this.missing.value = missingFields(this.kind, this.draft.value);
    if (Object.keys(this.missing.value).length > 0) return null;
    const built = buildCommand(this.kind, this.draft.value, { expectedVersion: 1, requestId: 'x' });
    if (!built.ok) {
      this.missing.value = built.missing;
      return null;
    }
    const { expectedVersion: _version, requestId: _request, ...act } = built.command;
    return act;
  }

  private async send(): Promise<void> {
    this.stage.value = 'running';
    this.rejection.value = null;
    this.total.value = this.count;
    const done: string[] = [];
    const refused: Refused[] = [];
    const take = (line: BulkLine) => {
      if (line.status === 'end') this.total.value = line.total;
      else if (line.status === 'done') done.push(line.caseId);
      else refused.push(line);
      this.done.value = [...done];
      this.refused.value = [...refused];
    };
    const answer = await requestLines(PATH, {
      body: this.input,
      schema: BulkLine,
      onLine: take,
    });
    this.rejection.value = answer.ok ? null : answer.rejection;
    this.stage.value = 'ended';
    this.onEnd(this);
  }
}
