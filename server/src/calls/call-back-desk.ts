/** The only hand on a number to call back: claimed, released, reached, tried, left word. */
import { Injectable } from '@nestjs/common';
import type { CallBackCommand } from '@heed/shared/calls';
import type { Realm } from '@heed/shared/vocabulary';
import { SealedWords } from '../cases/sealed-words';
import { DeskWriter, type DeskChange } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { CallRealms } from './call-realms';
import { loadCallBack, lockCalls, saveCallBack } from './call-rows';
import type { SealedNumber } from './numbers';
import { decideCallBack, type CallLimits } from './rules/call-back';
import { noteChange } from './note-change';

/** What a command did; the whole number for the one who holds it then. */
export interface CallBackDone {
  readonly position: number;
  readonly number: string | null;
}

@Injectable()
export class CallBackDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly words: SealedWords,
    private readonly realms: CallRealms,
  ) {}

  async command(id: string, command: CallBackCommand, by: Actor): Promise<CallBackDone | Refusal> {
    const line = isId(id) ? await this.lineOf(id) : null;
    if (!line) return refuse('not-found');
    const { realm } = line;
    const closed = this.realms.fault(realm);
    if (closed) return closed;
    const { requestId, ...body } = command;
    const request = { realm, by, requestId, body: { callBackId: id, ...body } };
    const done = await this.writer.write(request, (change) =>
      decide(change, id, command, this.realms.limitsOf(realm)),
    );
    if (isRefusal(done)) return done;
    const { position } = done;
    return { position, number: await this.numberFor(id, by) };
  }

  /** [M9] The claim stands in the journal by now. */
  private async numberFor(id: string, by: Actor): Promise<string | null> {
    const line = await this.lineOf(id);
    if (!line?.leaseUntil || by.id === null || line.holderId !== by.id) return null;
    if (line.leaseUntil <= this.realms.isoNow(line.realm)) return null;
    const opened = await this.words.open([line.sealId]);
    return (opened.get(line.sealId) as SealedNumber | undefined)?.phone ?? null;
  }

  private async lineOf(id: string) {
    const [line] = await this.database.query<{
      realm: Realm;
      sealId: string;
      holderId: string | null;
      leaseUntil: string | null;
    }>(
      `select realm, seal_id as "sealId", holder_id as "holderId", lease_until as "leaseUntil"
       from call_back where id = $1`,
      [id],
    );
    return line ?? null;
  }
}

async function decide(
  change: DeskChange,
  id: string,
  command: CallBackCommand,
  limits: CallLimits,
): Promise<string | Refusal> {
  await lockCalls(change, change.realm);
  const record = await loadCallBack(change, id);
  if (!record) return refuse('not-found');
  const decided = decideCallBack(
    { record, now: change.at, actorId: change.by.id, limits },
    command,
  );
  if (isRefusal(decided)) return decided;
  await saveCallBack(change, decided.record, null);
  noteChange(change, decided.step, decided.record);
  return id;
}
