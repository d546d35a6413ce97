/** Realms with clocks of their own, drills, and the lists by realm. */
import { Migration } from '@mikro-orm/migrations';
import { realmsSql } from './sql/0002-realms';

export class Migration0002Realms extends Migration {
  override up(): void {
    for (const statement of realmsSql) this.addSql(statement);
  }
}
