/** A suggestion that tells of the cases of a wider one, or of an incident, is named within it. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0041SuggestionsWithin extends Migration {
  override up(): void {
    this.addSql(`alter table incident_suggestion
      add column within_suggestion uuid references incident_suggestion (id),
      add column within_incident uuid references incident (id)`);
    this.addSql(
      `create index incident_suggestion_within on incident_suggestion (realm) where state = 'within'`,
    );
  }
}
