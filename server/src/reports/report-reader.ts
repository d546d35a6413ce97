/** Reads frozen reports, and makes their documents: whatever the lists are called by now, they stay as they were. */
import { Injectable } from '@nestjs/common';
import type { ReportLanguage } from '@heed/shared/report-documents';
import type { ReportDetail, ReportList, ReportListQuery } from '@heed/shared/reports';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { ZoneTime } from '../kernel/zone-time';
import { loadHeads, loadReport, ON_A_PAGE, type StoredReport } from './report-rows';
import { ReportStyles } from './report-styles';
import { documentOf } from './rules/document/document';
import { sheetFile } from './sheet-file';
import { wordFile } from './word-file';

/** So many words name a topic in a table. */
const TOPIC_WORDS = 4;

@Injectable()
export class ReportReader {
  constructor(
    private readonly database: Database,
    private readonly styles: ReportStyles,
  ) {}

  async list({ realm, kind, cursor }: ReportListQuery): Promise<ReportList> {
    if (cursor !== undefined && !isId(cursor)) return { rows: [], nextCursor: null };
    const rows = await loadHeads(this.database.pool, realm, { kind, before: cursor });
    const shown = rows.slice(0, ON_A_PAGE);
    const last = shown.at(-1);
    return { rows: shown, nextCursor: rows.length > ON_A_PAGE && last ? last.id : null };
  }

  /** Null where there is none with that id. */
  async find(id: string): Promise<StoredReport | null> {
    return isId(id) ? loadReport(this.database.pool, id) : null;
  }

  async detail(report: StoredReport, language: ReportLanguage): Promise<ReportDetail> {
    const { organ } = await this.signed(language);
    const topics = await this.topicWords(report);
    return {
      head: report.head,
      document: documentFor(report, { language, organ, topics, isFull: false }),
    };
  }

  async word(report: StoredReport, language: ReportLanguage): Promise<Buffer> {
    const { organ, redHead } = await this.signed(language);
    const topics = await this.topicWords(report);
    const document = documentFor(report, { language, organ, topics, isFull: false });
    return wordFile(document, { language, redHead, zone: new ZoneTime(report.figures.timeZone) });
  }

  async sheet(report: StoredReport, language: ReportLanguage): Promise<Buffer> {
    const { organ } = await this.signed(language);
    const topics = await this.topicWords(report);
    const document = documentFor(report, { language, organ, topics, isFull: true });
    return sheetFile(document, { language, zone: new ZoneTime(report.figures.timeZone) });
  }

  /** What most people of a topic say, as it stands now: erased words are in no document any more. */
  private async topicWords({ figures }: StoredReport): Promise<ReadonlyMap<string, string>> {
    const ids = (figures.topics?.rows ?? []).flatMap(({ code }) => code ?? []);
    const rows = await this.database.query<{ id: string; words: string }>(
      `select topic_id as id, string_agg(word, ' · ' order by rank) as words from topic_word
       where topic_id = any ($1::uuid[]) and rank < ${TOPIC_WORDS} group by topic_id`,
      [ids],
    );
    return new Map(rows.map(({ id, words }) => [id, words]));
  }

  private async signed(language: ReportLanguage) {
    const { organ, organEn, redHead } = await this.styles.present();
    return { organ: (language === 'en' ? organEn : null) ?? organ, redHead };
  }
}

function documentFor(
  { head, figures }: StoredReport,
  asked: {
    readonly topics: ReadonlyMap<string, string>;
    readonly language: ReportLanguage;
    readonly organ: string | null;
    readonly isFull: boolean;
  },
) {
  return documentOf(figures, { ...asked, digest: head.digest });
}
