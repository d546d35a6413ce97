/** Who is at which case: one case a socket, each person once however many pages they have open. */
import type { CasePresence, Doing, Present } from '@heed/shared/presence';

/** What somebody does, the most telling first. */
const telling: readonly Doing[] = ['calling', 'writing', 'viewing'];

export interface Watcher {
  readonly memberId: string;
  readonly name: string;
}

interface Watch extends Watcher {
  readonly caseId: string;
  readonly doing: Doing;
  readonly since: number;
}

/** What is told of one case, and to whom. */
export interface PresenceNews {
  readonly message: CasePresence;
  readonly audiences: readonly string[];
  readonly barred: readonly string[];
}

/** Who may hear of a case, and who of them must not. */
type Hearers = Pick<PresenceNews, 'audiences' | 'barred'>;

export class PresenceBook {
  private readonly watches = new Map<string, Watch>();
  private readonly hearers = new Map<string, Hearers>();
  private readonly changed = new Set<string>();

  constructor(private readonly monotonic: () => number) {}

  /** The socket's person is at this case and at no other. */
  watch(
    socketId: string,
    who: Watcher,
    at: Hearers & { readonly caseId: string; readonly doing: Doing },
  ): void {
    const before = this.watches.get(socketId);
    const same = before?.caseId === at.caseId;
    if (before && !same) this.leave(socketId);
    this.hearers.set(at.caseId, { audiences: at.audiences, barred: at.barred });
    if (same && before.doing === at.doing) return;
    const since = same ? before.since : this.monotonic();
    this.watches.set(socketId, { ...who, caseId: at.caseId, doing: at.doing, since });
    this.changed.add(at.caseId);
  }

  leave(socketId: string): void {
    const watch = this.watches.get(socketId);
    if (!watch) return;
    this.watches.delete(socketId);
    this.changed.add(watch.caseId);
  }

  /** The case went to others: those who lose it hear once more, that nobody is there. */
  moved(caseId: string, hearers: Hearers): void {
    if (this.hearers.has(caseId)) this.hearers.set(caseId, hearers);
  }

  peopleAt(caseId: string): Present[] {
    const people = new Map<string, Present>();
    for (const watch of this.watches.values()) {
      if (watch.caseId !== caseId) continue;
      const known = people.get(watch.memberId);
      people.set(
        watch.memberId,
        known ? stronger(known, this.toPresent(watch)) : this.toPresent(watch),
      );
    }
    return [...people.values()].toSorted((a, b) => b.seconds - a.seconds);
  }

  /** What changed since the last time. */
  take(): PresenceNews[] {
    const news = [...this.changed].map((caseId) => this.newsOf(caseId));
    this.changed.clear();
    for (const { message } of news) {
      if (message.people.length === 0) this.hearers.delete(message.caseId);
    }
    return news;
  }

  /** Every case that somebody is at, for one who has just come. */
  all(): PresenceNews[] {
    const caseIds = new Set([...this.watches.values()].map(({ caseId }) => caseId));
    return [...caseIds].map((caseId) => this.newsOf(caseId));
  }

  private newsOf(caseId: string): PresenceNews {
    const message = { caseId, people: this.peopleAt(caseId) };
    return { message, ...(this.hearers.get(caseId) ?? { audiences: [], barred: [] }) };
  }

  private toPresent({ memberId, name, doing, since }: Watch): Present {
    return { memberId, name, doing, seconds: Math.floor((this.monotonic() - since) / 1_000) };
  }
}

/** The same person on two pages: what tells more, and since when they came first. */
function stronger(one: Present, other: Present): Present {
  const doing = telling.find((each) => each === one.doing || each === other.doing) ?? one.doing;
  return { ...one, doing, seconds: Math.max(one.seconds, other.seconds) };
}
