/** The only writer of places. */
import { Injectable } from '@nestjs/common';
import type { ListImportResult } from '@heed/shared/reference';
import type { Actor } from '../journal/events';
import { refuseField, type Refusal } from '../kernel/refusal';
import type { CsvTable } from './csv-table';
import { ListWriter } from './list-writer';
import { mergePlaces } from './place-file';
import { readPlaces, storePlaces } from './place-rows';

@Injectable()
export class PlaceDesk {
  constructor(private readonly writer: ListWriter) {}

  /** Adds and changes the places of a file; what it doesn't name stays. */
  import(table: CsvTable, by: Actor): Promise<ListImportResult | Refusal> {
    return this.writer.write('places', by, async (query) => {
      const merged = mergePlaces(table, await readPlaces(query));
      if (!merged) return refuseField('invalid', 'file', 'unknown-columns');
      const { places, ...answer } = merged;
      await storePlaces(query, places);
      return { answer, added: answer.added, changed: answer.changed };
    });
  }
}
