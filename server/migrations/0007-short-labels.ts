/** Short labels of categories, for walls. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0007ShortLabels extends Migration {
  override up(): void {
    this.addSql('alter table category add column short text, add column short_en text');
  }
}
