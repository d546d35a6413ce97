/**
 * What a signal is called: by the part of it that was told first. It keeps its name and its beginning
 * when that part closes before the others, and when it ends and begins anew within the hour.
 */
import type { Episode } from './episodes.fold';
import type { Group } from './merging.fold';

const REMEMBERED_BUCKETS = 12;

export interface Identity {
  readonly id: string;
  /** The bucket after which it began. */
  readonly since: number;
}

interface Known extends Identity {
  /** The last bucket in which it was told. */
  readonly seen: number;
}

export type SavedIdentities = [key: number, id: string, since: number, seen: number][];

export class Identities {
  /** By the key of each episode that was part of what was told. */
  private readonly byKey: Map<number, Known>;

  constructor(saved: SavedIdentities = []) {
    this.byKey = new Map(saved.map(([key, id, since, seen]) => [key, { id, since, seen }]));
  }

  /** One for each, in their order, no two alike. */
  of(groups: readonly Pick<Group, 'members'>[], bucket: number): Identity[] {
    for (const [key, { seen }] of this.byKey) {
      if (bucket - seen > REMEMBERED_BUCKETS) this.byKey.delete(key);
    }
    const taken = new Set<string>();
    return groups.map(({ members }) => {
      const { id, since } = this.choose(members, taken, bucket);
      taken.add(id);
      for (const { key } of members) this.byKey.set(key, { id, since, seen: bucket });
      return { id, since };
    });
  }

  save(): SavedIdentities {
    return [...this.byKey].map(([key, { id, since, seen }]) => [key, id, since, seen]);
  }

  /** The oldest that no other has; where others have them all, one of its own. */
  private choose(members: Group['members'], taken: Set<string>, bucket: number): Identity {
    let chosen: Identity | null = null;
    for (const member of members) {
      for (const one of [this.byKey.get(member.key), named(member, member.since)]) {
        if (one && !taken.has(one.id) && (!chosen || isBefore(one, chosen))) chosen = one;
      }
    }
    return chosen ?? named(members[0], bucket);
  }
}

function named({ question, key }: Episode, since: number): Identity {
  return { id: `${question}-${since.toString(36)}-${key.toString(36)}`, since };
}

function isBefore(one: Identity, other: Identity): boolean {
  return one.since < other.since || (one.since === other.since && one.id < other.id);
}
