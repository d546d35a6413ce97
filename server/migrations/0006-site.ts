/** The public site: limits, proofs of work and sent forms, shared by all nodes. */
import { Migration } from '@mikro-orm/migrations';
import { siteSql } from './sql/0006-site';

export class Migration0006Site extends Migration {
  override up(): void {
    for (const statement of siteSql) this.addSql(statement);
  }
}
