/** Runs over many cases, saved views, reply templates, mentions, drafts. */
import { Migration } from '@mikro-orm/migrations';
import { consoleSql } from './sql/0018-console';

export class Migration0018Console extends Migration {
  override up(): void {
    for (const statement of consoleSql) this.addSql(statement);
  }
}
