/** All that a replay stands on, over a test's own database, with a wall clock that the test moves. */
import { join } from 'node:path';
import type { ImportMapping } from '@heed/shared/imports';
import type { ReplayOptions, ReplayRow } from '@heed/shared/replays';
import { CaseDesk } from '../src/cases/case-desk';
import { CasePolicy } from '../src/cases/policy';
import { SealedWords } from '../src/cases/sealed-words';
import { ComplaintPreparer } from '../src/intake/complaint-preparer';
import { EvidenceFiles } from '../src/intake/evidence/evidence-files';
import { EvidenceRecords } from '../src/intake/evidence/evidence-records';
import { EvidenceShelf } from '../src/intake/evidence/evidence-shelf';
import { ImportDesk, type KeptUpload } from '../src/intake/import/import-desk';
import { ImportRecords } from '../src/intake/import/import-records';
import { ImportRunner, ImportWorkshop } from '../src/intake/import/import-runner';
import { ImportStore } from '../src/intake/import/import-store';
import { TableReader } from '../src/intake/import/table-reader';
import { Intake } from '../src/intake/intake';
import { TriageBook } from '../src/intake/triage-book';
import type { Actor } from '../src/journal/events';
import { Journal } from '../src/journal/journal';
import { RealmClock } from '../src/kernel/realm-clock';
import { orThrow } from '../src/kernel/refusal';
import { KeyStore } from '../src/kernel/seal/key-store';
import { Sealer } from '../src/kernel/seal/sealer';
import { ReferenceLists } from '../src/reference/reference-lists';
import { triageView } from '../src/reference/triage-view';
import { ReplayBook } from '../src/replays/replay-book';
import { ReplayDesk } from '../src/replays/replay-desk';
import { ReplayLeases } from '../src/replays/replay-leases';
import { ReplayOpener } from '../src/replays/replay-opener';
import { ReplayPlayer } from '../src/replays/replay-player';
import { ReplayRealm } from '../src/replays/replay-realm';
import { ReplayStage } from '../src/replays/replay-stage';
import { ReplayWriter } from '../src/replays/replay-writer';
import { WaitingRows } from '../src/replays/waiting-rows';
import type { FakeClock } from './fake-clock';
import { once } from './files';
import { sourceWorker } from './import-worker';
import { openBook } from './intake-stage';
import type { TestDatabase } from './pg';

export const LEADER: Actor = { kind: 'account', id: '00000000-0000-7000-8000-0000000000c1' };
let requests = 0;

/** What a test says of a file beside its content. */
export type Wish = Partial<ReplayOptions> & { readonly mapping: ImportMapping };

/** One node. Several over the same database share a wall clock, as machines do. */
export class ReplayHouse {
  readonly realms: RealmClock;
  readonly journal: Journal;
  readonly keys: KeyStore;
  readonly lists: ReferenceLists;
  readonly desk: ReplayDesk;
  readonly player: ReplayPlayer;
  readonly imports: ImportDesk;
  readonly intake: Intake;

  private constructor(
    { database, orm, folder }: TestDatabase,
    readonly wall: FakeClock,
    timeZone: string,
  ) {
    this.realms = new RealmClock(wall);
    this.journal = new Journal(database);
    this.keys = new KeyStore(join(folder, 'keys'));
    const sealer = new Sealer(this.keys);
    const words = new SealedWords(database, sealer);
    this.lists = new ReferenceLists(orm, database);
    const triage = new TriageBook();
    openBook(triage);
    this.lists.onRefreshed((state) => {
      if (state.realm !== 'real') triage.replace(triageView(state), state.units, state.realm);
    });
    const policy = new CasePolicy(this.lists, timeZone);
    const cases = new CaseDesk(this.journal, sealer, this.realms, policy);
    const shelf = new EvidenceShelf(
      new EvidenceFiles(folder, sealer, words),
      new EvidenceRecords(database, this.journal, wall),
    );
    const preparer = new ComplaintPreparer(triage, sealer, this.keys);
    this.intake = new Intake(cases, this.realms, preparer, shelf);
    const tables = new TableReader(sourceWorker);
    const records = new ImportRecords(database, this.journal, wall);
    const store = new ImportStore(folder, sealer, words, this.keys);
    const workshop = new ImportWorkshop(tables, this.intake, triage);
    const runner = new ImportRunner(database, records, store, workshop);
    this.imports = new ImportDesk(records, store, tables, runner);
    const rows = new WaitingRows(database, sealer);
    const writer = new ReplayWriter(database, this.journal, this.realms, rows);
    const realm = new ReplayRealm(this.journal, this.lists);
    const opener = new ReplayOpener(database, this.realms, rows, realm);
    const book = new ReplayBook(database, this.realms, realm);
    this.desk = new ReplayDesk(this.imports, opener, writer, book);
    const leases = new ReplayLeases(database, this.realms, writer);
    const stage = new ReplayStage(this.intake, writer, rows, policy);
    this.player = new ReplayPlayer(leases, stage, this.realms);
  }

  static async open(
    opened: TestDatabase,
    wall: FakeClock,
    timeZone = 'Asia/Shanghai',
  ): Promise<ReplayHouse> {
    const house = new ReplayHouse(opened, wall, timeZone);
    await house.realms.load(opened.database);
    await house.lists.refresh();
    return house;
  }

  async kept(content: string): Promise<KeptUpload> {
    const upload = { fileName: 'a.csv', content: once(Buffer.from(content)) };
    return orThrow(await this.imports.keep(upload));
  }

  async open(content: string, wish: Wish) {
    requests += 1;
    const options = { zone: 'Asia/Shanghai', requestId: `replay-${requests}`, ...wish };
    return this.desk.open(await this.kept(content), options, LEADER);
  }

  async opened(content: string, wish: Wish): Promise<ReplayRow> {
    const answer = orThrow(await this.open(content, wish));
    if ('atFault' in answer) throw new Error(JSON.stringify(answer.atFault.faults));
    return answer.row;
  }

  /** Plays until nothing more is due. */
  async settle(): Promise<void> {
    while ((await this.player.tick()) === 0);
  }
}
