/** The limit that a sample was judged by when it was recorded; that of its series may change later. */
import { Migration } from '@mikro-orm/migrations';
import { limitsOfSamplesSql } from './sql/0011-sample-limits';

export class Migration0011SampleLimits extends Migration {
  override up(): void {
    this.addSql('alter table figure add column pass_limit double precision');
    this.addSql(limitsOfSamplesSql);
  }
}
