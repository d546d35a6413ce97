/** To whom a case could go, from the current rows, the lists and the roster. */
import { Injectable } from '@nestjs/common';
import type { ProposalRow } from '@heed/shared/proposals';
import { hardRules, rosterSkills } from '../../data/roster-skills';
import type { Principal } from '../access/principal';
import { isVisible } from '../access/visible';
import type { CaseRecord } from '../cases/case-record';
import { loadCases } from '../cases/case-rows';
import { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import type { RealmLists } from '../reference/realm-lists';
import { ReferenceLists } from '../reference/reference-lists';
import { RosterReader } from '../roster/roster-reader';
import { propose, type MemberFact, type UnitFact } from '../roster/rules/propose';
import type { DutyFact } from '../roster/rules/roster-facts';

interface UnitLoad {
  readonly id: string;
  readonly open: number;
  readonly overdue: number;
}
interface MemberLoad {
  readonly id: string;
  readonly open: number;
  readonly hard: number;
}

@Injectable()
export class CaseProposalsQuery {
  constructor(
    private readonly database: Database,
    private readonly lists: ReferenceLists,
    private readonly roster: RosterReader,
    private readonly clock: RealmClock,
  ) {}

  /** [R11] [R12] At most three, the best first; null where there is no such case for the reader. */
  async of(principal: Principal, caseId: string): Promise<ProposalRow[] | null> {
    const record = (await loadCases(this.database, [caseId])).get(caseId);
    if (!record || !isVisible(principal, record)) return null;
    const { realm, category } = record;
    const lists = this.lists.of(realm);
    const [units, members] = await Promise.all([
      this.units(realm, lists),
      this.members(realm, lists),
    ]);
    return propose({
      unitId: record.unitId,
      holderId: record.holderId,
      barredUnitIds: record.accusedUnitIds ?? [],
      barredMemberIds: record.recusedIds ?? [],
      catalogueUnitId: category === null ? null : (lists.category(category)?.unitId ?? null),
      skills: skillsFor(category),
      placeNames: placeNames(record, lists),
      units,
      members,
      hardLimit: lists.limits['roster-hard-cases'],
    });
  }

  private async units(realm: string, lists: RealmLists): Promise<UnitFact[]> {
    const present = lists.state.units.filter(({ retired }) => !retired);
    const loads = await this.database.query<UnitLoad>(
      `select unit_id as id, count(*)::integer as open,
         (count(*) filter (where due_at <= $2))::integer as overdue
       from cases where unit_id = any ($1::uuid[]) and closed_at is null and not historic
       group by unit_id`,
      [present.map(({ id }) => id), this.clock.isoNow(realm)],
    );
    const byUnit = new Map(loads.map((load) => [load.id, load]));
    return present.map(({ id, name, parentId, taskForce, capacity }) => {
      const { open = 0, overdue = 0 } = byUnit.get(id) ?? {};
      return { id, name, parentId, taskForce, capacity, open, overdue };
    });
  }

  /** Those on duty now, each at the unit of the post, or of their own where the post has none. */
  private async members(realm: string, lists: RealmLists): Promise<MemberFact[]> {
    const now = this.clock.now(realm);
    const [duties, posts, entries] = await Promise.all([
      this.roster.onDuty(realm, now),
      this.roster.posts(realm),
      this.roster.members(realm),
    ]);
    const unitOfPost = new Map(posts.map(({ id, unitId }) => [id, unitId]));
    const known = new Map(entries.map((entry) => [entry.memberId, entry]));
    const loads = await this.loads(duties);
    return duties.flatMap(({ memberId, postId, to }) => {
      const unitId = unitOfPost.get(postId) ?? lists.memberUnit(memberId);
      if (!unitId) return [];
      const { open = 0, hard = 0 } = loads.get(memberId) ?? {};
      const { skills = [], capacity = null } = known.get(memberId) ?? {};
      return [{ id: memberId, unitId, skills, capacity, open, hard, until: isoTime(to) }];
    });
  }

  /** [R12] What each carries, and how many of it and of what they closed in this duty were hard. */
  private async loads(duties: readonly DutyFact[]): Promise<Map<string, MemberLoad>> {
    if (duties.length === 0) return new Map();
    const rows = await this.database.query<MemberLoad>(
      `select m.id, count(distinct c.id) filter (where c.closed_at is null)::integer as open,
         count(distinct c.id) filter (where c.urgency = 0 or exists (
           select 1 from complaint p where p.case_id = c.id and p.rules::text ~ $3))::integer as hard
       from unnest($1::uuid[], $2::timestamptz[]) m(id, since)
         left join cases c on c.holder_id = m.id and (c.closed_at is null or c.closed_at >= m.since)
       group by m.id`,
      [
        duties.map(({ memberId }) => memberId),
        duties.map(({ from }) => isoTime(from)),
        `"(${hardRules.join('|')})"`,
      ],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function skillsFor(category: string | null): string[] {
  if (category === null) return [];
  return rosterSkills
    .filter(({ categories }) =>
      categories.some((part) => category === part || category.startsWith(`${part}-`)),
    )
    .map(({ code }) => code);
}

/** The street's name before the district's: the nearer office first. */
function placeNames({ street, district }: CaseRecord, lists: RealmLists): string[] {
  return [street, district].flatMap((code) => {
    const name = code === null ? undefined : lists.place(code)?.name;
    return name === undefined ? [] : [name];
  });
}
