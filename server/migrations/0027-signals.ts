/** What was told of signals: each once, whichever node saw it first. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0027Signals extends Migration {
  override up(): void {
    this.addSql(`create table signal (
      realm text not null,
      id text not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      primary key (realm, id)
    )`);
    this.addSql(`create index signal_open on signal (realm) where closed_at is null`);
  }
}
