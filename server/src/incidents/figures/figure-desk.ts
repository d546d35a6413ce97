/** Outside figures: each a value of a named series, with its source and when it was measured. */
import { Injectable } from '@nestjs/common';
import type { FigureInput, FigureReceipt, FigureSeries } from '@heed/shared/figures';
import { REAL } from '@heed/shared/vocabulary';
import type { Actor } from '../../journal/events';
import { DeskWriter, type DeskChange } from '../../journal/desk-writer';
import { isId, newId } from '../../kernel/ids';
import { isoTime, parseTime } from '../../kernel/instant';
import { RealmClock } from '../../kernel/realm-clock';
import { isRefusal, refuseField, type Refusal } from '../../kernel/refusal';
import { ReferenceLists } from '../../reference/reference-lists';
import { loadIncident } from '../incident-rows';
import { insertFigure, insertSeries, loadSeries } from './figure-rows';

/** How far ahead of our clock a source's clock may be. */
const CLOCK_SKEW = 10 * 60_000;
/** Of a series that nobody has described. */
const STALE_AFTER_MINUTES = 60;

@Injectable()
export class FigureDesk {
  constructor(
    private readonly writer: DeskWriter,
    private readonly lists: ReferenceLists,
    private readonly clock: RealmClock,
  ) {}

  /** [I12] Takes one figure; the first of a name begins its series. `requestId` makes it idempotent. */
  async set(
    input: FigureInput,
    by: Actor,
    requestId: string | null,
  ): Promise<FigureReceipt | Refusal> {
    const realm = input.realm ?? REAL;
    const closed = this.clock.fault(realm);
    if (closed) return closed;
    const done = await this.writer.write({ realm, by, requestId, body: input }, async (change) => {
      const fault = await this.fault(change, input);
      if (fault) return fault;
      const series = await seriesFor(change, input);
      const figure = figureOf(input, series);
      await insertFigure(change, figure, series);
      const { kind: seriesKind, limit, staleAfterMinutes } = series;
      change.note({
        type: 'figure-set',
        data: { ...figure, seriesKind, limit, staleAfterMinutes },
      });
      return figure.figureId;
    });
    if (isRefusal(done)) return done;
    return { figureId: done.subjectId, position: done.position };
  }

  private async fault(change: DeskChange, input: FigureInput): Promise<Refusal | null> {
    if (parseTime(input.at) > parseTime(change.at) + CLOCK_SKEW) {
      return refuseField('invalid', 'at', 'in-the-future');
    }
    if (input.zone !== undefined && !this.lists.of(change.realm).zone(input.zone)) {
      return refuseField('unknown-zone', 'zone', 'unknown-value');
    }
    const { incidentId } = input;
    if (incidentId === undefined) return null;
    const incident = isId(incidentId) ? await loadIncident(change.client, incidentId) : null;
    return incident?.record.realm === change.realm
      ? null
      : refuseField('unknown-incident', 'incidentId', 'unknown-value');
  }
}

async function seriesFor(change: DeskChange, input: FigureInput): Promise<FigureSeries> {
  const known = await loadSeries(change, input.name);
  if (known) return known;
  await lockLists(change);
  // Another writer may have begun it while this one waited.
  return (await loadSeries(change, input.name)) ?? beginSeries(change, input);
}

/** Before a row of a list, as every writer of lists does: none then waits for one that waits for it. */
async function lockLists(change: DeskChange): Promise<void> {
  const text = 'select version from reference_version where realm = $1 for update';
  await change.query(text, [change.realm]);
}

async function beginSeries(change: DeskChange, input: FigureInput): Promise<FigureSeries> {
  const begun: FigureSeries = {
    name: input.name,
    title: input.name,
    titleEn: null,
    unit: input.unit ?? null,
    kind: input.zone === undefined ? 'gauge' : 'sample',
    limit: null,
    staleAfterMinutes: STALE_AFTER_MINUTES,
  };
  await insertSeries(change, begun);
  await seriesBegun(change);
  return begun;
}

/** Screens fetch the lists again; a realm that reads another's lists has none to fetch. */
async function seriesBegun(change: DeskChange): Promise<void> {
  const [row] = await change.query<{ version: number }>(
    'update reference_version set version = version + 1 where realm = $1 returning version',
    [change.realm],
  );
  if (!row) return;
  const { version } = row;
  change.note({
    type: 'reference-changed',
    data: { list: 'figure-series', version, added: 1, changed: 0 },
  });
}

function figureOf(input: FigureInput, series: FigureSeries) {
  return {
    figureId: newId(),
    name: input.name,
    value: input.value,
    unit: input.unit ?? series.unit,
    source: input.source,
    measuredAt: isoTime(parseTime(input.at)),
    zone: input.zone ?? null,
    incidentId: input.incidentId ?? null,
  };
}
