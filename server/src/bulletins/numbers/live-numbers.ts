/** Numbers as they stand now, asked of the journal at most every five seconds however many look. */
import { Inject, Injectable } from '@nestjs/common';
import type { BulletinContent, LiveNumber, NumberToken } from '@heed/shared/bulletins';
import { ENV } from '../../config/env-token';
import type { Env } from '../../config/env';
import { canonicalJson } from '../../kernel/canonical-json';
import { Database } from '../../kernel/database/database';
import { RealmClock } from '../../kernel/realm-clock';
import { Journal } from '../../journal/journal';
import type { BulletinRecord } from '../bulletin-record';
import { readNumbers } from './number-reader';

const KEPT_MILLISECONDS = 5_000;
const MOST_KEPT = 200;

interface Kept {
  readonly until: number;
  readonly numbers: Promise<LiveNumber[]>;
}

@Injectable()
export class LiveNumbers {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: RealmClock,
    @Inject(ENV) private readonly env: Pick<Env, 'timeZone'>,
  ) {}

  /** [B16] One value a token; an unknown one is null. */
  async of(
    record: Pick<BulletinRecord, 'realm' | 'incidentId'>,
    content: BulletinContent,
  ): Promise<LiveNumber[]> {
    const asked = content.numbers.map(({ frozen: _frozen, ...token }) => token);
    if (asked.length === 0) return [];
    const { realm, incidentId } = record;
    const key = canonicalJson([realm, incidentId, asked]);
    const now = this.clock.wall.monotonic();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.numbers;
    for (const [old, { until }] of this.kept) if (until <= now) this.kept.delete(old);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const numbers = this.read(record, content.numbers);
    this.kept.set(key, { until: now + KEPT_MILLISECONDS, numbers });
    numbers.catch(() => this.kept.delete(key));
    return numbers;
  }

  private async read(
    { realm, incidentId }: Pick<BulletinRecord, 'realm' | 'incidentId'>,
    tokens: readonly NumberToken[],
  ): Promise<LiveNumber[]> {
    const position = await this.journal.head();
    const { timeZone } = this.env;
    const scope = { realm, incidentId, position, at: this.clock.isoNow(realm), timeZone };
    return readNumbers(this.database, tokens, scope);
  }
}
