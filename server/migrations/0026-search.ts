/** The words of open cases have an index of their own, and so have their order and a number's last digits. */
import { Migration } from '@mikro-orm/migrations';
import { searchSql } from './sql/0026-search';

export class Migration0026Search extends Migration {
  override up(): void {
    for (const sql of searchSql) this.addSql(sql);
  }
}
