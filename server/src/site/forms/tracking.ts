/** Opens a case to whoever has its number and its code. Every wrong pair gets the same answer after the same work. */
import { Injectable } from '@nestjs/common';
import type { TrackForm } from '@heed/shared/site';
import { REAL } from '@heed/shared/vocabulary';
import { TrackingCodes } from '../../cases/tracking-code';
import { Database } from '../../kernel/database/database';
import { KeyStore } from '../../kernel/seal/key-store';
import { SiteLimits, type Counted } from './site-limits';
import { TrackedCases, type TrackedCase } from './tracked-cases';

export type TrackOutcome =
  | { readonly kind: 'found'; readonly found: TrackedCase }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number };

export type OpenOutcome =
  | { readonly kind: 'opened'; readonly caseId: string }
  | Exclude<TrackOutcome, { kind: 'found' }>;

const TRIES = 5;
const WINDOW_MILLISECONDS = 15 * 60_000;
/** Stands in for the case that isn't there, so that its code is worked out all the same. */
const NOBODYS = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class Tracking {
  private readonly codes: TrackingCodes;

  constructor(
    private readonly database: Database,
    private readonly limits: SiteLimits,
    private readonly cases: TrackedCases,
    keys: KeyStore,
  ) {
    this.codes = new TrackingCodes(keys);
  }

  async track(form: TrackForm, network: string): Promise<TrackOutcome> {
    const opened = await this.open(form, network);
    if (opened.kind !== 'opened') return opened;
    const found = await this.cases.tell(opened.caseId);
    return found ? { kind: 'found', found } : { kind: 'wrong' };
  }

  /** The case that number and code open. */
  async open(
    { caseNo, code }: Pick<TrackForm, 'caseNo' | 'code'>,
    network: string,
  ): Promise<OpenOutcome> {
    const tries = triesOf(caseNo, network);
    const retryAfterSeconds = await this.limits.take(tries);
    if (retryAfterSeconds > 0) return { kind: 'limited', retryAfterSeconds };
    const rows = await this.database.query<{ id: string }>(
      'select id from cases where realm = $1 and case_no = $2',
      [REAL, caseNo],
      'site-case',
    );
    const id = rows[0]?.id;
    const right = this.codes.isRight(id ?? NOBODYS, code);
    if (id === undefined || !right) return { kind: 'wrong' };
    await this.limits.giveBack(tries);
    return { kind: 'opened', caseId: id };
  }
}

function triesOf(caseNo: string, network: string): Counted[] {
  const limit = { most: TRIES, milliseconds: WINDOW_MILLISECONDS };
  return [
    { of: `track|case|${caseNo}`, ...limit },
    { of: `track|network|${network}`, ...limit },
  ];
}
