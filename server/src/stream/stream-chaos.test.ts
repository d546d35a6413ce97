/** Everything that can happen between a journal and a screen, by seed: in the end every screen is right. */
import type { BoardParts } from '@heed/shared/board';
import { Delta } from '@heed/shared/delta';
import { JoinAck } from '@heed/shared/down';
import { describe, expect, test } from 'vitest';
import { incidentIdOf } from '../../test/incident-facts';
import { JournalStory } from '../../test/journal-story';
import { pick, seeded, tellAtRandom, upTo } from '../../test/random-story';
import { Screen } from '../../test/screen';
import { allProjections, FoldSet } from '../projections/fold-set';
import { scopeKey } from '../projections/scope';
import { Broadcaster, type BoardSource } from './broadcaster';
import { Edition } from './edition';

const projections = allProjections({ timeZone: 'Asia/Shanghai' });
const context = { baselineNeeded: 14 };
const REALM = 'real';
const STEPS = 300;

describe.each([
  { of: 'a realm', scope: REALM },
  { of: 'an incident', scope: scopeKey({ realm: REALM, incident: incidentIdOf(1) }) },
])(
  '[invariant 5] [S7] [S8] [S15] whatever is lost, or comes twice, every screen of $of',
  ({ scope }) => {
    const lost = { resumed: 0, gaps: 0, late: 0 };

    test.each(Array.from({ length: 16 }, (_, n) => 83_600 + n))(
      'shows after each frame what the server showed in it, and in the end what a fold from position 0 shows: seed %i',
      (seed) => {
        const world = new World(seeded(seed), scope);
        for (let step = 0; step < STEPS; step += 1) world.step();
        world.heal();
        for (const { screen } of world.lines) expect(screen.state.parts).toEqual(world.rebuilt());
        lost.resumed += world.resumed;
        lost.gaps += world.gaps();
        lost.late += world.late;
      },
    );

    test('lost the thread many times, and took it up again', () => {
      expect(lost.resumed).toBeGreaterThan(16);
      expect(lost.gaps).toBeGreaterThan(16);
      expect(lost.late).toBeGreaterThan(16);
    });
  },
);

/** A screen and the wire to it: an explicit queue, so that order and loss are the test's to decide. */
interface Line {
  readonly screen: Screen;
  queue: Delta[];
  connected: boolean;
  /** The board that is still being written for it. */
  awaits: Edition | null;
}

class World {
  readonly lines: Line[] = [1, 2, 3].map(() => ({
    screen: new Screen(REALM),
    queue: [],
    connected: false,
    awaits: null,
  }));
  resumed = 0;
  /** How often a screen was given a board of which frames had gone out meanwhile. */
  late = 0;
  /** What the server showed in each frame that it sent. */
  private readonly shown = new Map<string, BoardParts>();
  private readonly story = new JournalStory('2026-03-02T00:00:00.000Z');
  private folds = new FoldSet(projections);
  private folded = 0;
  private now = this.story.time;
  private runs = 0;
  private broadcaster = this.start();

  constructor(
    private readonly random: () => number,
    private readonly scope: string,
  ) {}

  step(): void {
    const what = this.random();
    if (what < 0.35) tellAtRandom(this.story, this.random);
    else if (what < 0.55) this.fold();
    else if (what < 0.8) this.tick(100 + upTo(5_000, this.random));
    else if (what < 0.9) this.deliver(pick(this.lines, this.random));
    else if (what < 0.93) this.loseOne(pick(this.lines, this.random));
    else if (what < 0.94) this.repeatOne(pick(this.lines, this.random));
    else if (what < 0.97) this.disconnect(pick(this.lines, this.random));
    else if (what < 0.98) this.restart();
    for (const line of this.lines) {
      if (this.random() < 0.3) this.reconnect(line);
      if (this.random() < 0.3) this.giveBoard(line);
    }
  }

  /** Everything that was held up arrives, and everyone who lost the thread joins again. */
  heal(): void {
    this.fold();
    for (const line of this.lines) {
      this.giveBoard(line);
      this.deliver(line);
      this.reconnect(line);
    }
    this.tick(1_000);
    for (const line of this.lines) {
      this.giveBoard(line);
      this.deliver(line);
      this.reconnect(line);
      this.giveBoard(line);
      this.deliver(line);
    }
  }

