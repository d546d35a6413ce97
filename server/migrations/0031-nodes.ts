/** Several nodes, and states of a million cases. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0031Nodes extends Migration {
  override up(): void {
    // Where Socket.IO's adapter puts what is too long for one notice.
    this.addSql(`create table socket_io_attachments (
      id bigserial unique,
      created_at timestamptz not null default now(),
      payload bytea not null
    )`);
    // Columns of numbers hardly shrink: packing them would only cost the time of every keeping.
    this.addSql(`alter table fold_snapshot alter column state set storage external`);
  }
}
