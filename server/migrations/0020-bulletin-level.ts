/**
 * What the public page lacked: the response that an incident was under when a bulletin was approved,
 * and addresses in English; and an index for the deliveries that were given up.
 */
import { Migration } from '@mikro-orm/migrations';
import { bulletinLevelSql } from './sql/0020-bulletin-level';

export class Migration0020BulletinLevel extends Migration {
  override up(): void {
    for (const statement of bulletinLevelSql) this.addSql(statement);
  }
}
