/** [U8] What a link opens: the list's rows that are still the unit's, and the way to answer each once. */
import { Injectable } from '@nestjs/common';
import type { LinkAnswerForm } from '@heed/shared/unit-loop';
import { REAL } from '@heed/shared/vocabulary';
import { SYSTEM } from '../access/principal';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { sha256 } from '../kernel/seal/digest';
import { AnswerTaker, type Taken } from './answer-taker';
import type { ListedLine, UnitList } from './list-record';
import { findLink, loadList } from './list-rows';
import { UnitListReader } from './unit-list-reader';

/** A secret is 43 letters; nothing longer is looked for. */
const LONGEST_SECRET = 64;

export interface OpenedLink {
  readonly linkId: string;
  readonly expiresAt: string;
  readonly list: UnitList;
  readonly lines: readonly ListedLine[];
}

@Injectable()
export class UnitLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly reader: UnitListReader,
    private readonly taker: AnswerTaker,
  ) {}

  /** Null where no link with this secret serves any more. */
  async open(secret: string): Promise<OpenedLink | null> {
    if (secret.length > LONGEST_SECRET) return null;
    const found = await findLink(this.database, sha256(secret), this.clock.isoNow(REAL));
    const list = found && (await loadList(this.database.pool, found.listId));
    if (!list) return null;
    // What accuses the unit since is no longer at it, and so isn't here.
    const lines = await this.reader.lines(list, SYSTEM);
    const { linkId, expiresAt } = found;
    return { linkId, expiresAt, list, lines: lines.filter(({ here }) => here) };
  }

  /** Null where the row isn't the unit's any more, or was answered. */
  async answer(
    { linkId, list, lines }: OpenedLink,
    { n, contact, text }: LinkAnswerForm,
  ): Promise<Taken | null> {
    const line = lines.find((each) => each.n === n);
    if (!line || isAnswered(line)) return null;
    const answer = {
      reached: contact === '' ? null : contact === 'yes',
      text: text.trim() === '' ? null : text.trim(),
    };
    if (answer.reached === null && answer.text === null) return null;
    return this.taker.take(list, line, answer, { kind: 'system', linkId });
  }
}

/** What was refused may be answered otherwise. */
export function isAnswered({ outcome }: Pick<ListedLine, 'outcome'>): boolean {
  return outcome === 'applied' || outcome === 'conflict';
}
