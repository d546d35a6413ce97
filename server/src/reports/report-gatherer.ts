/** Gathers a report's figures: streams what the journal has of its cases and of the room through the pure sums. */
import { Inject, Injectable } from '@nestjs/common';
import type { ReportFigures, ReportKind } from '@heed/shared/report-figures';
import type { Env } from '../config/env';
import { ENV } from '../config/env-token';
import { needHere } from '../journal/parts/away';
import { isoTime } from '../kernel/instant';
import { isRefusal, type Refusal } from '../kernel/refusal';
import { ZoneTime } from '../kernel/zone-time';
import { ReferenceLists } from '../reference/reference-lists';
import { chooseCases, type Chosen } from './chosen-cases';
import { ROOM_DAYS, roomEntries, storiesOf, type Cut, type Reads } from './journal-reads';
import { namesIn } from './report-names';
import { storyOf } from './rules/case-story';
import { openItems } from './rules/open-items';
import { DAY, type ReportSpan } from './rules/report-span';
import { roomFigures } from './rules/room-figures';
import { RoomStory } from './rules/room-story';
import { Tally } from './rules/tally';
import {
  askingOf,
  BASELINE_NEEDED,
  NOTHING_USUAL,
  usualCurve,
  type UsualCurve,
} from './usual-curve';

/** What is asked for, before it is known when the first complaint came. */
export interface AskedSpan extends Omit<ReportSpan, 'from'> {
  readonly kind: ReportKind;
  /** When the incident was first known, or the period begins. */
  readonly knownAt: number;
}

@Injectable()
export class ReportGatherer {
  private readonly zone: ZoneTime;

  constructor(
    private readonly lists: ReferenceLists,
    @Inject(ENV) private readonly env: Pick<Env, 'timeZone' | 'deploymentName'>,
  ) {
    this.zone = new ZoneTime(env.timeZone);
  }

  /** The figures but for their edition, which is given when they are kept. `now` is the realm's time. */
  async gather(
    reads: Reads,
    asked: AskedSpan,
    now: number,
  ): Promise<Omit<ReportFigures, 'edition'> | Refusal> {
    const chosen = await chooseCases(reads, asked);
    if (isRefusal(chosen)) return chosen;
    const span = { ...asked, from: beginning(asked, chosen) };
    await needHere(reads, { realm: asked.realm, since: isoTime(span.from - ROOM_DAYS * DAY) });
    const cut = { position: chosen.position, before: span.to < now ? isoTime(span.to) : null };
    const tally = await tallied(reads, span, { chosen, cut });
    const room = await roomOf(reads, span, cut);
    const usual = await this.usuals(reads, span, room);
    const whole = usual.of(span.incidentId);
    const told = roomFigures(span, {
      room,
      arrivalsOf: (id) => tally.arrivalsOf(id),
      usualOf: (id) => usual.of(id).usual,
      moments: tally.moments(),
    });
    const figures = {
      shape: 1 as const,
      ...scopeOf(span, asked.kind),
      position: chosen.position,
      frozenAt: isoTime(now),
      timeZone: this.env.timeZone,
      baseline: { days: whole.days, needed: BASELINE_NEEDED, ready: whole.usual !== null },
      ...tally.figures(whole.usual),
      topics: tally.topicCauses(room.topicsInto),
      ...told,
      openItems: openItems(span, { room, figures: told }, tally.waitingCases()),
    };
    const names = await namesIn(reads, figures, {
      lists: this.lists.of(span.realm),
      city: this.env.deploymentName,
    });
    return { ...figures, names };
  }

  /** The usual curve of the report itself, and of each incident of which a bulletin went out. */
  private async usuals(reads: Reads, span: ReportSpan, room: RoomStory) {
    const { realm, from, incidentId } = span;
    const calendar = this.lists.of(realm).state.calendars.at(-1);
    const curves = new Map<string | null, UsualCurve>();
    const ids = new Set([
      incidentId,
      ...[...room.bulletins.values()].map((each) => each.incidentId),
    ]);
    for (const id of ids) {
      const asking =
        id === null ? null : askingOf(room.rules.get(id), this.lists.of(realm).state.zones);
      const curve =
        id !== null && asking === null
          ? NOTHING_USUAL
          : await usualCurve(reads, { realm, from, zone: this.zone, calendar }, asking);
      curves.set(id, curve);
    }
    return { of: (id: string | null) => curves.get(id) ?? NOTHING_USUAL };
  }
}

/** An incident's curves begin with what was heard before it was known, a day before at most. */
function beginning({ since, knownAt }: AskedSpan, { firstAt }: Chosen): number {
  if (since !== null || firstAt === null) return knownAt;
  return Math.max(knownAt - DAY, Math.min(knownAt, Date.parse(firstAt)));
}

async function tallied(
  reads: Reads,
  span: ReportSpan,
  { chosen, cut }: { readonly chosen: Chosen; readonly cut: Cut },
): Promise<Tally> {
  const tally = new Tally(span);
  for await (const entries of storiesOf(
    reads,
    { realm: span.realm, caseIds: chosen.caseIds },
    cut,
  )) {
    const story = storyOf(entries);
    if (story) tally.add(story);
  }
  return tally;
}

async function roomOf(reads: Reads, span: ReportSpan, cut: Cut): Promise<RoomStory> {
  const room = new RoomStory();
  for await (const entry of roomEntries(reads, span, cut)) room.read(entry);
  return room;
}

function scopeOf({ realm, incidentId, from, to }: ReportSpan, kind: ReportKind) {
  return { realm, kind, incidentId, from: isoTime(from), to: isoTime(to) };
}
