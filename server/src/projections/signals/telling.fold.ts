/** Tells what is open: merged, with who and what is behind it, the least likely chance first. */
import { LEAST_CHANCE, type SignalZone } from '@heed/shared/signals';
import { significant } from '../measure/rounding.fold';
import { BUCKET, type Signal } from './arrival.fold';
import { Batches, type SavedBatches } from './batch-entry.fold';
import type { ChannelShares } from './channel-shares.fold';
import { covered } from './covered.fold';
import { REVIEW_DAYS, WALL_DAYS, type Episode } from './episodes.fold';
import { Identities, type Identity, type SavedIdentities } from './identities.fold';
import { intervalOf } from './interval.fold';
import { merged, type Group } from './merging.fold';
import { ALL, CITY, type Names } from './names.fold';
import type { Behind, Recent, RecentArrivals } from './recent.fold';
import { upperBound, type Cell } from './verdict.fold';

const MINUTES_A_BUCKET = 5;
/** More than anybody reads; what is beyond stays open and is told when its turn comes. */
const MOST_TOLD = 100;
const LEAST_FOR_WALL = 6;

interface Sources {
  readonly names: Names;
  readonly recent: RecentArrivals;
  readonly channels: ChannelShares;
}

export interface SavedTelling {
  readonly identities: SavedIdentities;
  readonly batches: SavedBatches;
}

export class Telling {
  private readonly identities: Identities;
  private readonly batches: Batches;

  constructor(
    private readonly sources: Sources,
    saved?: SavedTelling,
  ) {
    this.identities = new Identities(saved?.identities);
    this.batches = new Batches(saved?.batches);
  }

  /** `tests` is how many the board makes in a day, `bucket` the one that is filling. */
  tell(open: readonly Episode[], bucket: number, tests: number): Signal[] {
    const { names, channels } = this.sources;
    const groups = merged(open, names).slice(0, MOST_TOLD);
    const identities = this.identities.of(groups, bucket);
    const heads = groups.map(({ head }) => ({
      episode: head,
      behind: this.behind(head, bucket, head.verdict.window),
    }));
    const batches = this.batches.of(heads, { channels, tests, bucket });
    return groups.flatMap((group, at) => {
      const identity = identities[at];
      if (!identity) return [];
      const people = heads[at]?.behind.people ?? 0;
      return [this.signal(group, { bucket, tests, people, identity, batch: batches[at] ?? null })];
    });
  }

  save(): SavedTelling {
    return { identities: this.identities.save(), batches: this.batches.save() };
  }

  behind(cell: Cell, bucket: number, window: number): Behind {
    const belongs = belonging(cell, this.sources.names);
    return this.sources.recent.behind(bucket, window / MINUTES_A_BUCKET, belongs);
  }

  private signal(group: Group, { bucket, tests, people, identity, batch }: Told): Signal {
    const { names } = this.sources;
    const { head, peak } = group;
    const { verdict } = head;
    const interval = intervalOf(verdict.chance, tests);
    // It stays there while it fades, and not for a handful of people.
    const isForWall = peak >= WALL_DAYS && interval >= REVIEW_DAYS && people >= LEAST_FOR_WALL;
    const subject = names.subjectName(head.subject);
    const about = subject.slice(1);
    const isTopic = names.isTopic(head.subject);
    return {
      id: identity.id,
      question: head.question,
      zone: zoneOf(head, names),
      parent: districtOf(head, names),
      category: head.subject === ALL || isTopic ? null : about,
      topic: isTopic ? about : null,
      window: verdict.window,
      observed: verdict.observed,
      people,
      expected: significant(verdict.expected, 3),
      usual: significant(verdict.usual, 3),
      high: upperBound(verdict),
      chance: significant(Math.min(1, Math.max(LEAST_CHANCE, verdict.chance)), 2),
      intervalDays: significant(interval, 2),
      level: isForWall && batch === null ? 'wall' : 'review',
      since: identity.since * BUCKET,
      at: bucket * BUCKET,
      batch,
      covers: covered(group, names),
    };
  }
}

interface Told {
  readonly bucket: number;
  readonly tests: number;
  readonly people: number;
  readonly identity: Identity;
  readonly batch: Signal['batch'];
}

function belonging({ zone, radius, subject }: Cell, names: Names): (recent: Recent) => boolean {
  const kind = names.of(zone)?.kind;
  const members = new Set(names.members(zone, radius));
  const isAbout = (recent: Recent) =>
    subject === ALL || recent.category === subject || recent.topic === subject;
  if (!kind) return isAbout;
  return (recent) => members.has(recent[kind]) && isAbout(recent);
}

function zoneOf({ zone, radius }: Cell, names: Names): SignalZone {
  const place = names.of(zone);
  if (zone === CITY || !place) return { kind: 'city', id: null };
  if (place.kind !== 'cell' || radius === 0) return { kind: place.kind, id: place.id };
  return { kind: radius === 1 ? 'ring1' : 'ring2', id: place.id };
}

function districtOf({ zone }: Cell, names: Names): string | null {
  const place = names.of(zone);
  return place ? (names.of(place.district)?.id ?? null) : null;
}
