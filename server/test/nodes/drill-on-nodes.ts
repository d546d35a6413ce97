/** A drill that several nodes play, watched by screens behind the proxy, while nodes die and come back. */
import { readFileSync } from 'node:fs';
import type { Snapshot } from '@heed/shared/board';
import { expect } from 'vitest';
import { Books } from '../books';
import { Caller } from '../caller';
import { questions, questionsIn } from '../drill-audit';
import { DrillRun, poll } from '../drill-run';
import { seeded } from '../random-story';
import { RoamingScreen } from './roaming-screen';
import { Behind, type TestShape } from './test-shape';

const SPEED = 60;
const WALLS = 16;
const CONSOLES = 2;
/** The scenario expects an incident to be opened by then. */
const INCIDENT_MINUTE = 12;
/** A screen may see nothing for so long when its node dies. */
const LONGEST_ABSENCE = 5_000;
const audit = new URL('nodes-audit.sql', import.meta.url);

export class DrillOnNodes {
  private screens: readonly RoamingScreen[] = [];

  private constructor(
    private readonly there: TestShape,
    private readonly admin: Caller,
    readonly run: DrillRun,
    private readonly key: string,
  ) {}

  /** Plays up to the incident; from then on the screens watch. */
  static async open(there: TestShape): Promise<DrillOnNodes> {
    const admin = new Behind(there.shape.url);
    await admin.logIn();
    const run = await DrillRun.open(admin, SPEED);
    tell('the history is told');
    await run.stepTo(INCIDENT_MINUTE);
    await run.opensIncident();
    const key = await admin.makeKey('board:read', 'cases:read');
    const drill = new DrillOnNodes(there, admin, run, key);
    await drill.enterAll();
    return drill;
  }

  /** A node dies on the way from a minute to the next, and the drill goes on without it for another one. */
  async kill(n: number, minute: number): Promise<void> {
    const { run } = this;
    await run.setOutTo(minute + 2);
    await run.until(({ at }) => at > run.at(minute), `minute ${minute}`);
    await this.there.shape.nodes[n]?.end('SIGKILL');
    tell(`node ${n} was killed in minute ${minute}`);
    await run.arrivesAt(minute + 2);
  }

  /** Nodes that died come back together. */
  async comeBack(...nodes: readonly number[]): Promise<void> {
    await Promise.all(nodes.map(async (n) => this.there.shape.nodes[n]?.start()));
  }

  /** All nodes show the same, and so do the screens; it is what stands in the database, each thing once. */
  async holdsAt(minute: number): Promise<void> {
    const { run, screens } = this;
    await run.stepTo(minute);
    const boards = await this.boardsAtHead();
    const [board] = boards;
    for (const other of boards) expect(other.parts).toEqual(board?.parts);
    for (const screen of screens) {
      expect(screen.state.parts).toEqual(board?.parts);
      expect([screen.gaps, screen.toldTwice]).toEqual([0, []]);
    }
    await Books.read(this.there.dataDir, (books) => this.holdAgainst(books, board));
    await Promise.all(screens.map((screen) => screen.leave()));
  }

  /** So many of the screens lost their node at least once, and each found another one in time. */
  absencesAreShort(atLeast: number): void {
    const absences = this.screens.flatMap((screen) => screen.absences);
    tell(`${absences.length} absences, the longest ${Math.round(Math.max(...absences))} ms`);
    expect(absences.length).toBeGreaterThan(atLeast);
    expect(Math.max(...absences)).toBeLessThan(LONGEST_ABSENCE);
  }

  get watching(): number {
    return this.screens.length;
  }

  /** Walls, and consoles that keep a list of all cases beside the board. */
  private async enterAll(): Promise<void> {
    const random = seeded(7);
    const { run, key } = this;
    const where = { url: this.there.shape.url, realm: run.realm, key };
    this.screens = Array.from({ length: WALLS + CONSOLES }, (_none, n) => {
      const read = n < CONSOLES ? () => this.casesNow() : null;
      return new RoamingScreen(where, read, random);
    });
    await Promise.all(this.screens.map((screen) => screen.enter()));
  }

  private async casesNow(): Promise<Map<string, number>> {
    const cases = new Map<string, number>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body, text } = await this.admin.send<{
        rows: { id: string; version: number }[];
        nextCursor: string | null;
      }>('GET', `/api/cases?view=open&realm=${this.run.realm}&limit=200${from}`);
      expect(body.rows, text).toBeDefined();
      for (const { id, version } of body.rows) cases.set(id, version);
      cursor = body.nextCursor;
    }
    return cases;
  }

  /** What each node shows once it has folded all that the journal holds, and each screen has been sent it. */
  private async boardsAtHead(): Promise<Snapshot[]> {
    const { shape, dataDir } = this.there;
    const headers = { authorization: `Bearer ${this.key}` };
    let boards: Snapshot[] = [];
    let standing = '';
    const goal = () => `the nodes and the screens to stand at the head: ${standing}`;
    await poll(goal, async () => {
      boards = await Promise.all(
        shape.nodes.map(async ({ url }) => {
          const path = `/api/board?realm=${this.run.realm}`;
          return (await new Caller(url).send<Snapshot>('GET', path, undefined, headers)).body;
        }),
      );
      const { head } = await Books.read(dataDir, (books) => books.positions());
      const ofNodes = boards.map(({ position }) => position);
      standing = `${head}; nodes ${ofNodes.join(', ')}; screens ${this.screens.join(', ')}`;
      const ofScreens = this.screens.map(({ state }) => state.position);
      return [...ofNodes, ...ofScreens].every((position) => position === head);
    });
    return boards;
  }

  /** The board, the consoles' lists and the books against the rows in the database. */
  private async holdAgainst(books: Books, board: Snapshot | undefined): Promise<void> {
    const { realm } = this.run;
    expect((await books.verify()).fault).toBe(null);
    const rows = await books.database.query<{ id: string; version: number; open: boolean }>(
      `select id, version, closed_at is null as open from cases where realm = $1 and not historic`,
      [realm],
    );
    const complaints = await books.count(
      `from complaint c join cases k on k.id = c.case_id where c.realm = '${realm}' and not k.historic`,
    );
    const open = rows.filter((row) => row.open);
    tell(`${complaints} complaints in ${rows.length} cases, ${open.length} of them open`);
    expect(board?.parts.flow['now']).toMatchObject({ received: complaints, open: open.length });
    expect(board?.parts.overdue['now']?.open).toBe(open.length);
    for (const screen of this.screens.slice(0, CONSOLES)) {
      const known = screen.knownCases;
      for (const { id, version } of open) expect([id, known.get(id)]).toEqual([id, version]);
    }
    // The first asks for more than this part of the drill has: bulletins.
    const [, ...asked] = questions();
    for (const [name, text] of [...asked, ...questionsIn(readFileSync(audit, 'utf8'))]) {
      expect(await books.database.query(text), name).toEqual([]);
    }
  }
}

function tell(line: string): void {
  process.stderr.write(`nodes: ${line}\n`);
}
