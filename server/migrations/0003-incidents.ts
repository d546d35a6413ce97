/** Incidents, links of cases, outside figures, alarms. */
import { Migration } from '@mikro-orm/migrations';
import { incidentsSql } from './sql/0003-incidents';

export class Migration0003Incidents extends Migration {
  override up(): void {
    for (const statement of incidentsSql) this.addSql(statement);
  }
}
