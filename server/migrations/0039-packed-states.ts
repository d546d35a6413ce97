/** States of the folds are packed before they come here. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0039PackedStates extends Migration {
  override up(): void {
    // Null where a state lies as it is: what is there stays readable, and no row is written anew.
    this.addSql('alter table fold_snapshot add column unpacked bigint');
    this.addSql('alter table fold_checkpoint_state add column unpacked bigint');
    // Packing them once more would only cost the time of every keeping.
    this.addSql('alter table fold_checkpoint_state alter column state set storage external');
  }
}
