/** The only writer of service points in the real realm. */
import { Injectable } from '@nestjs/common';
import type { KeptServicePoint, ListImportResult, ServicePointPatch } from '@heed/shared/reference';
import type { Realm } from '@heed/shared/vocabulary';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import type { CsvTable } from './csv-table';
import { ListWriter } from './list-writer';
import { readPlaces } from './place-rows';
import { mergePoints, type TimeReader } from './point-file';
import { readPoints, storePoints } from './point-rows';

@Injectable()
export class PointDesk {
  constructor(
    private readonly writer: ListWriter,
    private readonly database: Database,
  ) {}

  /** All points of a realm, the withdrawn ones too. */
  all(realm: Realm): Promise<KeptServicePoint[]> {
    return readPoints((text, values) => this.database.query(text, values), realm);
  }

  /** Adds and changes the points of a file; what it doesn't name stays. */
  import(table: CsvTable, readTime: TimeReader, by: Actor): Promise<ListImportResult | Refusal> {
    return this.writer.write('service-points', by, async (query) => {
      const [points, places] = [await readPoints(query), await readPlaces(query)];
      const merged = mergePoints(table, { points, places }, readTime);
      if (!merged) return refuseField('invalid', 'file', 'unknown-columns');
      const { stored, ...answer } = merged;
      await storePoints(query, stored);
      return { answer, added: answer.added, changed: answer.changed };
    });
  }

  /** Withdraws a point, or puts it back. */
  change(
    code: string,
    { withdrawn }: ServicePointPatch,
    by: Actor,
  ): Promise<KeptServicePoint | Refusal> {
    return this.writer.write('service-points', by, async (query) => {
      const before = (await readPoints(query)).find((point) => point.code === code);
      if (!before) return refuse('not-found');
      if (before.withdrawn === withdrawn) return { answer: before, added: 0, changed: 0 };
      const after = { ...before, withdrawn };
      await storePoints(query, [after]);
      return { answer: after, added: 0, changed: 1 };
    });
  }
}
