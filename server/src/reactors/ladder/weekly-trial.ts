/** Tries the ladder for the coming night once a week, and keeps how many gaps it found. */
import { Injectable } from '@nestjs/common';
import { REAL } from '@heed/shared/vocabulary';
import { DeskWriter } from '../../journal/desk-writer';
import { SYSTEM_ACTOR } from '../../journal/events';
import { newId } from '../../kernel/ids';
import { isoTime } from '../../kernel/instant';
import { RealmClock } from '../../kernel/realm-clock';
import { refuse } from '../../kernel/refusal';
import { LadderDryRun } from '../../ladder/dry-run';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** The first Monday of 1970: weeks begin there. */
const FIRST_MONDAY = 4 * DAY;

@Injectable()
export class WeeklyTrial {
  /** When to ask again, in this node's time; another node may have tried it meanwhile. */
  private askAt = 0;

  constructor(
    private readonly clock: RealmClock,
    private readonly dryRun: LadderDryRun,
    private readonly writer: DeskWriter,
  ) {}

  /** [L16] The real room's alone: a drill tries itself. */
  async tryOnce(): Promise<void> {
    const now = this.clock.now(REAL);
    if (now < this.askAt) return;
    this.askAt = now + HOUR;
    const at = this.dryRun.tonight(now);
    const { keepsRoster, gaps } = await this.dryRun.run(REAL, at, now);
    if (!keepsRoster) return;
    const week = isoTime(now - ((now - FIRST_MONDAY) % WEEK)).slice(0, 'yyyy-mm-dd'.length);
    const request = { realm: REAL, by: SYSTEM_ACTOR, requestId: null, body: null };
    await this.writer.write(request, async (change) => {
      const [made] = await change.query(
        `insert into ladder_run (realm, week, at, ran_at, gaps) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning week`,
        [REAL, week, isoTime(at), change.at, gaps],
      );
      if (!made) return refuse('already-so');
      change.note({ type: 'ladder-tried', data: { at: isoTime(at), gaps } });
      return newId();
    });
  }
}
