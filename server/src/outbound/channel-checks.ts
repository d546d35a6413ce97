/** The checklist of channels that Heed doesn't send to: who saw to which, when, and what shows it. */
import { Injectable } from '@nestjs/common';
import type { ChannelCheck, ChannelCheckInput, ChannelList } from '@heed/shared/deliveries';
import type { Realm } from '@heed/shared/vocabulary';
import { outsideChannels } from '../../data/outside-channels';
import { DeskWriter, type DeskChange } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isoTime, parseTime } from '../kernel/instant';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';

/** Who ticks a channel off, by the name that it is kept under. */
export type Checker = Actor & { readonly name: string };

interface CheckedBulletin {
  readonly realm: Realm;
  readonly publishedAt: string | null;
}

@Injectable()
export class ChannelChecks {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
  ) {}

  /** Every channel of the list with the check that stands; none before there is anything to show. */
  async of(bulletinId: string): Promise<ChannelList | Refusal> {
    const bulletin = await this.bulletin(bulletinId);
    if (!bulletin) return refuse('not-found');
    if (bulletin.publishedAt === null) return { rows: [] };
    const checks = await this.database.query<ChannelCheck & { channel: string; done: boolean }>(
      `select distinct on (channel) channel, done, at, account_id as "accountId", name, link,
         evidence_id as "evidenceId"
       from channel_check where bulletin_id = $1 order by channel, id desc`,
      [bulletinId],
    );
    const standing = new Map(
      checks
        .filter(({ done }) => done)
        .map(({ channel, done: _done, ...check }) => [channel, check]),
    );
    return {
      rows: outsideChannels.map(({ channel, title }) => ({
        channel,
        title,
        check: standing.get(channel) ?? null,
      })),
    };
  }

  /** Keeps a check beside all those before it; what was taken back stays in the table. */
  async check(
    bulletinId: string,
    input: ChannelCheckInput,
    by: Checker,
  ): Promise<ChannelList | Refusal> {
    const bulletin = await this.bulletin(bulletinId);
    if (!bulletin) return refuse('not-found');
    if (bulletin.publishedAt === null) return refuse('illegal-state');
    if (!outsideChannels.some(({ channel }) => channel === input.channel)) {
      return refuseField('invalid', 'channel', 'no-such-channel');
    }
    const { kind, id, name } = by;
    const body = { bulletinId, ...input };
    const request = { realm: bulletin.realm, by: { kind, id }, requestId: input.requestId, body };
    const done = await this.writer.write(request, async (change) => {
      const missing = await missingEvidence(change, input.evidenceId);
      if (missing) return missing;
      return keep(change, bulletinId, { input, accountId: kind === 'account' ? id : null, name });
    });
    return isRefusal(done) ? done : this.of(bulletinId);
  }

  /** Null where there is no such bulletin. */
  async realmOf(bulletinId: string): Promise<Realm | null> {
    return (await this.bulletin(bulletinId))?.realm ?? null;
  }

  private async bulletin(id: string): Promise<CheckedBulletin | null> {
    if (!isId(id)) return null;
    const [row] = await this.database.query<CheckedBulletin>(
      'select realm, published_at as "publishedAt" from bulletin where id = $1',
      [id],
    );
    return row ?? null;
  }
}

async function keep(
  change: DeskChange,
  bulletinId: string,
  given: { input: ChannelCheckInput; accountId: string | null; name: string },
): Promise<string> {
  const { input, accountId, name } = given;
  const { channel, done, link = null, evidenceId = null } = input;
  const id = newId();
  const at = input.at === undefined ? change.at : isoTime(parseTime(input.at));
  await change.query(
    `insert into channel_check (id, bulletin_id, channel, done, at, account_id, name, link, evidence_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, bulletinId, channel, done, at, accountId, name, link, evidenceId],
  );
  change.note({
    type: 'channel-checked',
    data: { checkId: id, bulletinId, channel, done, evidenceId },
  });
  return id;
}

async function missingEvidence(
  change: DeskChange,
  evidenceId: string | undefined,
): Promise<Refusal | null> {
  if (evidenceId === undefined) return null;
  const rows = isId(evidenceId)
    ? await change.query('select 1 from evidence where id = $1', [evidenceId])
    : [];
  return rows.length > 0 ? null : refuseField('invalid', 'evidenceId', 'no-such-evidence');
}
