/** Each realm's own time: the wall clock for the real one; a drill's runs faster, stands and leaps. */
import { Injectable } from '@nestjs/common';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { Clock } from './clock';
import type { Database } from './database/database';
import { isoTime } from './instant';
import { refuseField, type Refusal } from './refusal';

/** From a moment on a realm's time runs so many times as fast as the wall clock; 0 stands still. */
export interface Pace {
  /** The realm's time at that moment, in milliseconds. */
  readonly realmAt: number;
  /** The same moment on the wall clock. */
  readonly wallAt: number;
  readonly speed: number;
  /** Where the realm's time stands still of itself, until another pace is set. */
  readonly until: number;
  /** Nothing more is taken in: the drill is over. */
  readonly closed?: boolean;
}

@Injectable()
export class RealmClock {
  private readonly paces = new Map<Realm, Pace>();
  private readonly said = new Map<Realm, number>();

  constructor(readonly wall: Clock) {}

  /** The realm's time in milliseconds, never less than what was said before; the wall clock's where it has no pace. */
  now(realm: Realm): number {
    const pace = this.paces.get(realm);
    if (!pace) return this.wall.now();
    const now = Math.max(timeBy(pace, this.wall.now()), this.said.get(realm) ?? -Infinity);
    this.said.set(realm, now);
    return now;
  }

  /** The realm's time, RFC 3339 in UTC. */
  isoNow(realm: Realm): string {
    return isoTime(this.now(realm));
  }

  /** Whether the realm has a clock of its own. */
  hasPace(realm: Realm): boolean {
    return this.paces.has(realm);
  }

  /** How the realm's own clock runs; undefined where it has none. */
  pace(realm: Realm): Pace | undefined {
    return this.paces.get(realm);
  }

  /** How many times as fast as the wall clock the realm's time runs; 0 while it stands still. */
  speed(realm: Realm): number {
    return this.paces.get(realm)?.speed ?? 1;
  }

  /** Why the realm takes nothing in: a drill that nobody opened, or one that is over. Null where it does. */
  fault(realm: Realm): Refusal | null {
    const pace = this.paces.get(realm);
    if (pace?.closed) return refuseField('illegal-state', 'realm', 'drill-ended');
    const isNobodys = !pace && realm.startsWith('drill-');
    return isNobodys ? refuseField('invalid', 'realm', 'unknown-value') : null;
  }

  /** Takes up a pace, unless a newer one is known. */
  set(realm: Realm, pace: Pace): void {
    if (realm === REAL) throw new Error('the real realm has the wall clock');
    const known = this.paces.get(realm);
    if (known && known.wallAt > pace.wallAt) return;
    this.paces.set(realm, pace);
  }

  /** Takes up the paces as they are stored: what was set before this start, or by another node. */
  async load(from: Pick<Database, 'query'>, realm: Realm | null = null): Promise<void> {
    const rows = await from.query<{
      realm: Realm;
      realm_at: string;
      wall_at: string;
      speed: number;
      until: string;
      closed: boolean;
    }>(
      `select realm, realm_at, wall_at, speed, until, closed from realm
       where $1::text is null or realm = $1`,
      [realm],
    );
    for (const { realm: of, realm_at, wall_at, speed, until, closed } of rows) {
      const [realmAt, wallAt] = [Date.parse(realm_at), Date.parse(wall_at)];
      this.set(of, { realmAt, wallAt, speed, until: Date.parse(until), closed });
    }
  }
}

/** What a pace makes of a moment of the wall clock. */
export function timeBy({ realmAt, wallAt, speed, until }: Pace, wall: number): number {
  const passed = Math.floor(Math.max(0, wall - wallAt) * speed);
  return Math.min(realmAt + passed, Math.max(realmAt, until));
}
