/** The whole life of a case: who helps, who is accused, what rests, what waits for a word. */
import { Migration } from '@mikro-orm/migrations';
import { lifeSql } from './sql/0012-life';

export class Migration0012Life extends Migration {
  override up(): void {
    for (const sql of lifeSql) this.addSql(sql);
  }
}