  /** The board by a fold of the whole journal, at the time of the last frame. */
  rebuilt(): BoardParts {
    const folds = new FoldSet(projections);
    for (const entry of this.story.entries) folds.apply(entry);
    return folds.parts(this.scope, this.now, context);
  }

  gaps(): number {
    return this.lines.reduce((sum, { screen }) => sum + screen.gaps, 0);
  }

  private start(): Broadcaster {
    this.runs += 1;
    return new Broadcaster(
      this.source(),
      {
        isEmpty: (scope) => scope !== this.scope || this.lines.every((line) => !line.connected),
        send: (scope, delta) => {
          expect(scope).toBe(this.scope);
          const message = sent(delta);
          this.shown.set(nameOf(delta.frame), this.folds.parts(this.scope, this.now, context));
          for (const line of this.lines) if (line.connected) line.queue.push(Delta.parse(message));
        },
      },
      `run-${this.runs}`,
      () => this.now,
    );
  }

  private source(): BoardSource {
    const folded = () => this.folded;
    return {
      get position() {
        return folded();
      },
      isCurrent: true,
      realmTime: () => this.now,
      boardParts: (realm, now) => this.folds.parts(realm, now, context),
    };
  }

  private fold(): void {
    for (const entry of this.story.entries.slice(this.folded)) this.folds.apply(entry);
    this.folded = this.story.entries.length;
    this.broadcaster.changed(REALM);
  }

  private tick(milliseconds: number): void {
    this.now = Math.max(this.now, this.story.time) + milliseconds;
    this.broadcaster.tick();
  }

  private deliver(line: Line): void {
    for (const delta of line.queue) line.screen.receive(delta);
    line.queue = [];
    if (line.screen.mustJoin) return;
    const { frame, parts } = line.screen.state;
    // No frame is sent where nothing has changed: a screen may stand on the one that it joined with.
    const shown = this.shown.get(nameOf(frame));
    if (shown) expect(parts).toEqual(shown);
  }

  private loseOne(line: Line): void {
    line.queue.splice(upTo(line.queue.length, this.random), 1);
  }

  /** A frame arrives a second time, at once or later. */
  private repeatOne({ queue }: Line): void {
    const [again] = queue.slice(upTo(queue.length, this.random));
    if (again) queue.splice(queue.indexOf(again) + upTo(queue.length, this.random), 0, again);
  }

  private disconnect(line: Line): void {
    line.connected = false;
    line.queue = [];
    line.screen.lose();
    line.awaits?.givenOut();
    line.awaits = null;
  }

  /** The server goes down with what it kept a while ago, and folds the rest again. */
  private restart(): void {
    for (const line of this.lines) this.disconnect(line);
    const kept = [...this.folds.save(this.folded)];
    this.folds = new FoldSet(projections);
    this.folded = this.folds.load(kept);
    this.fold();
    this.broadcaster = this.start();
  }

  private reconnect(line: Line): void {
    if (!line.screen.mustJoin || line.awaits) return;
    line.queue = [];
    line.connected = false;
    const { frame, position } = line.screen.joinMessage();
    const standing = frame && position !== undefined ? { frame, position } : null;
    const joined = this.broadcaster.join(this.scope, standing);
    if (joined instanceof Edition) {
      line.awaits = joined;
      return;
    }
    this.resumed += 1;
    line.connected = true;
    line.screen.joined(JoinAck.parse(sent(joined)));
  }

  /** The board is written: it goes out with the frames since, and the screen is in the room. */
  private giveBoard(line: Line): void {
    const { awaits: edition, screen } = line;
    if (!edition) return;
    line.awaits = null;
    edition.givenOut();
    if (edition.since.length > 0) this.late += 1;
    line.connected = true;
    screen.joined(JoinAck.parse(sent(edition.answer)));
    line.queue = edition.since.map((delta) => Delta.parse(sent(delta)));
  }
}

/** Through JSON, as on a wire: nobody shares an object with the server. */
function sent(message: object): unknown {
  return JSON.parse(JSON.stringify(message));
}

function nameOf({ epoch, number }: Delta['frame']): string {
  return `${epoch}:${number}`;
}
