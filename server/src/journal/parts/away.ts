/** Says that entries are set apart, wherever leaving them out would give a wrong answer. */
import type { QueryResultRow } from 'pg';
import { RefusedError, refuse } from '../../kernel/refusal';

/** Entries that are needed lie in a file. To people it is a refusal; in logs it says what to do. */
export class AwayError extends RefusedError {
  override readonly name = 'AwayError';

  constructor({ from, to, month, file }: AwayPart) {
    super(refuse('set-apart', { details: [{ path: 'month', message: month }] }));
    this.message =
      `entries ${from} to ${to - 1} of the journal (${month}) are set apart: ` +
      `put them back with 'heed journal attach ${file}'`;
  }
}

export interface AwayPart {
  readonly from: number;
  readonly to: number;
  readonly month: string;
  readonly file: string;
}

/** The database, or a change at work. */
interface Reads {
  query<T extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<T[]>;
}

/** What of the journal is needed. */
export interface Needed {
  /** Entries behind this position. */
  readonly after?: number;
  /** Entries of this realm alone. */
  readonly realm?: string;
  /** Entries of this time and later, by their realm's clock. */
  readonly since?: string;
}

/** The newest part set apart that holds entries which are needed; null where there is none. */
export async function awayPart(
  reads: Reads,
  { after = 0, realm, since }: Needed,
): Promise<AwayPart | null> {
  const [found] = await reads.query<AwayPart>(
    `select from_position as "from", to_position as "to", month, file from journal_part
     where state = 'away' and to_position - 1 > $1 and ($2::text is null or $2 = any (realms))
       and ($3::timestamptz is null or last_at >= $3)
     order by from_position desc limit 1`,
    [after, realm ?? null, since ?? null],
  );
  return found ?? null;
}

/** Throws an AwayError where entries that are needed are set apart. */
export async function needHere(reads: Reads, needed: Needed): Promise<void> {
  const away = await awayPart(reads, needed);
  if (away) throw new AwayError(away);
}
