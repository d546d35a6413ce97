/** Targets as rows. */
import type { QueryResultRow } from 'pg';
import type {
  DeliveryErrorCode,
  MailSettings,
  OutboundScheme,
  TargetKind,
  TargetRow,
} from '@heed/shared/deliveries';
import type { SiteLanguage } from '@heed/shared/site';

/** Whatever answers a query: the pool, or a write's own connection. */
export interface Reads {
  query<T extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<T[]>;
}

/** A target as it is stored: what is secret of it is sealed. */
export interface StoredTarget {
  readonly id: string;
  readonly kind: TargetKind;
  readonly name: string;
  readonly enabled: boolean;
  readonly scheme: OutboundScheme;
  readonly host: string;
  readonly port: number;
  readonly address: Buffer | null;
  readonly secret: Buffer | null;
  readonly earlierSecret: Buffer | null;
  readonly earlierUntil: string | null;
  readonly language: SiteLanguage | null;
  readonly mail: MailSettings | null;
  readonly addedAt: string;
}

const columns = `t.id, t.kind, t.name, t.enabled, t.scheme, t.host, t.port, t.address, t.secret,
  t.earlier_secret as "earlierSecret", t.earlier_until as "earlierUntil", t.language, t.mail,
  t.added_at as "addedAt"`;

export async function loadTarget(reads: Reads, id: string): Promise<StoredTarget | null> {
  const [row] = await reads.query<StoredTarget>(
    `select ${columns} from delivery_target t where t.id = $1`,
    [id],
  );
  return row ?? null;
}

/** Held to the commit: two that change the same one come after each other. */
export async function lockTarget(reads: Reads, id: string): Promise<StoredTarget | null> {
  await reads.query('select 1 from delivery_target where id = $1 for update', [id]);
  return loadTarget(reads, id);
}

export async function insertTarget(reads: Reads, target: StoredTarget): Promise<void> {
  const { id, kind, name, enabled, scheme, host, port, address, secret, language, mail } = target;
  await reads.query(
    `insert into delivery_target
       (id, kind, name, enabled, scheme, host, port, address, secret, language, mail, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, kind, name, enabled, scheme, host, port, address, secret, language, mail, target.addedAt],
  );
}

export async function updateTarget(reads: Reads, target: StoredTarget): Promise<void> {
  const { id, name, enabled, scheme, host, port, address, secret, language, mail } = target;
  await reads.query(
    `update delivery_target set name = $2, enabled = $3, scheme = $4, host = $5, port = $6,
       address = $7, secret = $8, earlier_secret = $9, earlier_until = $10, language = $11, mail = $12
     where id = $1`,
    [
      id,
      name,
      enabled,
      scheme,
      host,
      port,
      address,
      secret,
      target.earlierSecret,
      target.earlierUntil,
      language,
      mail,
    ],
  );
}

type ListedTarget = StoredTarget & {
  readonly originAllowed: boolean;
  readonly lastSentAt: string | null;
  readonly lastError: DeliveryErrorCode | null;
};

/** All targets, or one, as the page of outbound settings shows them. */
export async function listTargets(reads: Reads, id?: string): Promise<TargetRow[]> {
  const rows = await reads.query<ListedTarget>(
    `select ${columns},
       exists (select 1 from outbound_origin o where o.removed_at is null
         and o.scheme = t.scheme and o.host = t.host and o.port = t.port) as "originAllowed",
       greatest((select max(d.sent_at) from delivery d where d.target_id = t.id),
         (select max(a.sent_at) from answer a where a.target_id = t.id)) as "lastSentAt",
       (select a.error from delivery d join delivery_attempt a on a.delivery_id = d.id
        where d.target_id = t.id order by a.at desc, a.number desc limit 1) as "lastError"
     from delivery_target t where $1::uuid is null or t.id = $1 order by t.added_at, t.id`,
    [id ?? null],
  );
  return rows.map(shown);
}

function shown(row: ListedTarget): TargetRow {
  const { id, kind, name, enabled, scheme, host, port, language, mail } = row;
  const place = host.includes(':') ? `[${host}]` : host;
  return {
    id,
    kind,
    name,
    enabled,
    origin: `${scheme}://${place}:${port}`,
    originAllowed: row.originAllowed,
    language,
    signed: kind !== 'mail' && row.secret !== null,
    earlierSecretUntil: row.earlierUntil,
    mail,
    addedAt: row.addedAt,
    lastSentAt: row.lastSentAt,
    lastError: row.lastError,
  };
}
