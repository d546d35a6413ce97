/** The roster as it is stored: posts, members, shifts, overrides. */
import type { MemberEntry, PostInput, PostRow, ShiftRow } from '@heed/shared/roster';
import type { Realm } from '@heed/shared/vocabulary';
import type { DeskChange } from '../journal/desk-writer';
import { queryWith, type Queryable } from '../kernel/database/database';
import { DAY, dateOf, type OverrideFact, type Span } from './rules/roster-facts';

/** Where rows are written: a change of the desk, or the opening of a realm. */
export type RosterChange = Pick<DeskChange, 'query' | 'realm'>;

export type MemberFacts = Omit<MemberEntry, 'reachable' | 'phone'>;

const POST = `id, version, code, name, name_en as "nameEn", unit_id as "unitId", capacity, needed,
  retired`;
const MEMBER = `member_id as "memberId", version, post_ids as "postIds", skills, capacity`;
const SHIFT = `id, version, post_id as "postId", member_id as "memberId", plan`;

export function loadPosts(db: Queryable, realm: Realm): Promise<PostRow[]> {
  return queryWith<PostRow>(db, `select ${POST} from roster_post where realm = $1 order by code`, [
    realm,
  ]);
}

export async function lockPost(change: DeskChange, postId: string): Promise<PostRow | undefined> {
  const [post] = await change.query<PostRow>(
    `select ${POST} from roster_post where id = $1 and realm = $2 for update`,
    [postId, change.realm],
  );
  return post;
}

/** False where the code is another post's. */
export async function storePost(
  change: RosterChange,
  id: string,
  version: number,
  post: PostInput,
): Promise<boolean> {
  const [taken] = await change.query(
    'select 1 from roster_post where realm = $1 and code = $2 and id <> $3',
    [change.realm, post.code, id],
  );
  if (taken) return false;
  await change.query(
    `insert into roster_post (id, realm, version, code, name, name_en, unit_id, capacity, needed,
       retired) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (id) do update set version = $3, code = $4, name = $5, name_en = $6, unit_id = $7,
       capacity = $8, needed = $9, retired = $10`,
    [
      id,
      change.realm,
      version,
      post.code,
      post.name,
      post.nameEn ?? null,
      post.unitId ?? null,
      post.capacity ?? null,
      post.needed,
      post.retired ?? false,
    ],
  );
  return true;
}

export function loadMembers(db: Queryable, realm: Realm): Promise<MemberFacts[]> {
  return queryWith<MemberFacts>(
    db,
    `select ${MEMBER} from roster_member where realm = $1 order by member_id`,
    [realm],
  );
}

export async function storeMember(change: RosterChange, facts: MemberFacts): Promise<void> {
  await change.query(
    `insert into roster_member (realm, member_id, version, post_ids, skills, capacity)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (realm, member_id) do update set version = $3, post_ids = $4, skills = $5,
       capacity = $6`,
    [change.realm, facts.memberId, facts.version, facts.postIds, facts.skills, facts.capacity],
  );
}

/** The shifts that may have duties after a day; those that were called off have none. */
export function loadShifts(db: Queryable, realm: Realm, since: string): Promise<ShiftRow[]> {
  return queryWith<ShiftRow>(
    db,
    `select ${SHIFT} from roster_shift
     where realm = $1 and not ended and (last_day is null or last_day >= $2::date) order by id`,
    [realm, since],
  );
}

export async function countShifts(change: DeskChange): Promise<number> {
  const [row] = await change.query<{ n: number }>(
    `select count(*)::integer as n from roster_shift
     where realm = $1 and not ended and (last_day is null or last_day >= $2::date)`,
    [change.realm, change.at],
  );
  return row?.n ?? 0;
}

export async function lockShift(
  change: DeskChange,
  shiftId: string,
): Promise<ShiftRow | undefined> {
  const [shift] = await change.query<ShiftRow>(
    `select ${SHIFT} from roster_shift where id = $1 and realm = $2 and not ended for update`,
    [shiftId, change.realm],
  );
  return shift;
}

/** `lastDay` is the last local day on which it may begin; `source` names the calendar's occurrence. */
export async function insertShift(
  change: RosterChange,
  shift: Omit<ShiftRow, 'version'>,
  lastDay: string | null,
  source: string | null = null,
): Promise<void> {
  await change.query(
    `insert into roster_shift (id, realm, version, post_id, member_id, plan, last_day, source)
     values ($1, $2, 1, $3, $4, $5::json, $6, $7)`,
    [
      shift.id,
      change.realm,
      shift.postId,
      shift.memberId,
      JSON.stringify(shift.plan),
      lastDay,
      source,
    ],
  );
}

export async function updateShift(
  change: DeskChange,
  shift: ShiftRow,
  lastDay: string | null,
  ended: boolean,
): Promise<void> {
  await change.query(
    `update roster_shift set version = $2, plan = $3::json, last_day = $4, ended = $5
     where id = $1`,
    [shift.id, shift.version, JSON.stringify(shift.plan), lastDay, ended],
  );
}

const OVERRIDE = `shift_id as "shiftId", day::text as date, why, by_member_id as "byMemberId",
  starts_at as "startsAt"`;

/** The overrides of the days of a span, with the day before it: a night begins there. */
export function loadOverrides(db: Queryable, realm: Realm, span: Span): Promise<OverrideFact[]> {
  const days = [dateOf(Math.floor(span.from / DAY) - 2), dateOf(Math.floor(span.to / DAY) + 2)];
  return queryWith<OverrideFact>(
    db,
    `select ${OVERRIDE} from roster_override
     where realm = $1 and day between $2::date and $3::date order by position`,
    [realm, ...days],
  );
}

export function overridesOf(
  change: DeskChange,
  shiftId: string,
  date: string,
): Promise<OverrideFact[]> {
  return change.query<OverrideFact>(
    `select ${OVERRIDE} from roster_override where shift_id = $1 and day = $2 order by position`,
    [shiftId, date],
  );
}

export async function insertOverride(
  change: DeskChange,
  id: string,
  { shiftId, date, why, byMemberId, startsAt }: OverrideFact,
): Promise<void> {
  await change.query(
    `insert into roster_override (id, realm, shift_id, day, why, by_member_id, starts_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, change.realm, shiftId, date, why, byMemberId, startsAt],
  );
}
