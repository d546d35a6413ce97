/** Lists to units without accounts: their rows with the answers, and the links to answer by. */
import { Migration } from '@mikro-orm/migrations';
import { unitLoopSql } from './sql/0017-unit-loop';

export class Migration0017UnitLoop extends Migration {
  override up(): void {
    for (const statement of unitLoopSql) this.addSql(statement);
  }
}
