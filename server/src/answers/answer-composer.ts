/** Writes an answer to one complainant: finds whom and how, fills the words in, seals them under the person's key. */
import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResultRow } from 'pg';
import type { AnswerWay } from '@heed/shared/answers';
import { REAL } from '@heed/shared/vocabulary';
import { SealedWords } from '../cases/sealed-words';
import { queryWith } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { storeSeal } from '../kernel/seal/seal-rows';
import { insertAnswer, type Reads, type SealedAnswer } from './answer-rows';
import { AnswerTexts, type Wording } from './answer-texts';
import { answerWords } from './answer-words';
import { ComplainantReader } from './complainant-reader';
import { languageOf } from './rules/text';
import { wayOf, type Occasion, type OpenWays } from './rules/way';

/** What a complainant is to be told: of an event, or of a cast. */
export interface Telling extends Occasion, Pick<Wording, 'record' | 'said' | 'due'> {
  readonly position: number | null;
  readonly castId: string | null;
  readonly waitSeconds: number;
}

@Injectable()
export class AnswerComposer {
  constructor(
    private readonly complainants: ComplainantReader,
    private readonly texts: AnswerTexts,
    private readonly words: SealedWords,
    private readonly clock: RealmClock,
  ) {}

  /** Queues what is told, once; nothing where nobody wants to hear it or the person was erased. */
  async queue(client: PoolClient, telling: Telling): Promise<void> {
    const { record, occasion, position, castId } = telling;
    const found = await this.complainants.of(record);
    if (!found) return;
    const targets = await this.complainants.targets();
    const way = wayOf(found, telling, openWays(targets));
    if (way === null) return;
    const { title, body, complaintId, mailbox, number } = found;
    const language = languageOf(body === '' ? title : body);
    const text = await this.texts.of({ ...telling, way, language, title });
    if (text === null) return;
    const sealed: SealedAnswer = {
      to: way === 'mail' ? mailbox : number,
      subject: answerWords[language].subject(record.caseNo),
      text,
    };
    const seal = await this.words.sealFor(record.personId, sealed);
    if (!seal) return;
    const made = await insertAnswer(inside(client), {
      id: newId(),
      realm: record.realm,
      caseId: record.id,
      position,
      castId,
      occasion,
      way,
      language,
      targetId: targets.get(way) ?? null,
      seal,
      complaintId,
      queuedAt: this.clock.isoNow(record.realm),
      ...this.firstState(record.realm, way, telling.waitSeconds),
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
