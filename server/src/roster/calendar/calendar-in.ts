/** What a calendar's file brings: single shifts at one post, all of them or none. */
import { Injectable } from '@nestjs/common';
import type { CalendarImport, CalendarImported, ShiftPlan } from '@heed/shared/roster';
import type { DeskChange } from '../../journal/desk-writer';
import type { Actor } from '../../journal/events';
import { Database } from '../../kernel/database/database';
import { isId, newId } from '../../kernel/ids';
import { isoTime, parseTime } from '../../kernel/instant';
import { isRefusal, refuse, refuseField, type Refusal } from '../../kernel/refusal';
import { ReferenceLists } from '../../reference/reference-lists';
import { countShifts, lockPost } from '../roster-rows';
import { RosterWriter } from '../roster-writer';
import { planFault } from '../rules/plan';
import { DAY, dateOf } from '../rules/roster-facts';
import { MOST_SHIFTS, ShiftWrites } from '../shift-writes';
import { readCalendar, type CalendarDuty } from './read-calendar';

/** [R10] A calendar that repeats for ever is taken over so far. */
const TAKEN_AHEAD = 90 * DAY;
const MOST_FAULTS = 50;

interface Imported {
  readonly id: string;
  readonly version: number;
  readonly memberId: string;
  readonly source: string;
  readonly plan: ShiftPlan;
}
type Named = CalendarDuty & { readonly memberId: string };

@Injectable()
export class CalendarIn {
  constructor(
    private readonly database: Database,
    private readonly writer: RosterWriter,
    private readonly lists: ReferenceLists,
    private readonly shifts: ShiftWrites,
  ) {}

  /** [R10] Takes over the duties of a file at one post: all of them, or none. */
  async take(input: CalendarImport, by: Actor): Promise<CalendarImported | Refusal> {
    const { realm, requestId, postId, text } = input;
    const now = this.writer.now(realm);
    const read = readCalendar(text, { from: now, to: now + TAKEN_AHEAD }, this.shifts.zone);
    if (isRefusal(read)) return read;
    const named = this.named(realm, read);
    if (isRefusal(named)) return named;
    const done = await this.writer.write({ realm, by, requestId, body: input }, async (change) => {
      const post = isId(postId) ? await lockPost(change, postId) : undefined;
      if (!post || post.retired) return refuseField('invalid', 'postId', 'no-post');
      const counts = await this.replace(change, postId, named);
      if (isRefusal(counts)) return counts;
      const importId = newId();
      change.note({ type: 'roster-calendar-imported', data: { importId, postId, ...counts } });
      return importId;
    });
    return isRefusal(done) ? done : this.countsOf(done.position);
  }

  private named(realm: string, duties: readonly CalendarDuty[]): Named[] | Refusal {
    const members = this.lists.of(realm).state.members.filter(({ disabled }) => !disabled);
    const byName = Map.groupBy(members, ({ name }) => name);
    const named: Named[] = [];
    const details = new Map<number, string>();
    for (const duty of duties) {
      const found = duty.names.map((name) => byName.get(name) ?? []).find(({ length }) => length);
      const [member, ...others] = found ?? [];
      const fault = planFault(planOf(duty));
      if (!member) details.set(duty.line, 'event-nobody');
      else if (others.length > 0) details.set(duty.line, 'event-name-twice');
      else if (fault) details.set(duty.line, 'shift-too-long');
      else named.push({ ...duty, memberId: member.id });
    }
    if (details.size === 0) return named;
    return refuse('invalid', {
      details: [...details].slice(0, MOST_FAULTS).map(([line, message]) => ({ line, message })),
    });
  }

  /** What the same events brought before and is still to come goes, unless it comes again as it was. */
  private async replace(
    change: DeskChange,
    postId: string,
    duties: readonly Named[],
  ): Promise<{ added: number; replaced: number } | Refusal> {
    if ((await countShifts(change)) + duties.length > MOST_SHIFTS) return refuse('too-large');
    const uids = new Set(duties.map(({ uid }) => uid));
    const known = await change.query<Imported>(
      `select id, version, member_id as "memberId", source, plan from roster_shift
       where realm = $1 and post_id = $2 and not ended and source is not null for update`,
      [change.realm, postId],
    );
    const wanted = new Map(duties.map((duty) => [keyOf(duty), duty]));
    let replaced = 0;
    for (const shift of known) {
      const { plan, source, memberId } = shift;
      const uid = source.slice(0, source.lastIndexOf('|'));
      if (!uids.has(uid) || plan.kind !== 'single' || plan.end <= change.at) continue;
      const again = wanted.get(source);
      if (again?.memberId === memberId && isoTime(again.to) === plan.end) wanted.delete(source);
      else {
        const from = dateOf(this.shifts.zone.localDay(parseTime(plan.start)));
        await this.shifts.cut(change, { ...shift, postId }, from);
        replaced += 1;
      }
    }
    for (const [source, duty] of wanted) {
      const shift = { postId, memberId: duty.memberId, plan: planOf(duty) };
      const added = await this.shifts.add(change, shift, source);
      if (isRefusal(added)) return added;
    }
    return { added: wanted.size, replaced };
  }

  /** As the entry says it: a repeated request is told the same. */
  private async countsOf(position: number): Promise<CalendarImported> {
    const [row] = await this.database.query<CalendarImported>(
      `select (entry::json -> 'data' ->> 'added')::integer as added,
         (entry::json -> 'data' ->> 'replaced')::integer as replaced
       from journal where position = $1`,
      [position],
    );
    return row ?? { added: 0, replaced: 0 };
  }
}

function planOf({ from, to }: CalendarDuty): ShiftPlan {
  return { kind: 'single', start: isoTime(from), end: isoTime(to), calledIn: false };
}

function keyOf({ uid, from }: CalendarDuty): string {
  return `${uid}|${isoTime(from)}`;
}
