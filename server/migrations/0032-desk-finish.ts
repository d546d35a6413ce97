/** One person for a new number that two nodes hear of in one moment; cases learn of answers that went out; one notice for many that came in late. */
import { Migration } from '@mikro-orm/migrations';
import { onePersonSql } from './sql/0032-one-person';
import { ratedSql } from './sql/0032-rated';

export class Migration0032DeskFinish extends Migration {
  override up(): void {
    for (const sql of [...onePersonSql, ...ratedSql]) this.addSql(sql);
    // Cases that were overdue when they came in: one notice for all of a unit and an import or a day.
    this.addSql(`create table late_summary (
      realm text not null,
      source text not null,
      unit text not null,
      rung_id uuid not null references rung (id),
      cases integer not null,
      primary key (realm, source, unit)
    )`);
    this.addSql('create unique index late_summary_of on late_summary (rung_id)');
    // Whether its case knows what the answer told.
    this.addSql('alter table answer add column settled boolean not null default false');
    this.addSql(`create index answer_unsettled on answer (id) where not settled
      and occasion in ('progress', 'extended') and state in ('sent', 'delivered', 'reached')`);
  }
}
