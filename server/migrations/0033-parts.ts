/** The journal in parts by months: the present table becomes the first one as it stands. */
import { Migration } from '@mikro-orm/migrations';
import { partsSql } from './sql/0033-parts';

export class Migration0033Parts extends Migration {
  override up(): void {
    for (const sql of partsSql) this.addSql(sql);
  }
}
