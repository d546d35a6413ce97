/** The roster as it is shown: two weeks of duties, gaps and what is asked of whom. */
import { Injectable } from '@nestjs/common';
import {
  RosterSetting,
  type Duty,
  type Gap,
  type MemberEntry,
  type RosterView,
} from '@heed/shared/roster';
import type { ThresholdCode } from '@heed/shared/thresholds';
import type { Realm } from '@heed/shared/vocabulary';
import { rosterSkills } from '../../data/roster-skills';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { maskPhone } from '../kernel/text/mask';
import type { RealmLists } from '../reference/realm-lists';
import { ReferenceLists } from '../reference/reference-lists';
import { FeedDesk } from './calendar/feed-desk';
import { RosterReader } from './roster-reader';
import type { MemberFacts } from './roster-rows';
import { dutiesIn } from './rules/duties';
import { gapsIn, type GapFact } from './rules/gaps';
import { DAY, type DutyFact } from './rules/roster-facts';
import { strainOf } from './rules/strain';

/** [R4] Gaps are told for so many days ahead. */
const DAYS_AHEAD = 14;
/** [R5] What was worked counts for a week. */
const DAYS_BEFORE = 7;

@Injectable()
export class RosterViews {
  constructor(
    private readonly reader: RosterReader,
    private readonly feeds: FeedDesk,
    private readonly clock: RealmClock,
    private readonly lists: ReferenceLists,
  ) {}

  /** The roster now; `whole` says whether the reader may see numbers unmasked. */
  async view(realm: Realm, whole: boolean): Promise<RosterView> {
    const now = this.clock.now(realm);
    const { zone } = this.reader;
    const known = { from: now - DAYS_BEFORE * DAY, to: now + DAYS_AHEAD * DAY };
    const shown = { from: now, to: known.to };
    const [posts, members, numbers, feeds, { shifts, overrides }] = await Promise.all([
      this.reader.posts(realm),
      this.reader.members(realm),
      this.reader.numbers.of(realm),
      this.feeds.list(realm),
      this.reader.plan(realm, known),
    ]);
    const all = dutiesIn(shifts, overrides, known, zone);
    const duties = all.filter(({ to }) => to > now);
    const lists = this.lists.of(realm);
    const strain = strainOf(all, lists.limits, now, zone);
    return {
      realm,
      at: isoTime(now),
      until: isoTime(shown.to),
      posts,
      members: entries(members, numbers, whole),
      shifts,
      duties: duties.map(toDuty),
      gaps: gapsIn(posts, duties, shown).map(toGap),
      hours: strain.map(({ memberId, hours, nights }) => ({ memberId, hours, nights })),
      warnings: strain.flatMap(({ warnings }) => [...warnings]),
      settings: settingsOf(lists),
      skills: rosterSkills.map(({ code }) => code),
      feeds,
    };
  }
}

/** Those of whom something is known: what they can do, or how they are called. */
function entries(
  members: readonly MemberFacts[],
  numbers: ReadonlyMap<string, string>,
  whole: boolean,
): MemberEntry[] {
  const known = new Set(members.map(({ memberId }) => memberId));
  const others = [...numbers.keys()].filter((id) => !known.has(id));
  const unsaid = { version: 0, postIds: [], skills: [], capacity: null };
  return [...members, ...others.map((memberId) => ({ memberId, ...unsaid }))].map((member) => {
    const phone = numbers.get(member.memberId) ?? null;
    const told = phone === null || whole ? phone : maskPhone(phone);
    return { ...member, reachable: phone !== null, phone: told };
  });
}

const settings: Readonly<Record<RosterSetting['name'], ThresholdCode>> = {
  hours: 'roster-hours',
  nights: 'roster-nights',
  'hand-over': 'hand-over',
  'hard-cases': 'roster-hard-cases',
};

function settingsOf({ thresholds }: RealmLists): RosterSetting[] {
  return RosterSetting.shape.name.options.flatMap((name) =>
    thresholds
      .filter(({ code }) => code === settings[name])
      .map(({ value, source, sourceEn }) => ({
        name,
        value,
        source,
        sourceEn: sourceEn ?? source,
      })),
  );
}

function toDuty({ from, to, ...duty }: DutyFact): Duty {
  return { ...duty, start: isoTime(from), end: isoTime(to) };
}

function toGap({ from, to, ...gap }: GapFact): Gap {
  return { ...gap, start: isoTime(from), end: isoTime(to) };
}
