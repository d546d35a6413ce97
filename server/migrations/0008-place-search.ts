/** Places are found by an index instead of by reading them all. */
import { Migration } from '@mikro-orm/migrations';
import { placeSearchSql } from './sql/0008-place-search';

export class Migration0008PlaceSearch extends Migration {
  override up(): void {
    for (const statement of placeSearchSql) this.addSql(statement);
  }
}
