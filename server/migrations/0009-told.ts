/** What numbers count of each entry of a case, read out of the journal once. */
import { Migration } from '@mikro-orm/migrations';
import { toldSql } from './sql/0009-told';

export class Migration0009Told extends Migration {
  override up(): void {
    for (const statement of toldSql) this.addSql(statement);
  }
}
