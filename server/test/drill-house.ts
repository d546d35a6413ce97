/** All that a drill stands on, over a test's own database, with a wall clock that the test moves. */
import { join } from 'node:path';
import type { DrillInput, DrillRow } from '@heed/shared/drills';
import { CaseDesk } from '../src/cases/case-desk';
import { CasePolicy } from '../src/cases/policy';
import { Revealer } from '../src/cases/reveal';
import { RevealableFields } from '../src/cases/revealable-fields';
import { SealedWords } from '../src/cases/sealed-words';
import { DrillBook } from '../src/drills/drill-book';
import { DrillDesk } from '../src/drills/drill-desk';
import { DrillLeases } from '../src/drills/drill-leases';
import { DrillOpener } from '../src/drills/drill-opener';
import { DrillPlayer } from '../src/drills/drill-player';
import { DrillRealm } from '../src/drills/drill-realm';
import { DrillStage } from '../src/drills/drill-stage';
import { DrillWriter } from '../src/drills/drill-writer';
import { FigureDesk } from '../src/incidents/figures/figure-desk';
import { ComplaintPreparer } from '../src/intake/complaint-preparer';
import { EvidenceFiles } from '../src/intake/evidence/evidence-files';
import { EvidenceRecords } from '../src/intake/evidence/evidence-records';
import { EvidenceShelf } from '../src/intake/evidence/evidence-shelf';
import { Intake } from '../src/intake/intake';
import { TriageBook } from '../src/intake/triage-book';
import { DeskWriter } from '../src/journal/desk-writer';
import type { Actor } from '../src/journal/events';
import { Journal } from '../src/journal/journal';
import { RealmClock } from '../src/kernel/realm-clock';
import { orThrow } from '../src/kernel/refusal';
import { KeyStore } from '../src/kernel/seal/key-store';
import { Sealer } from '../src/kernel/seal/sealer';
import { ZoneTime } from '../src/kernel/zone-time';
import { CaseListQuery } from '../src/queries/case-list';
import { ReferenceLists } from '../src/reference/reference-lists';
import { triageView } from '../src/reference/triage-view';
import { RealmRoster } from '../src/roster/realm-roster';
import { StaffNumbers } from '../src/roster/staff-numbers';
import { smallDrill } from './drill-scenario';
import { FakeClock } from './fake-clock';
import { openBook } from './intake-stage';
import type { TestDatabase } from './pg';

export const LEADER: Actor = { kind: 'account', id: '00000000-0000-7000-8000-0000000000c1' };
const TIME_ZONE = 'Asia/Shanghai';
let requests = 0;

/** One node. Several over the same database share a wall clock, as machines do. */
export class DrillHouse {
  readonly realms: RealmClock;
  readonly journal: Journal;
  readonly keys: KeyStore;
  readonly lists: ReferenceLists;
  readonly caseDesk: CaseDesk;
  readonly intake: Intake;
  readonly desk: DrillDesk;
  readonly player: DrillPlayer;
  readonly revealer: Revealer;
  readonly cases: CaseListQuery;

  private constructor(
    { database, orm, folder }: TestDatabase,
    readonly wall: FakeClock,
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
    this.caseDesk = new CaseDesk(
      this.journal,
      sealer,
      this.realms,
      new CasePolicy(this.lists, TIME_ZONE),
    );
    const shelf = new EvidenceShelf(
      new EvidenceFiles(folder, sealer, words),
      new EvidenceRecords(database, this.journal, wall),
    );
    const preparer = new ComplaintPreparer(triage, sealer, this.keys);
    this.intake = new Intake(this.caseDesk, this.realms, preparer, shelf);
    const writer = new DrillWriter(database, this.journal, this.realms, sealer);
    const book = new DrillBook(database, this.realms, [smallDrill]);
    const numbers = new StaffNumbers(database, this.keys);
    const roster = new RealmRoster(numbers, new ZoneTime(TIME_ZONE));
    const realm = new DrillRealm(this.journal, roster, this.lists);
    const opener = new DrillOpener(database, this.realms, book, realm);
    this.desk = new DrillDesk(opener, writer, book, this.lists);
    const deskWriter = new DeskWriter(database, this.journal, this.realms);
    const figures = new FigureDesk(deskWriter, this.lists, this.realms);
    const stage = new DrillStage(database, this.intake, this.caseDesk, figures);
    const leases = new DrillLeases(database, this.realms, writer);
    this.player = new DrillPlayer(leases, book, stage, writer);
    const fields = new RevealableFields(words, this.keys);
    this.revealer = new Revealer(database, fields, this.journal, this.realms);
    this.cases = new CaseListQuery(database, sealer, this.realms);
  }

  static async open(opened: TestDatabase, wall: FakeClock): Promise<DrillHouse> {
    const house = new DrillHouse(opened, wall);
    await house.realms.load(opened.database);
    await house.lists.refresh();
    return house;
  }

  async opened(input: Partial<DrillInput> = {}): Promise<DrillRow> {
    requests += 1;
    const full = { scenario: 'small-water', speed: 60, requestId: `request-${requests}`, ...input };
    return orThrow(await this.desk.open(full, LEADER));
  }

  /** Opened, with its history told and its clock running. */
  async running(input: Partial<DrillInput> = {}): Promise<DrillRow> {
    const { id } = await this.opened(input);
    await this.settle();
    return orThrow(await this.desk.row(id));
  }

  /** Lets the wall clock go on in steps, playing as it goes. */
  async passes(seconds: number): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 1) {
      this.wall.pass(1_000);
      await this.settle();
    }
  }

  /** Plays until nothing more is due. */
  async settle(): Promise<void> {
    while ((await this.player.tick()) === 0);
  }
}
