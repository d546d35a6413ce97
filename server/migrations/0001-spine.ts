/** The first schema: journal, sealed data, complaints and cases, access, reference lists, imports, snapshots. */
import { Migration } from '@mikro-orm/migrations';
import { casesSql } from './sql/0001-cases';
import { coldSql } from './sql/0001-cold';
import { journalSql } from './sql/0001-journal';

export class Migration0001Spine extends Migration {
  override up(): void {
    for (const statement of [...journalSql, ...casesSql, ...coldSql]) this.addSql(statement);
  }
}
