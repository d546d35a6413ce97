/** Who plays what: a lease that its player renews, and that runs out when the player dies. */
import type { Database } from '../database/database';
import { newId } from '../ids';
import { isoTime } from '../instant';
import type { RealmClock } from '../realm-clock';

const LEASE = '5 seconds';

/** A table of what is played, each row with its `player` and `leased_until`. */
export interface Stage {
  readonly table: string;
  /** Which of its rows are played. */
  readonly open: string;
  /** What is read of each. */
  readonly columns: string;
  /** The name that the columns give the table. */
  readonly alias: string;
  /** Where `seen_at` keeps when its player last looked, on the wall clock. */
  readonly seen?: true;
}

export interface Leased {
  readonly id: string;
  readonly realm: string;
}

/** Who played it before, and where the stage keeps it, when that one last looked. */
interface Before {
  readonly before: string | null;
  readonly beforeSeenAt?: string;
}

export abstract class Leases<T extends Leased> {
  private readonly player = newId();
  private readonly statement: string;

  protected constructor(
    protected readonly database: Database,
    protected readonly clock: RealmClock,
    private readonly stage: Stage,
  ) {
    this.statement = leasing(stage);
  }

  /** Takes and renews the lease of all that nobody else plays; their clocks are known from then on. */
  async take(): Promise<T[]> {
    const { table, seen } = this.stage;
    const leased = await this.database.query<T & Before>(
      this.statement,
      [this.player, ...(seen ? [isoTime(this.clock.wall.now())] : [])],
      `${table}-leases`,
    );
    for (const each of leased) {
      if (!this.clock.hasPace(each.realm)) await this.clock.load(this.database, each.realm);
      const { before, beforeSeenAt = '' } = each;
      if (before !== null && before !== this.player) await this.inherit(each, beforeSeenAt);
    }
    return leased;
  }

  /** Leaves all to whoever comes next. */
  async release(): Promise<void> {
    const { table } = this.stage;
    await this.database.query(`update ${table} set leased_until = null where player = $1`, [
      this.player,
    ]);
  }

  /** Another player had it, and last looked then. */
  protected abstract inherit(left: T, seenAt: string): Promise<void>;
}

function leasing({ table, open, columns, alias, seen }: Stage): string {
  return `with free as (
      select id, player as before${seen ? ', seen_at' : ''} from ${table}
      where ${open} and (player = $1 or leased_until is null or leased_until < now())
      for update skip locked
    )
    update ${table} ${alias}
    set player = $1, leased_until = now() + interval '${LEASE}'${seen ? ', seen_at = $2' : ''}
    from free f where ${alias}.id = f.id
    returning ${columns}, f.before${seen ? ', f.seen_at as "beforeSeenAt"' : ''}`;
}
