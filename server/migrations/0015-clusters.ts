/** Clusters of cases, their members and their words. */
import { Migration } from '@mikro-orm/migrations';
import { clustersSql } from './sql/0015-clusters';

export class Migration0015Clusters extends Migration {
  override up(): void {
    for (const statement of clustersSql) this.addSql(statement);
  }
}
