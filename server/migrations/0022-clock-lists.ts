/** How long clocks run and by what calendar, as a deployment set it; what was replaced is kept, for the clocks that count by it. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0022ClockLists extends Migration {
  override up(): void {
    this.addSql(`
      create table clock_policy (
        realm text not null,
        rule text not null,
        clock text not null,
        urgency text not null,
        kind text,
        procedure text,
        unit_id uuid,
        amount integer not null check (amount > 0),
        measure text not null,
        source text not null,
        source_en text,
        replaced boolean not null default false,
        primary key (realm, rule)
      )`);
    this.addSql(`
      create unique index clock_policy_in_force on clock_policy (realm, clock, urgency,
        coalesce(kind, ''), coalesce(procedure, ''), coalesce(unit_id::text, ''))
      where not replaced`);
    this.addSql(`
      create table work_calendar (
        realm text not null,
        version integer not null,
        week json not null,
        days json not null,
        primary key (realm, version)
      )`);
  }
}
