/** Incidents that signals suggest: one row a signal, kept with what became of it. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0034Suggestions extends Migration {
  override up(): void {
    this.addSql(`create table incident_suggestion (
      id uuid primary key,
      realm text not null,
      signal text not null,
      version integer not null,
      state text not null,
      question text not null,
      zone text not null,
      place text,
      parent text,
      cells text[] not null,
      streets text[] not null,
      category text,
      topic uuid,
      since timestamptz not null,
      began_at timestamptz not null,
      told_at timestamptz not null,
      raised_at timestamptz not null,
      decided_at timestamptz,
      decided_by uuid,
      reason text,
      incident_id uuid references incident (id),
      unique (realm, signal)
    )`);
    this.addSql(
      `create index incident_suggestion_standing on incident_suggestion (realm) where state = 'standing'`,
    );
  }
}
