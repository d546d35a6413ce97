/** One bulletin at one editor's desk: read, written, saved a second after the last key, told apart from others' words. */
import { BulletinResult, type BulletinCommand } from '@heed/shared/bulletin-commands';
import { BulletinDetail, type BulletinContent } from '@heed/shared/bulletins';
import type { Rejection } from '@heed/shared/rejections';
import { computed, ref, shallowRef } from 'vue';
import { refuse, request, type Answer } from '../../api/http';
import { newRequestId } from '../../api/request-id';
import { dropTakenOver, keepEdits, keptEdits, type DraftPlace } from './draft-store';
import {
  acknowledged,
  begin,
  change,
  heard,
  isUnsaved,
  refusedBy,
  restored,
  settle,
  shown,
  unsaved,
  type Draft,
} from './edit-queue';

/** What somebody does, without what the desk adds to it. */
export type Act = BulletinCommand extends infer C
  ? C extends BulletinCommand
    ? Omit<C, 'expectedVersion' | 'requestId'>
    : never
  : never;

const REST_MS = 1_000;
const RETRY_MS = 3_000;
/** So often the text is read again: others write in it, and its numbers go on. */
const READ_MS = 5_000;

/** Refusals that say nothing about the text: the same is sent again. */
const passing: ReadonlySet<Rejection['error']> = new Set([
  'unavailable',
  'internal',
  'rate-limited',
  'unauthenticated',
]);

export class DraftKeeper {
  readonly detail = shallowRef<BulletinDetail | null>(null);
  readonly draft = shallowRef<Draft | null>(null);
  /** Why it could not be read. */
  readonly rejection = shallowRef<Rejection | null>(null);
  /** Since when the server has not answered what was written; null while it does. */
  readonly away = ref(false);
  /** The browser would not keep it: what is not saved dies with this page. */
  readonly unkept = ref(false);
  readonly acting = ref(false);

  readonly content = computed<BulletinContent | null>(() =>
    this.draft.value ? shown(this.draft.value) : null,
  );
  readonly saving = computed<'saved' | 'waiting' | 'away' | 'asks'>(() => {
    const draft = this.draft.value;
    if (!draft || !isUnsaved(draft)) return 'saved';
    if (draft.conflicts.length + draft.refused.length > 0) return 'asks';
    return this.away.value ? 'away' : 'waiting';
  });

  private rest: ReturnType<typeof setTimeout> | null = null;
  private reading: ReturnType<typeof setTimeout> | null = null;
  private sendingNow: Promise<void> | null = null;
  private closed = false;
  private readonly place: DraftPlace;

  constructor(
    readonly id: string,
    accountId: string,
  ) {
    this.place = { bulletinId: id, accountId, pageId: newRequestId() };
    void this.read();
  }

  close(): void {
    this.closed = true;
    if (this.rest) clearTimeout(this.rest);
    if (this.reading) clearTimeout(this.reading);
    void this.save();
  }

  readonly read = async (): Promise<void> => {
    if (this.reading) clearTimeout(this.reading);
    const answer = await request('GET', `/api/bulletins/${this.id}`, { schema: BulletinDetail });
    if (answer.ok) this.take(answer.value);
    else if (!this.detail.value) this.rejection.value = answer.rejection;
    if (!this.closed) this.reading = setTimeout(() => void this.read(), READ_MS);
  };

  readonly change = (path: string, value: unknown): void => {
    if (!this.draft.value) return;
    this.become(change(this.draft.value, path, value));
    this.later(REST_MS);
  };

  readonly settle = (path: string, choice: 'mine' | 'theirs'): void => {
    if (!this.draft.value) return;
    this.become(settle(this.draft.value, path, choice));
    this.later(0);
  };

  /** Sends what waits at once; resolves when it has been answered. */
  readonly save = async (): Promise<void> => {
    if (this.rest) clearTimeout(this.rest);
    this.rest = null;
    while (this.sendingNow) await this.sendingNow;
    const begun = this.draft.value && begin(this.draft.value, newRequestId());
    if (begun) this.become(begun.draft);
    if (!this.draft.value?.sending) return;
    this.sendingNow = this.send().finally(() => (this.sendingNow = null));
    await this.sendingNow;
    if (this.draft.value.waiting.length > 0 && !this.away.value) await this.save();
  };

  /** Saves what was written, then does it to that very text. */
  readonly act = async (act: Act): Promise<Answer<BulletinResult>> => {
    this.acting.value = true;
    await this.save();
    // Others would read and sign a text without its author's last words.
    if (act.kind === 'submit' && this.saving.value !== 'saved') {
      this.acting.value = false;
      return refuse(this.away.value ? 'unavailable' : 'has-findings');
    }
    const detail = this.detail.value;
    const answer = await request('POST', `/api/bulletins/${this.id}/commands`, {
      body: { ...act, expectedVersion: detail?.version ?? 1, requestId: newRequestId() },
      schema: BulletinResult,
    });
    this.acting.value = false;
    if (answer.ok && answer.value.bulletin.id === this.id) this.take(answer.value.bulletin);
    else await this.read();
    return answer;
  };

  private async send(): Promise<void> {
    const sending = this.draft.value?.sending;
    if (!sending) return;
    const answer = await request('POST', `/api/bulletins/${this.id}/commands`, {
      body: { kind: 'edit', ...sending },
      schema: BulletinResult,
    });
    const draft = this.draft.value;
    if (!draft) return;
    if (answer.ok) {
      this.away.value = false;
      this.detail.value = answer.value.bulletin;
      return this.become(acknowledged(draft, answer.value.bulletin));
    }
    if (passing.has(answer.rejection.error)) {
      this.away.value = true;
      return this.later(RETRY_MS);
    }
    this.away.value = false;
    this.become(refusedBy(draft, answer.rejection));
    // What stands there now is shown beside what was written here.
    await this.read();
  }

  private take(detail: BulletinDetail): void {
    this.rejection.value = null;
    const before = this.draft.value;
    if (!before) {
      this.detail.value = detail;
      this.become(restored(detail, keptEdits(this.place)));
      if (!this.unkept.value) dropTakenOver(this.place);
      if (this.draft.value?.waiting.length) this.later(0);
      return;
    }
    if (detail.version < before.version) return;
    if (before.sending === null) this.detail.value = detail;
    this.become(heard(before, detail));
    if (this.draft.value?.waiting.length && this.rest === null) this.later(REST_MS);
  }

  private become(draft: Draft): void {
    this.draft.value = draft;
    this.unkept.value = !keepEdits(this.place, unsaved(draft));
  }

  private later(ms: number): void {
    if (this.rest) clearTimeout(this.rest);
    this.rest = this.closed ? null : setTimeout(() => void this.save(), ms);
  }
}
