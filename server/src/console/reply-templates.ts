/** Templates of replies, contacts and notes: those that Heed brings, as leaders have changed and added to them. */
import { Injectable } from '@nestjs/common';
import type { TemplateInput, TemplateRow } from '@heed/shared/console';
import { REAL } from '@heed/shared/vocabulary';
import { actorOf, type Principal } from '../access/principal';
import { DeskWriter } from '../journal/desk-writer';
import { contentDigest } from '../kernel/canonical-json';
import { Database } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { defaultTemplates } from '../../data/reply-templates';

const columns = 'code, use, name, name_en as "nameEn", body, retired, version';
const MOST = 200;

@Injectable()
export class ReplyTemplates {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
  ) {}

  /** Heed's own in their order, each as it is now; then those that were added. */
  async list(): Promise<TemplateRow[]> {
    const rows = await this.database.query<TemplateRow>(
      `select ${columns} from reply_template order by name, code limit $1`,
      [MOST],
    );
    const written = new Map(rows.map((row) => [row.code, row]));
    const brought = defaultTemplates.map((row) => written.get(row.code) ?? asBrought(row));
    const codes = new Set(brought.map(({ code }) => code));
    return [...brought, ...rows.filter(({ code }) => !codes.has(code))];
  }

  /** Changes one, or adds one under a new code. */
  async write(
    principal: Principal,
    code: string,
    input: TemplateInput,
  ): Promise<TemplateRow | Refusal> {
    const { requestId, expectedVersion, ...fields } = input;
    const request = { realm: REAL, by: actorOf(principal), requestId, body: { code, input } };
    const done = await this.writer.write(request, async (change) => {
      await change.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `template:${code}`,
      ]);
      const [known] = await change.query<{ version: number }>(
        'select version from reply_template where code = $1',
        [code],
      );
      const currentVersion = known?.version ?? 0;
      if (currentVersion !== expectedVersion) return refuse('stale-version', { currentVersion });
      const version = currentVersion + 1;
      const { use, name, nameEn, body, retired } = fields;
      await change.query(
        `insert into reply_template (code, use, name, name_en, body, retired, version, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (code) do update set use = $2, name = $3, name_en = $4, body = $5,
           retired = $6, version = $7, changed_at = $8`,
        [code, use, name, nameEn, body, retired, version, change.at],
      );
      const data = { templateCode: code, version, retired, contentDigest: contentDigest(fields) };
      change.note({ type: 'template-written', data });
      // A template is named by its code; the request's own id only says that it was done.
      return newId();
    });
    if (isRefusal(done)) return done;
    return (await this.list()).find((row) => row.code === code) ?? refuse('not-found');
  }
}

function asBrought(row: (typeof defaultTemplates)[number]): TemplateRow {
  return { ...row, retired: false, version: 0 };
}
