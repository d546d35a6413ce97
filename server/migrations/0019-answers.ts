/** Answers to complainants, what came of each, and the answers to all of a cluster. */
import { Migration } from '@mikro-orm/migrations';
import { answersSql } from './sql/0019-answers';

export class Migration0019Answers extends Migration {
  override up(): void {
    for (const statement of answersSql) this.addSql(statement);
  }
}
