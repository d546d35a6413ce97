/** Calls, numbers to call back, and indexes for what must reach zero. */
import { Migration } from '@mikro-orm/migrations';
import { callsSql } from './sql/0014-calls';

export class Migration0014Calls extends Migration {
  override up(): void {
    for (const statement of callsSql) this.addSql(statement);
  }
}
