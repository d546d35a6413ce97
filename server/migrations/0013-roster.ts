/** Who is on duty: posts, members' skills and capacity, shifts and what takes their place, calendars, hand-overs. */
import { Migration } from '@mikro-orm/migrations';
import { rosterSql } from './sql/0013-roster';

export class Migration0013Roster extends Migration {
  override up(): void {
    for (const statement of rosterSql) this.addSql(statement);
  }
}
