/** The indexes that rates and signs of closing are counted by. */
import { Migration } from '@mikro-orm/migrations';
import { ratesSql } from './sql/0023-rates';

export class Migration0023Rates extends Migration {
  override up(): void {
    for (const sql of ratesSql) this.addSql(sql);
  }
}
