/** The agreed wording: entries, the words of every version, receipts and uses. */
import { Migration } from '@mikro-orm/migrations';
import { wordingSql } from './sql/0016-wording';

export class Migration0016Wording extends Migration {
  override up(): void {
    for (const statement of wordingSql) this.addSql(statement);
  }
}
