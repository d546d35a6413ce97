/** The board of the past that is open, where one is: its moment, what it shows, whether it plays. */
import type { BoardScope } from '@heed/shared/board';
import type { Rejection } from '@heed/shared/rejections';
import type { PastBoard, TimeLine } from '@heed/shared/time-machine';
import { computed, ref, shallowRef } from 'vue';
import type { Answer } from '../api/http';
import { MINUTE_MS, nextMark, spanOf, stepped, within, type PlaySpeed } from './past-course';

export const TICK_MS = 1_000;
/** The realm has gone on meanwhile: after so many ticks its end is asked for again. */
const TICKS_A_LINE = 30;

/** Where the past is asked for. */
export interface PastSource {
  readonly line: (scope: BoardScope) => Promise<Answer<TimeLine>>;
  readonly board: (scope: BoardScope, at: number) => Promise<Answer<PastBoard>>;
}

export class TimeMachine {
  /** Milliseconds of the realm; null while the live board is shown, NaN until the line is known. */
  readonly at = ref<number | null>(null);
  readonly board = shallowRef<PastBoard | null>(null);
  readonly line = shallowRef<TimeLine | null>(null);
  readonly rejection = shallowRef<Rejection | null>(null);
  readonly playing = ref(false);
  readonly speed = ref<PlaySpeed>(60);
  readonly open = computed(() => this.at.value !== null);
  private scope: BoardScope | null = null;
  private loading = false;
  private ticks = 0;

  constructor(private readonly source: PastSource) {}

  /** Opens the past of a scope at a moment, or the last full minute where none is named. */
  readonly enter = async (scope: BoardScope, moment: number | null): Promise<void> => {
    this.leave();
    this.scope = scope;
    this.rejection.value = null;
    this.at.value = moment ?? Number.NaN;
    await this.readLine();
    const span = this.span();
    if (!span || this.scope !== scope) return;
    this.go(within(moment ?? stepped(span.to, -MINUTE_MS, span), span));
  };

  readonly leave = (): void => {
    this.scope = null;
    this.playing.value = false;
    this.at.value = null;
    this.board.value = null;
    this.line.value = null;
  };

  readonly go = (moment: number): void => {
    this.at.value = moment;
    void this.load();
  };

  readonly step = (milliseconds: number): void => {
    this.playing.value = false;
    const [span, at] = [this.span(), this.at.value];
    if (span && at !== null) this.go(stepped(at, milliseconds, span));
  };

  readonly toMark = (direction: 1 | -1): void => {
    this.playing.value = false;
    const at = this.at.value;
    const next = at === null ? null : nextMark(this.line.value?.marks ?? [], at, direction);
    if (next !== null) this.go(next);
  };

  readonly play = (): void => {
    this.playing.value = !this.playing.value && this.line.value !== null;
  };

  /** To be called each second. */
  readonly tick = (): void => {
    if (!this.scope) return;
    this.ticks += 1;
    if (this.ticks % TICKS_A_LINE === 0) void this.readLine();
    const [span, at] = [this.span(), this.at.value];
    // One that is still being fetched is waited for: the clock never runs ahead of what is shown.
    if (!this.playing.value || this.loading || !span || at === null) return;
    const next = within(at + TICK_MS * this.speed.value, span);
    if (next >= span.to) this.playing.value = false;
    this.go(next);
  };

  private span() {
    return this.line.value && spanOf(this.line.value);
  }

  private async readLine(): Promise<void> {
    const asked = this.scope;
    if (!asked) return;
    const answer = await this.source.line(asked);
    if (asked !== this.scope) return;
    if (answer.ok) this.line.value = answer.value;
    else this.rejection.value = answer.rejection;
  }

  /** One request at a time; what was wanted meanwhile is fetched after it. */
  private async load(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      while (await this.loadOnce());
    } finally {
      this.loading = false;
    }
  }

  /** True where another moment was asked for meanwhile. */
  private async loadOnce(): Promise<boolean> {
    const [asked, at] = [this.scope, this.at.value];
    if (!asked || at === null) return false;
    const answer = await this.source.board(asked, at);
    if (asked === this.scope) {
      this.rejection.value = answer.ok ? null : answer.rejection;
      if (answer.ok) this.board.value = answer.value;
      else this.playing.value = false;
    }
    return this.at.value !== at || this.scope !== asked;
  }
}
