/** Describes the series of outside figures: how they are called, when they are old, what passes. */
import { Injectable } from '@nestjs/common';
import type { FigureSeries, FigureSeriesInput } from '@heed/shared/figures';
import type { Actor } from '../journal/events';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { ListWriter } from './list-writer';
import { sameRow } from './same-row';
import { readSeries, storeSeries } from './series-rows';

/** What can be changed: figures that were sent name their series. */
export type SeriesPatch = Partial<Omit<FigureSeriesInput, 'name'>>;

@Injectable()
export class SeriesDesk {
  constructor(private readonly writer: ListWriter) {}

  /** Before its first figure; a figure of an unknown name begins a series of its own. */
  add(input: FigureSeriesInput, by: Actor): Promise<FigureSeries | Refusal> {
    return this.writer.write('figure-series', by, async (query) => {
      const known = await readSeries(query);
      if (known.some(({ name }) => name === input.name)) {
        return refuseField('already-exists', 'name', 'name-taken');
      }
      const series = rowOf(input);
      await storeSeries(query, [series]);
      return { answer: series, added: 1, changed: 0 };
    });
  }

  /** Changes what the patch names. */
  change(name: string, patch: SeriesPatch, by: Actor): Promise<FigureSeries | Refusal> {
    return this.writer.write('figure-series', by, async (query) => {
      const before = (await readSeries(query)).find((series) => series.name === name);
      if (!before) return refuse('not-found');
      const given = Object.entries(patch).filter(([, value]) => value !== undefined);
      const after = rowOf({ ...before, ...Object.fromEntries(given) });
      if (sameRow(before, after)) return { answer: before, added: 0, changed: 0 };
      await storeSeries(query, [after]);
      return { answer: after, added: 0, changed: 1 };
    });
  }
}

function rowOf({ name, title, titleEn, unit, kind, limit, ...rest }: FigureSeriesInput) {
  return {
    name,
    title,
    titleEn: titleEn || null,
    unit: unit ?? null,
    kind,
    limit: limit ?? null,
    staleAfterMinutes: rest.staleAfterMinutes,
  };
}
