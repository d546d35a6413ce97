/** Topics: kindred texts, their numbers and their words. */
import { Migration } from '@mikro-orm/migrations';
import { topicsSql } from './sql/0028-topics';

export class Migration0028Topics extends Migration {
  override up(): void {
    for (const statement of topicsSql) this.addSql(statement);
  }
}
