/** The ladder: whom it told of which case, and when it looks again. */
import { Migration } from '@mikro-orm/migrations';
import { ladderSql } from './sql/0021-ladder';

export class Migration0021Ladder extends Migration {
  override up(): void {
    for (const statement of ladderSql) this.addSql(statement);
  }
}
