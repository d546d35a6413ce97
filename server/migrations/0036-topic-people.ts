/** Topics counted as they grow: who speaks of one already is found without counting it again. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0036TopicPeople extends Migration {
  override up(): void {
    this.addSql(`
      create index topic_text_person on topic_text (topic_id, person_id)
      where topic_id is not null and copy_of is null`);
    // What a text was kindred with stands in no entry: a row that was lost comes back without.
    this.addSql('alter table topic_text alter column kin drop not null');
  }
}
