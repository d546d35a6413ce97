/** Replays of files in realms of their own, and the kept states of folds that boards of the past are made from. */
import { Migration } from '@mikro-orm/migrations';
import { replaysSql } from './sql/0029-replays';

export class Migration0029Replays extends Migration {
  override up(): void {
    for (const statement of replaysSql) this.addSql(statement);
  }
}
