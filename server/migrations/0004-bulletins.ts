/** Bulletins and promises. */
import { Migration } from '@mikro-orm/migrations';
import { bulletinsSql } from './sql/0004-bulletins';

export class Migration0004Bulletins extends Migration {
  override up(): void {
    for (const statement of bulletinsSql) this.addSql(statement);
  }
}
