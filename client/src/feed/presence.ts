/** Who is at which case, as the stream last told, and at which we are ourselves. */
import type { CasePresence, Present, WatchMessage } from '@heed/shared/presence';
import { shallowRef } from 'vue';
import type { Wire } from './socket';

/** Somebody at a case, and when they came by this machine's steady clock. */
export interface SomebodyThere extends Omit<Present, 'seconds'> {
  readonly sinceMs: number;
}

export class Presence {
  /** By case; where nobody is, there is no entry. */
  readonly byCase = shallowRef<ReadonlyMap<string, readonly SomebodyThere[]>>(new Map());
  private at: WatchMessage | null = null;

  constructor(
    private readonly wire: Pick<Wire, 'watch' | 'unwatch'>,
    private readonly monotonic: () => number,
  ) {}

  /** We are at this case, or at none. */
  readonly watch = (at: WatchMessage | null): void => {
    if (at === null && this.at) this.wire.unwatch({ caseId: this.at.caseId });
    this.at = at;
    void this.say();
  };

  /** A new connection knows nothing of where we are. */
  connected(): void {
    void this.say();
  }

  /** Who is there now is unknown. */
  disconnected(): void {
    this.byCase.value = new Map();
  }

  heard({ caseId, people }: CasePresence): void {
    const now = this.monotonic();
    const next = new Map(this.byCase.value);
    if (people.length === 0) next.delete(caseId);
    else {
      const there = people.map(({ seconds, ...who }) => ({
        ...who,
        sinceMs: now - seconds * 1_000,
      }));
      next.set(caseId, there);
    }
    this.byCase.value = next;
  }

  private async say(): Promise<void> {
    if (!this.at) return;
    const answer = await this.wire.watch(this.at);
    // A case that one may not see, or a silent server: there is nobody to show.
    if (typeof answer === 'object' && 'people' in answer) this.heard(answer);
  }
}
