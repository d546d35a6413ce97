/** Views that people name: their own, or everybody's in the realm. The only writer of them. */
import { Injectable } from '@nestjs/common';
import { MOST_VIEWS, type SavedView, type ViewEdit, type ViewInput } from '@heed/shared/console';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { can } from '../access/can';
import { actorOf, type Principal } from '../access/principal';
import { DeskWriter, type DeskChange } from '../journal/desk-writer';
import { contentDigest } from '../kernel/canonical-json';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';

type ViewFields = Pick<SavedView, 'name' | 'query' | 'shared' | 'alertAbove'>;

interface ViewRecord extends ViewFields {
  readonly id: string;
  readonly realm: Realm;
  readonly ownerId: string;
  readonly version: number;
}

const columns = `id, realm, owner_id as "ownerId", shared, name, query,
  alert_above as "alertAbove", version`;

@Injectable()
export class SavedViewDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
  ) {}

  /** The reader's own and the shared ones, by name. */
  async list(principal: Principal, realm: Realm): Promise<SavedView[]> {
    const rows = await this.database.query<ViewRecord>(
      `select ${columns} from saved_view
       where realm = $1 and (owner_id = $2 or shared) order by name, id limit 200`,
      [realm, principal.id],
    );
    return rows.map((record) => toView(record, principal));
  }

  async save(principal: Principal, input: ViewInput): Promise<SavedView | Refusal> {
    const { requestId, realm = REAL, ...fields } = input;
    if (principal.kind !== 'account') return refuse('forbidden');
    const request = { realm, by: actorOf(principal), requestId, body: input };
    const done = await this.writer.write(request, async (change) => {
      const refused =
        refuseSharing(principal, fields.shared) ??
        (await refuseTaken(change, principal.id, fields.name, null)) ??
        (await refuseTooMany(change, principal.id));
      if (refused) return refused;
      const record = { id: newId(), realm, ownerId: principal.id, version: 1, ...fields };
      await change.query(
        `insert into saved_view (id, realm, owner_id, shared, name, query, alert_above, version,
           changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [record.id, realm, record.ownerId, ...values(record), change.at],
      );
      note(change, record);
      return record.id;
    });
    return isRefusal(done) ? done : this.answer(principal, done.subjectId);
  }

  async edit(principal: Principal, id: string, input: ViewEdit): Promise<SavedView | Refusal> {
    const known = await this.find(id);
    if (!known || !maySee(principal, known)) return refuse('not-found');
    const { requestId, expectedVersion, ...fields } = input;
    const by = actorOf(principal);
    const request = { realm: known.realm, by, requestId, body: { id, input } };
    const done = await this.writer.write(request, async (change) => {
      const record = await load(change, id);
      if (!record) return refuse('not-found');
      if (!mayEdit(principal, record)) return refuse('forbidden');
      if (record.version !== expectedVersion) {
        return refuse('stale-version', { currentVersion: record.version });
      }
      const refused =
        (fields.shared === record.shared ? null : refuseSharing(principal, true)) ??
        (await refuseTaken(change, record.ownerId, fields.name, id));
      if (refused) return refused;
      const next = { ...record, ...fields, version: record.version + 1 };
      await change.query(
        `update saved_view set shared = $2, name = $3, query = $4, alert_above = $5, version = $6,
           changed_at = $7 where id = $1`,
        [id, ...values(next), change.at],
      );
      note(change, next);
      return id;
    });
    return isRefusal(done) ? done : this.answer(principal, id);
  }

  /** Removing what is gone already is no error. */
  async remove(principal: Principal, id: string): Promise<Refusal | null> {
    const known = await this.find(id);
    if (!known || !maySee(principal, known)) return null;
    if (!mayEdit(principal, known)) return refuse('forbidden');
    const request = { realm: known.realm, by: actorOf(principal), requestId: null, body: id };
    const done = await this.writer.write(request, async (change) => {
      const record = await load(change, id);
      if (!record) return id;
      await change.query('delete from saved_view where id = $1', [id]);
      const { ownerId, version } = record;
      change.note({ type: 'view-removed', data: { viewId: id, ownerId, version } });
      return id;
    });
    return isRefusal(done) ? done : null;
  }

  private async find(id: string): Promise<ViewRecord | null> {
    if (!isId(id)) return null;
    const [row] = await this.database.query<ViewRecord>(
      `select ${columns} from saved_view where id = $1`,
      [id],
    );
    return row ?? null;
  }

  private async answer(principal: Principal, id: string): Promise<SavedView | Refusal> {
    const record = await this.find(id);
    return record ? toView(record, principal) : refuse('not-found');
  }
}

async function load(change: DeskChange, id: string): Promise<ViewRecord | null> {
  const [row] = await change.query<ViewRecord>(
    `select ${columns} from saved_view where id = $1 for update`,
    [id],
  );
  return row ?? null;
}

function values({ shared, name, query, alertAbove, version }: ViewFields & { version: number }) {
  return [shared, name, JSON.stringify(query), alertAbove, version];
}

function note(change: DeskChange, { id, ownerId, version, ...record }: ViewRecord): void {
  const { name, query, alertAbove, shared } = record;
  const digest = contentDigest({ name, query, alertAbove });
  const data = { viewId: id, ownerId, version, shared, contentDigest: digest };
  change.note({ type: 'view-saved', data });
}

function maySee({ id }: Principal, { ownerId, shared }: ViewRecord): boolean {
  return shared || ownerId === id;
}

/** One's own; a shared one also by whoever may share. */
function mayEdit(principal: Principal, { ownerId, shared }: ViewRecord): boolean {
  return ownerId === principal.id || (shared && can(principal, 'console:share'));
}

function refuseSharing(principal: Principal, shared: boolean): Refusal | null {
  return shared && !can(principal, 'console:share') ? refuse('forbidden') : null;
}

async function refuseTaken(
  change: DeskChange,
  ownerId: string,
  name: string,
  id: string | null,
): Promise<Refusal | null> {
  const taken = await change.query(
    `select 1 from saved_view where realm = $1 and owner_id = $2 and name = $3
     and id is distinct from $4::uuid`,
    [change.realm, ownerId, name, id],
  );
  return taken.length > 0 ? refuseField('already-exists', 'name', 'name-taken') : null;
}

async function refuseTooMany(change: DeskChange, ownerId: string): Promise<Refusal | null> {
  const [row] = await change.query<{ n: number }>(
    'select count(*)::integer as n from saved_view where realm = $1 and owner_id = $2',
    [change.realm, ownerId],
  );
  return (row?.n ?? 0) >= MOST_VIEWS ? refuseField('too-large', 'views', 'too-many-views') : null;
}

function toView(record: ViewRecord, principal: Principal): SavedView {
  const { realm: _realm, ...view } = record;
  return { ...view, editable: mayEdit(principal, record) };
}
