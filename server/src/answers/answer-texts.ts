/** The words of one answer: the leaders' template with what the case knows in its places. */
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOccasion, AnswerWay } from '@heed/shared/answers';
import type { SiteLanguage } from '@heed/shared/site';
import { answerTemplateCode } from '../../data/answer-templates';
import type { CaseRecord } from '../cases/case-record';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { ReplyTemplates } from '../console/reply-templates';
import { parseTime } from '../kernel/instant';
import { ownOrigin, type Whereabouts } from '../kernel/own-origin';
import { ReferenceLists } from '../reference/reference-lists';
import { answerWords, timeWords } from './answer-words';
import { filled, fitted, type Places } from './rules/text';

/** What is said, to whom, by which way. */
export interface Wording {
  readonly record: CaseRecord;
  readonly occasion: AnswerOccasion;
  readonly said: (language: SiteLanguage) => string;
  /** The time that it names; the case's own limit where left out. */
  readonly due?: string;
  readonly way: AnswerWay;
  readonly language: SiteLanguage;
  /** Of the complaint; the case is named without it where it has none. */
  readonly title: string;
}

@Injectable()
export class AnswerTexts {
  constructor(
    private readonly lists: ReferenceLists,
    private readonly templates: ReplyTemplates,
    @Inject(ENV) private readonly env: Whereabouts & Pick<Env, 'timeZone'>,
  ) {}

  /** [A1] Null where the leaders retired its template. */
  async of(wording: Wording): Promise<string | null> {
    const { occasion, language, said, way } = wording;
    const code = answerTemplateCode(occasion, language);
    const template = (await this.templates.list()).find((row) => row.code === code);
    if (!template || template.retired) return null;
    const { body } = template;
    const places = this.places(wording);
    const own = said(language);
    // A text to many names each one's own case.
    const reply = occasion === 'cast' ? filled(own, places) : own;
    const all = { ...places, reply };
    return way === 'sms' ? fitted(body, all) : filled(body, all);
  }

  private places({ record, language, due, title }: Wording): Places {
    const words = answerWords[language];
    const { unitId, caseNo, realm, clocks } = record;
    const unit = unitId === null ? undefined : this.lists.of(realm).unit(unitId);
    const until = due ?? clocks.find(({ kind }) => kind === 'handle')?.dueAt;
    const { timeZone } = this.env;
    return {
      number: caseNo,
      title: title === '' ? words.matter : title,
      unit: (language === 'en' ? unit?.nameEn : null) ?? unit?.name ?? words.unit,
      due: until === undefined ? words.due : timeWords(parseTime(until), timeZone, language),
      reply: '',
      link: `${ownOrigin(this.env)}${language === 'en' ? '/en' : ''}/track`,
    };
  }
}
