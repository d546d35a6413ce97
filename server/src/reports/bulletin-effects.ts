/** The effect of a published bulletin as it stands now: what its incident's people told around it, beside what was to be expected. */
import { Inject, Injectable } from '@nestjs/common';
import { EFFECT_WINDOWS, type BulletinEffect } from '@heed/shared/bulletin-effect';
import type { LinkRule } from '@heed/shared/incidents';
import type { Realm } from '@heed/shared/vocabulary';
import type { Env } from '../config/env';
import { ENV } from '../config/env-token';
import { canonicalJson } from '../kernel/canonical-json';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { ZoneTime } from '../kernel/zone-time';
import { ReferenceLists } from '../reference/reference-lists';
import { ARRIVAL_STEP, stepOf, type Arrivals } from './rules/effect';
import { liveEffectOf, spanOf } from './rules/live-effect';
import {
  askingOf,
  BASELINE_NEEDED,
  NOTHING_USUAL,
  usualCurve,
  type Asking,
  type UsualCurve,
} from './usual-curve';

const HOUR = 3_600_000;
/** Usual weeks that are kept: a bulletin's never changes but by history that comes in later. */
const MOST_CURVES = 50;
const KEPT_MILLISECONDS = 600_000;

interface Published {
  readonly id: string;
  readonly realm: Realm;
  readonly incidentId: string;
  readonly year: number;
  readonly number: number;
  readonly publishedAt: string;
  readonly rule: LinkRule;
}

interface KeptCurve {
  readonly until: number;
  readonly curve: Promise<UsualCurve>;
}

@Injectable()
export class BulletinEffects {
  private readonly zone: ZoneTime;
  private readonly curves = new Map<string, KeptCurve>();
  /** What is being counted, by bulletin. */
  private readonly asked = new Map<string, Promise<BulletinEffect | null>>();

  constructor(
    private readonly database: Database,
    private readonly lists: ReferenceLists,
    private readonly clock: RealmClock,
    @Inject(ENV) env: Pick<Env, 'timeZone'>,
  ) {
    this.zone = new ZoneTime(env.timeZone);
  }

  /** [F19] Null where no such bulletin was published. Asked by many screens at once it is counted once. */
  of(id: string): Promise<BulletinEffect | null> {
    const known = this.asked.get(id);
    if (known) return known;
    const answer = this.count(id).finally(() => this.asked.delete(id));
    this.asked.set(id, answer);
    return answer;
  }

  private async count(id: string): Promise<BulletinEffect | null> {
    const bulletin = isId(id) ? await this.published(id) : null;
    if (!bulletin) return null;
    const { realm, incidentId, year, number, publishedAt } = bulletin;
    const now = this.clock.now(realm);
    const at = Date.parse(publishedAt);
    const asking = askingOf(bulletin.rule, this.lists.of(realm).state.zones);
    const [{ days, usual, alpha }, arrivals, people, others] = await Promise.all([
      asking === null ? NOTHING_USUAL : this.usual(realm, at, asking),
      this.arrivals(bulletin, now),
      this.people(bulletin, now),
      this.others(bulletin),
    ]);
    const week = { days, alpha };
    return {
      bulletinId: bulletin.id,
      incidentId,
      year,
      number,
      publishedAt,
      at: isoTime(now),
      ...liveEffectOf({ publishedAt: at, now, arrivals, people, usual, week }),
      noCourse: usual !== null ? null : asking === null ? 'words-alone' : 'no-history',
      baselineDays: days,
      baselineNeeded: BASELINE_NEEDED,
      others,
    };
  }

  private async published(id: string): Promise<Published | null> {
    const [row] = await this.database.query<Published>(
      `select b.id, b.realm, b.incident_id as "incidentId", b.year, b.number,
         b.published_at as "publishedAt", i.rule
       from bulletin b join incident i on i.id = b.incident_id
       where b.id = $1 and b.published_at is not null`,
      [id],
    );
    return row ?? null;
  }

  /** [F20] As it was known when the bulletin came out. Kept: to count it takes the history of twelve weeks. */
  private usual(realm: Realm, publishedAt: number, asking: Asking): Promise<UsualCurve> {
    const from = stepOf(publishedAt);
    const key = canonicalJson([realm, from, asking.map((part) => ({ ...part }))]);
    const now = this.clock.wall.monotonic();
    const known = this.curves.get(key);
    if (known && known.until > now) return known.curve;
    for (const [old, { until }] of this.curves) if (until <= now) this.curves.delete(old);
    if (this.curves.size >= MOST_CURVES) this.curves.clear();
    const curve = usualCurve(
      this.database,
      { realm, from, zone: this.zone, calendar: this.lists.of(realm).state.calendars.at(-1) },
      asking,
    );
    this.curves.set(key, { until: now + KEPT_MILLISECONDS, curve });
    curve.catch(() => this.curves.delete(key));
    return curve;
  }

  private async arrivals(bulletin: Published, now: number): Promise<Arrivals> {
    const { from, to } = spanOf(Date.parse(bulletin.publishedAt));
    const rows = await this.database.query<{ step: number; count: number }>(
      `select floor(extract(epoch from p.received_at) * 1000 / ${ARRIVAL_STEP})::bigint as step,
         count(*)::integer as count
       ${ofIncident} group by 1`,
      [bulletin.realm, bulletin.incidentId, isoTime(from), isoTime(Math.min(to, now))],
    );
    return new Map(rows.map(({ step, count }) => [step * ARRIVAL_STEP, count]));
  }

  private async people(bulletin: Published, now: number) {
    const published = stepOf(Date.parse(bulletin.publishedAt));
    const until = (end: number) => isoTime(Math.min(end, now));
    const [hour, three, day] = EFFECT_WINDOWS.map((hours) => until(published + hours * HOUR));
    const [row] = await this.database.query<{ before: number; after: number[] }>(
      `select count(distinct p.person_id) filter (where p.received_at < $5)::integer as before,
         array[
           count(distinct p.person_id) filter (where p.received_at >= $5 and p.received_at < $6),
           count(distinct p.person_id) filter (where p.received_at >= $5 and p.received_at < $7),
           count(distinct p.person_id) filter (where p.received_at >= $5)
         ]::integer[] as after
       ${ofIncident}`,
      [
        bulletin.realm,
        bulletin.incidentId,
        isoTime(published - HOUR),
        day,
        isoTime(published),
        hour,
        three,
      ],
    );
    return { before: row?.before ?? 0, after: row?.after ?? [] };
  }

  private async others({ id, incidentId, publishedAt }: Published) {
    const { from, to } = spanOf(Date.parse(publishedAt));
    return this.database.query<BulletinEffect['others'][number]>(
      `select id as "bulletinId", year, number, published_at as "publishedAt" from bulletin
       where incident_id = $1 and id <> $2 and published_at >= $3 and published_at < $4
       order by published_at, id`,
      [incidentId, id, isoTime(from), isoTime(to)],
    );
  }
}

/** Complaints of the cases that belong to the incident now, received from `$3` up to `$4`. */
const ofIncident = `from cases c join complaint p on p.case_id = c.id
  where c.realm = $1 and c.incident_ids <> '{}' and c.incident_ids @> array[$2::uuid]
    and not c.historic and p.received_at >= $3 and p.received_at < $4`;
