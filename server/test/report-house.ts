/** The desk of reports over a test's own database, with the desks of cases and incidents and a clock that the test moves. */
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import type { ReportInput } from '@heed/shared/reports';
import { RealmClock } from '../src/kernel/realm-clock';
import { orThrow } from '../src/kernel/refusal';
import type { RegisteredCase } from '../src/cases/planning';
import { ReportDesk } from '../src/reports/report-desk';
import { ReportGatherer } from '../src/reports/report-gatherer';
import { ReportReader } from '../src/reports/report-reader';
import type { StoredReport } from '../src/reports/report-rows';
import { ReportStyles } from '../src/reports/report-styles';
import { makeDesk, type Desk } from './builders';
import { FakeClock } from './fake-clock';
import { lead, makeIncidentDesks, opening } from './incident-builders';
import type { TestDatabase } from './pg';

export const env = { timeZone: 'Asia/Shanghai', deploymentName: { zh: '江州市', en: 'Jiangzhou' } };
const MINUTE = 60_000;

export class ReportHouse {
  readonly wall: FakeClock;
  readonly clock: RealmClock;
  readonly cases: Desk;
  readonly reports: ReportDesk;
  readonly reader: ReportReader;
  readonly styles: ReportStyles;
  readonly incidents: ReturnType<typeof makeIncidentDesks>;

  constructor(
    readonly test: TestDatabase,
    at: string,
  ) {
    this.wall = new FakeClock(Date.parse(at));
    this.clock = new RealmClock(this.wall);
    this.cases = makeDesk(test, this.clock);
    this.incidents = makeIncidentDesks(test, this.clock);
    const { writer, lists } = this.incidents;
    this.reports = new ReportDesk(writer, new ReportGatherer(lists, env), env);
    this.styles = new ReportStyles(test.database, writer);
    this.reader = new ReportReader(test.database, this.styles);
  }

  now(): string {
    return this.clock.isoNow('real');
  }

  afterMinutes(minutes: number): this {
    this.wall.pass(minutes * MINUTE);
    return this;
  }

  /** Opens an incident that somebody knows of now. */
  async knows(name: string, categories: string[] = []): Promise<string> {
    const rule = { ...opening().rule, categories, from: this.now() };
    const input = opening({ name, rule, firstKnownAt: this.now() });
    return orThrow(await this.incidents.incidents.open(input, lead)).incident.id;
  }

  /** A complaint comes in now, and its case is linked to the incident where it opens one. */
  async hears(phone: string, incidentId: string | null, street = 'east-willow'): Promise<string> {
    const part = { phone, street, receivedAt: this.now() };
    const done = orThrow<RegisteredCase>(await this.cases.desk.register(this.cases.prepare(part)));
    if (incidentId === null || done.status !== 'registered') return done.caseId;
    orThrow(
      await this.cases.command('zhou', done.caseId, {
        kind: 'link-incident',
        incidentId,
        reason: '同一片区',
        expectedVersion: 1,
      }),
    );
    return done.caseId;
  }

  async freezes(
    input:
      | Omit<Extract<ReportInput, { kind: 'after-action' }>, 'requestId'>
      | Omit<Extract<ReportInput, { kind: 'daily' }>, 'requestId'>,
    requestId: string = randomUUID(),
  ): Promise<StoredReport> {
    const { subjectId } = orThrow(await this.reports.freeze({ ...input, requestId }, lead));
    const report = await this.reader.find(subjectId);
    if (!report) throw new Error('what was frozen is there');
    return report;
  }
}

/** The text of one part of a Word or a spreadsheet file. */
export async function partOf(file: Buffer, name: string): Promise<string> {
  const open = promisify<Buffer, { lazyEntries: false }, ZipFile>(fromBuffer);
  const zip = await open(file, { lazyEntries: false });
  const entry = await new Promise<Entry>((resolve, reject) => {
    zip.on('entry', (each) => each.fileName === name && resolve(each));
    zip.on('end', () => reject(new Error(`the file has no ${name}`)));
  });
  const stream = await promisify<Entry, NodeJS.ReadableStream>((of, done) =>
    zip.openReadStream(of, (error, opened) => done(error, opened)),
  )(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
