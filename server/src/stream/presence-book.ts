/**
 * Who is at which case: one case a socket, each person once however many pages they have open. The
 * sockets of other nodes are here as well, for as long as those nodes go on telling of them.
 */
import type { CasePresence, Doing, Present } from '@heed/shared/presence';

/** So long a watch of another node holds that isn't told again. */
export const LEASE_MILLISECONDS = 15_000;

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
  /** Until when it holds; for ever where the socket is this node's. */
  readonly until: number;
}

/** What is told of one case, and to whom. */
export interface PresenceNews {
  readonly message: CasePresence;
  readonly audiences: readonly string[];
  readonly barred: readonly string[];
}

/** Who may hear of a case, and who of them must not. */
type Hearers = Pick<PresenceNews, 'audiences' | 'barred'>;

/** A watch as nodes tell it each other. */
export interface ToldWatch extends Present, Hearers {
  readonly socketId: string;
  readonly caseId: string;
}

export class PresenceBook {
  private readonly watches = new Map<string, Watch>();
  private readonly hearers = new Map<string, Hearers>();
  private readonly changed = new Set<string>();
  /** Sockets of this node that the other nodes have to be told of. */
  private readonly ownChanged = new Set<string>();

  constructor(private readonly monotonic: () => number) {}

  /** The socket's person is at this case and at no other. */
  watch(
    socketId: string,
    who: Watcher,
    at: Hearers & { readonly caseId: string; readonly doing: Doing },
  ): void {
    const before = this.watches.get(socketId);
    const same = before?.caseId === at.caseId;
    const since = same ? before.since : this.monotonic();
    const { caseId, doing } = at;
    if (this.put(socketId, { ...who, caseId, doing, since, until: Infinity }, at)) {
      this.ownChanged.add(socketId);
    }
  }

  leave(socketId: string): void {
    if (this.remove(socketId)) this.ownChanged.add(socketId);
  }

  /** Another node tells of its sockets. */
  hear(watches: readonly ToldWatch[], gone: readonly string[]): void {
    const now = this.monotonic();
    for (const { socketId, memberId, name, caseId, doing, seconds, ...hearers } of watches) {
      const times = { since: now - seconds * 1_000, until: now + LEASE_MILLISECONDS };
      this.put(socketId, { memberId, name, caseId, doing, ...times }, hearers);
    }
    for (const socketId of gone) this.remove(socketId);
  }

  /** All that other nodes have to know of this one. */
  own(): ToldWatch[] {
    return [...this.watches].flatMap(([socketId, watch]) =>
      watch.until === Infinity ? [this.toTold(socketId, watch)] : [],
    );
  }

  /** What changed of it since the last time. */
  takeOwn(): { readonly watches: readonly ToldWatch[]; readonly gone: readonly string[] } {
    const watches: ToldWatch[] = [];
    const gone: string[] = [];
    for (const socketId of this.ownChanged) {
      const watch = this.watches.get(socketId);
      if (watch) watches.push(this.toTold(socketId, watch));
      else gone.push(socketId);
    }
    this.ownChanged.clear();
    return { watches, gone };
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
    const now = this.monotonic();
    for (const [socketId, { until }] of this.watches) if (until < now) this.remove(socketId);
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

  /** Whether it is news. */
  private put(socketId: string, watch: Watch, { audiences, barred }: Hearers): boolean {
    const before = this.watches.get(socketId);
    if (before && before.caseId !== watch.caseId) this.remove(socketId);
    this.hearers.set(watch.caseId, { audiences, barred });
    this.watches.set(socketId, watch);
    const same = before?.caseId === watch.caseId && before.doing === watch.doing;
    if (!same) this.changed.add(watch.caseId);
    return !same;
  }

  private remove(socketId: string): boolean {
    const watch = this.watches.get(socketId);
    if (!watch) return false;
    this.watches.delete(socketId);
    this.changed.add(watch.caseId);
    return true;
  }

  private newsOf(caseId: string): PresenceNews {
    const message = { caseId, people: this.peopleAt(caseId) };
    return { message, ...this.hearersOf(caseId) };
  }

  private hearersOf(caseId: string): Hearers {
    return this.hearers.get(caseId) ?? { audiences: [], barred: [] };
  }

  private toTold(socketId: string, watch: Watch): ToldWatch {
    const { caseId } = watch;
    return { socketId, caseId, ...this.toPresent(watch), ...this.hearersOf(caseId) };
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
