/** The order in which the console lists cases, so that a page of any filter is read along it and never sorted. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0025ListOrder extends Migration {
  override up(): void {
    this.addSql(`create index cases_listed on cases
      (realm, urgency, coalesce(due_at, 'infinity'::timestamptz), id)`);
  }
}
