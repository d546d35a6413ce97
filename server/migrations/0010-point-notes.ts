/** What a service point's visitors have to know, and whether the office has withdrawn it. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0010PointNotes extends Migration {
  override up(): void {
    this.addSql(
      'alter table service_point add column note text, add column withdrawn boolean not null default false',
    );
  }
}
