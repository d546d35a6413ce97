/** Gives a realm a roster of its own, all at once: a drill brings that of its scenario. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { ShiftPlan } from '@heed/shared/roster';
import type { Realm } from '@heed/shared/vocabulary';
import type { NewEvent } from '../journal/events';
import { contentDigest } from '../kernel/canonical-json';
import { queryWith } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { ZoneTime } from '../kernel/zone-time';
import { insertShift, storeMember, storePost, type RosterChange } from './roster-rows';
import { lastDayOf } from './rules/plan';
import { StaffNumbers } from './staff-numbers';

export interface NewRealmRoster {
  readonly posts: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly nameEn: string;
    readonly unitId: string | null;
    readonly needed: number;
  }[];
  readonly members: readonly {
    readonly memberId: string;
    readonly postId: string;
    readonly skills: readonly string[];
    /** A staff number; null where there is none. */
    readonly phone: string | null;
  }[];
  readonly shifts: readonly {
    readonly postId: string;
    readonly memberId: string;
    readonly plan: ShiftPlan;
  }[];
}

type Change = RosterChange & { readonly client: PoolClient };

@Injectable()
export class RealmRoster {
  constructor(
    private readonly numbers: StaffNumbers,
    private readonly zone: ZoneTime,
  ) {}

  /** Writes in the caller's transaction; answers with the events that say so. */
  async store(client: PoolClient, realm: Realm, roster: NewRealmRoster): Promise<NewEvent[]> {
    const change: Change = {
      client,
      realm,
      query: (text, values) => queryWith(client, text, values),
    };
    const events: NewEvent[] = [];
    for (const post of roster.posts) events.push(await storeNewPost(change, post));
    for (const member of roster.members) events.push(...(await this.member(change, member)));
    for (const shift of roster.shifts) events.push(await this.shift(change, shift));
    return events;
  }

  private async member(
    change: Change,
    { memberId, postId, skills, phone }: NewRealmRoster['members'][number],
  ): Promise<NewEvent[]> {
    const facts = { memberId, version: 1, postIds: [postId], skills: [...skills], capacity: null };
    await storeMember(change, facts);
    const set: NewEvent = { type: 'roster-member-set', data: facts };
    if (phone === null) return [set];
    const sealDigest = await this.numbers.set(change, memberId, phone);
    return [set, { type: 'roster-phone-set', data: { memberId, sealDigest } }];
  }

  private async shift(
    change: Change,
    { postId, memberId, plan }: NewRealmRoster['shifts'][number],
  ): Promise<NewEvent> {
    const shiftId = newId();
    const lastDay = lastDayOf(plan, (time) => this.zone.localDay(time));
    await insertShift(change, { id: shiftId, postId, memberId, plan }, lastDay);
    return { type: 'roster-shift-added', data: { shiftId, postId, memberId, plan } };
  }
}

async function storeNewPost(
  change: Change,
  { id, name, nameEn, ...post }: NewRealmRoster['posts'][number],
): Promise<NewEvent> {
  // Posts that come with Heed have codes of their own: one that doesn't stops the drill.
  if (!(await storePost(change, id, 1, { ...post, name, nameEn }))) {
    throw new Error(`two posts of ${change.realm} are called ${post.code}`);
  }
  const namesDigest = contentDigest({ name, nameEn });
  const { code, unitId, needed } = post;
  const facts = { code, unitId, needed, capacity: null, retired: false };
  return { type: 'roster-post-set', data: { postId: id, version: 1, ...facts, namesDigest } };
}
