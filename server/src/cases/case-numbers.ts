/** Hands out case numbers (day and a running number), in blocks so that few batches need an extra trip. */
import { Database } from '../kernel/database/database';

const BLOCK = 64;
/** Under load a block is for so many batches like the one that asks. */
const BATCHES = 4;

interface Block {
  next: number;
  last: number;
}

export class CaseNumbers {
  private readonly blocks = new Map<string, Block>();
  private readonly days: Intl.DateTimeFormat;

  constructor(
    private readonly database: Database,
    timeZone: string,
  ) {
    this.days = new Intl.DateTimeFormat('en-CA', { timeZone, ...yymmdd });
  }

  /** `count` new numbers of a realm on the day of `at`. Numbers that a stop leaves unused stay gaps. */
  async take(realm: string, at: number, count: number): Promise<string[]> {
    const day = dayOf(at, this.days);
    const key = `${realm}|${day}`;
    const prefix = realm === 'real' ? '' : realm.slice(0, 1).toUpperCase();
    const numbers: string[] = [];
    while (numbers.length < count) {
      const block = this.blocks.get(key);
      if (!block || block.next > block.last) {
        this.blocks.set(key, await this.reserve(realm, day, count - numbers.length));
        continue;
      }
      numbers.push(`${prefix}${day}-${String(block.next).padStart(5, '0')}`);
      block.next += 1;
    }
    return numbers;
  }

  private async reserve(realm: string, day: string, atLeast: number): Promise<Block> {
    const size = Math.max(BLOCK, atLeast * BATCHES);
    const rows = await this.database.query<{ last: number }>(
      `insert into case_counter (realm, day, last) values ($1, $2, $3)
       on conflict (realm, day) do update set last = case_counter.last + $3
       returning last`,
      [realm, day, size],
      'case-numbers',
    );
    const last = rows[0]?.last ?? size;
    return { next: last - size + 1, last };
  }
}

const yymmdd = { year: '2-digit', month: '2-digit', day: '2-digit' } as const;

/** The day of an instant in the format's time zone, as `yymmdd`. */
function dayOf(at: number, days: Intl.DateTimeFormat): string {
  const parts = days.formatToParts(at);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}${part('month')}${part('day')}`;
}
