/** The list of hosts that Heed may speak to: by scheme, name and port, each added by a person. */
import { Injectable } from '@nestjs/common';
import type { OriginInput, OriginRow, OutboundScheme } from '@heed/shared/deliveries';
import { REAL } from '@heed/shared/vocabulary';
import { DeskWriter } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { withoutBrackets } from './addresses';

/** One way to one host. */
export interface Origin {
  readonly scheme: OutboundScheme;
  readonly host: string;
  readonly port: number;
}

@Injectable()
export class Origins {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
  ) {}

  async list(): Promise<OriginRow[]> {
    return this.database.query<OriginRow>(
      `select id, scheme, host, port, note, added_at as "addedAt" from outbound_origin
       where removed_at is null order by host, port, scheme`,
    );
  }

  /** Asked for every call anew: what is taken off the list is called no more. */
  async allows({ scheme, host, port }: Origin): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from outbound_origin
       where scheme = $1 and host = $2 and port = $3 and removed_at is null`,
      [scheme, host, port],
    );
    return rows.length > 0;
  }

  async add(input: OriginInput, by: Actor): Promise<OriginRow | Refusal> {
    const { scheme, port, note = '' } = input;
    const host = withoutBrackets(hostOf(input.host));
    const id = newId();
    const body = { scheme, host, port };
    const done = await this.writer.write(
      { realm: REAL, by, requestId: null, body },
      async (change) => {
        const made = await change.query(
          `insert into outbound_origin (id, scheme, host, port, note, added_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
          [id, scheme, host, port, note, change.at],
        );
        if (made.length === 0) return refuse('already-exists');
        change.note({ type: 'outbound-origin-allowed', data: { originId: id, scheme, port } });
        return id;
      },
    );
    if (isRefusal(done)) return done;
    const added = (await this.list()).find((row) => row.id === id);
    return added ?? refuse('not-found');
  }

  async remove(id: string, by: Actor): Promise<Refusal | null> {
    if (!isId(id)) return refuse('not-found');
    const done = await this.writer.write(
      { realm: REAL, by, requestId: null, body: { id } },
      async (change) => {
        const gone = await change.query(
          'update outbound_origin set removed_at = $2 where id = $1 and removed_at is null returning id',
          [id, change.at],
        );
        if (gone.length === 0) return refuse('not-found');
        change.note({ type: 'outbound-origin-removed', data: { originId: id } });
        return id;
      },
    );
    return isRefusal(done) ? done : null;
  }
}

/** The origin of an HTTP address, its host written as addresses write it. */
export function originOf(address: string): Origin {
  const { protocol, hostname, port } = new URL(address);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  const usual = scheme === 'http' ? 80 : 443;
  return { scheme, host: withoutBrackets(hostname), port: port ? Number(port) : usual };
}

/** `127.1`, `0x7f.1` and capitals become what a connection would make of them. */
function hostOf(typed: string): string {
  const host = typed.includes(':') && !typed.startsWith('[') ? `[${typed}]` : typed;
  return URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : typed;
}
