/** Frozen reports, how their documents look, and the index of the entries that a timeline is made of. */
import { Migration } from '@mikro-orm/migrations';
import { reportsSql } from './sql/0030-reports';

export class Migration0030Reports extends Migration {
  override up(): void {
    for (const statement of reportsSql) this.addSql(statement);
  }
}
