/** What leaves: allowed origins, targets, subscribers, deliveries with every try, channels outside. */
import { Migration } from '@mikro-orm/migrations';
import { deliveriesSql } from './sql/0005-deliveries';

export class Migration0005Deliveries extends Migration {
  override up(): void {
    for (const statement of deliveriesSql) this.addSql(statement);
  }
}
