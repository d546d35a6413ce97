/** The only writer of reports: counts, freezes what was counted, and keeps it for ever as one edition. */
import { Inject, Injectable } from '@nestjs/common';
import type { ReportFigures } from '@heed/shared/report-figures';
import type { ReportInput } from '@heed/shared/reports';
import { REAL } from '@heed/shared/vocabulary';
import type { Env } from '../config/env';
import { ENV } from '../config/env-token';
import { DeskWriter, type DeskChange, type DeskDone } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { contentDigest } from '../kernel/canonical-json';
import { isId, newId } from '../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { ZoneTime } from '../kernel/zone-time';
import { ReportGatherer } from './report-gatherer';
import { insertReport, nextEdition } from './report-rows';
import { askedSpan, subjectOf } from './rules/asked-span';

@Injectable()
export class ReportDesk {
  private readonly zone: ZoneTime;
  /** The one that is being counted: the next waits, so that all together take one connection. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly writer: DeskWriter,
    private readonly gatherer: ReportGatherer,
    @Inject(ENV) env: Pick<Env, 'timeZone'>,
  ) {
    this.zone = new ZoneTime(env.timeZone);
  }

  /** [F1] Answers with the report's id. A repeated request gets the report of the first one. */
  freeze(input: ReportInput, by: Actor): Promise<DeskDone | Refusal> {
    const turn = this.last.then(() => this.write(input, by));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private write(input: ReportInput, by: Actor): Promise<DeskDone | Refusal> {
    const realm = input.realm ?? REAL;
    const request = { realm, by, requestId: input.requestId, body: input };
    return this.writer.write(request, async (change) => {
      const counted = await this.count(change, input);
      return isRefusal(counted) ? counted : keep(change, subjectOf(input), counted);
    });
  }

  private async count(
    change: DeskChange,
    input: ReportInput,
  ): Promise<Omit<ReportFigures, 'edition'> | Refusal> {
    const firstKnownAt = await firstKnown(change, input.incidentId ?? null);
    if (isRefusal(firstKnownAt)) return firstKnownAt;
    const now = Date.parse(change.at);
    const span = askedSpan(input, { now, zone: this.zone, firstKnownAt });
    return isRefusal(span) ? span : this.gatherer.gather(change, span, now);
  }
}

/** Null where no incident is asked for; refused where it is none of this realm's. */
async function firstKnown(
  change: DeskChange,
  incidentId: string | null,
): Promise<number | null | Refusal> {
  if (incidentId === null) return null;
  if (!isId(incidentId)) return refuse('unknown-incident');
  const [row] = await change.query<{ at: string }>(
    `select doc ->> 'firstKnownAt' as at from incident where id = $1 and realm = $2`,
    [incidentId, change.realm],
  );
  return row ? Date.parse(row.at) : refuse('unknown-incident');
}

async function keep(
  change: DeskChange,
  subject: string,
  counted: Omit<ReportFigures, 'edition'>,
): Promise<string> {
  // Editions are dense: whoever counts the same at the same time waits here.
  await change.lockHead();
  const edition = await nextEdition(change, counted.kind, subject);
  const figures = { edition, ...counted };
  const [id, digest] = [newId(), contentDigest(figures)];
  await insertReport(change, { id, subject, figures, digest });
  const { kind, incidentId, from, to, position } = figures;
  const what = { reportId: id, kind, incidentId, from, to, edition, position };
  change.note({ type: 'report-frozen', data: { ...what, figuresDigest: digest } });
  return id;
}
