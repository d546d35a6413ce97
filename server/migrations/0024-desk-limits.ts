/** The numbers that the desk goes by, as a deployment set them: every version, the newest of each holds. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0024DeskLimits extends Migration {
  override up(): void {
    this.addSql(`
      create table threshold (
        realm text not null,
        code text not null,
        version integer not null,
        value integer,
        source text,
        source_en text,
        set_by text,
        set_at timestamptz not null,
        primary key (realm, code, version)
      )`);
  }
}
