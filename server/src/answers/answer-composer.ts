/** Writes an answer to one complainant: finds whom and how, fills the words in, seals them under the person's key. */
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient, QueryResultRow } from 'pg';
import type { AnswerOccasion, AnswerWay } from '@heed/shared/answers';
import type { SiteLanguage } from '@heed/shared/site';
import { REAL } from '@heed/shared/vocabulary';
import { answerTemplateCode } from '../../data/answer-templates';
import type { CaseRecord } from '../cases/case-record';
import { SealedWords, type SealedComplaint } from '../cases/sealed-words';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { ReplyTemplates } from '../console/reply-templates';
import { Database, queryWith } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { isoTime, parseTime } from '../kernel/instant';
import { ownOrigin, type Whereabouts } from '../kernel/own-origin';
import { RealmClock } from '../kernel/realm-clock';
import { storeSeal } from '../kernel/seal/seal-rows';
import { ReferenceLists } from '../reference/reference-lists';
import { insertAnswer, type Reads, type SealedAnswer } from './answer-rows';
import { answerWords, timeWords } from './answer-words';
import { filled, fitted, languageOf, type Places } from './rules/text';
import { wayOf, type Occasion, type OpenWays } from './rules/way';

/** What a complainant is to be told. */
export interface Telling extends Occasion {
  readonly record: CaseRecord;
  readonly position: number | null;
  readonly castId: string | null;
  /** The words of it, by the reader's language. */
  readonly said: (language: SiteLanguage) => string;
  /** The time that it names; the case's own limit where left out. */
  readonly due?: string;
  readonly waitSeconds: number;
}

interface Heard {
  readonly complaintId: string;
  readonly replyWanted: boolean;
  readonly title: string | null;
  readonly body: string | null;
  readonly words: SealedComplaint;
}

/** Complaints of one case that are looked at for a way to answer, the newest first. */
const HEARD = 20;

@Injectable()
export class AnswerComposer {
  constructor(
    private readonly database: Database,
    private readonly words: SealedWords,
    private readonly lists: ReferenceLists,
    private readonly templates: ReplyTemplates,
    private readonly clock: RealmClock,
    @Inject(ENV) private readonly env: Whereabouts & Pick<Env, 'timeZone'>,
  ) {}

  /** Queues what is told, once; nothing where nobody wants to hear it or the person was erased. */
  async queue(client: PoolClient, telling: Telling): Promise<void> {
    const { record, occasion, position, castId } = telling;
    const heard = await this.heard(record.id);
    const [newest] = heard;
    if (!newest) return;
    const phone = heard.find(({ words }) => words.phone !== undefined);
    const email = heard.find(({ words }) => words.email !== undefined);
    const targets = await this.targets();
    const way = wayOf(
      {
        channel: record.channel,
        phone: phone !== undefined,
        email: email !== undefined,
        replyWanted: newest.replyWanted,
        historic: record.historic,
        tipOff: record.procedure === 'tip_off',
      },
      telling,
      openWays(targets),
    );
    if (way === null) return;
    const language = languageOf(newest.body ?? newest.title ?? '');
    const text = await this.textOf(telling, way, language, newest.title ?? '');
    const to = (way === 'mail' ? email?.words.email : phone?.words.phone) ?? '';
    const subject = answerWords[language].subject(record.caseNo);
    const sealed: SealedAnswer = { to, subject, text };
    const seal = await this.words.sealFor(record.personId, sealed);
    if (!seal) return;
    const rows = inside(client);
    const queuedAt = this.clock.isoNow(record.realm);
    const made = await insertAnswer(rows, {
      ...{ id: newId(), realm: record.realm, caseId: record.id, position, castId, occasion },
      ...{ way, language, seal, queuedAt, targetId: targets.get(way) ?? null },
      ...this.firstState(record.realm, way, telling.waitSeconds),
      complaintId: phone?.complaintId ?? null,
    });
    if (made) await storeSeal(client, seal);
  }

  /** [A9] [invariant 13] Nothing leaves a drill. */
  private firstState(realm: string, way: AnswerWay, waitSeconds: number) {
    if (realm !== REAL) return { state: 'withheld', nextAt: null } as const;
    const now = this.clock.wall.now();
    if (way === 'none') return { state: 'no_way', nextAt: null } as const;
    if (way === 'call') return { state: 'to_call', nextAt: isoTime(now) } as const;
    return { state: 'waiting', nextAt: isoTime(now + waitSeconds * 1_000) } as const;
  }

  private async textOf(
    { record, occasion, said, due, castId }: Telling,
    way: AnswerWay,
    language: SiteLanguage,
    title: string,
  ): Promise<string> {
    const words = answerWords[language];
    const unit = record.unitId === null ? undefined : this.lists.of(record.realm).unit(record.unitId);
    const until = due ?? record.clocks.find(({ kind }) => kind === 'handle')?.dueAt;
    const places: Places = {
      number: record.caseNo,
      title: title === '' ? words.matter : title,
      unit: (language === 'en' ? unit?.nameEn : null) ?? unit?.name ?? words.unit,
      due:
        until === undefined
          ? words.due
          : timeWords(parseTime(until), this.env.timeZone, language),
      reply: '',
      link: `${ownOrigin(this.env)}${language === 'en' ? '/en' : ''}/track`,
    };
    const own = said(language);
    const reply = castId === null ? own : filled(own, places);
    const body = await this.bodyOf(occasion, language);
    const all = { ...places, reply };
    return way === 'sms' ? fitted(body, all) : filled(body, all);
  }

  private async bodyOf(occasion: AnswerOccasion, language: SiteLanguage): Promise<string> {
    const code = answerTemplateCode(occasion, language);
    return (await this.templates.list()).find((row) => row.code === code)?.body ?? '';
  }

  private async heard(caseId: string): Promise<Heard[]> {
    const rows = await this.database.query<Omit<Heard, 'words'> & { readonly sealId: string }>(
      `select p.complaint_id as "complaintId", p.seal_id as "sealId", t.title, t.body,
         coalesce((p.flags ->> 'replyWanted')::boolean, true) as "replyWanted"
       from complaint p left join complaint_text t on t.complaint_id = p.complaint_id
       where p.case_id = $1 order by p.registered_at desc, p.complaint_id limit ${HEARD}`,
      [caseId],
    );
    const opened = await this.words.open(rows.map(({ sealId }) => sealId));
    return rows.flatMap(({ sealId, ...row }) => {
      const words = opened.get(sealId) as SealedComplaint | undefined;
      return words ? [{ ...row, words }] : [];
    });
  }

  /** The first target of each kind that is switched on. */
  private async targets(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ kind: string; id: string }>(
      `select distinct on (kind) kind, id from delivery_target
       where enabled and kind in ('sms', 'wechat', 'mail') order by kind, added_at, id`,
    );
    return new Map(rows.map(({ kind, id }) => [kind, id]));
  }
}

function openWays(targets: ReadonlyMap<string, string>): OpenWays {
  return { sms: targets.has('sms'), wechat: targets.has('wechat'), mail: targets.has('mail') };
}

function inside(client: PoolClient): Reads {
  return {
    query: <T extends QueryResultRow>(text: string, values?: readonly unknown[]) =>
      queryWith<T>(client, text, values),
  };
}
