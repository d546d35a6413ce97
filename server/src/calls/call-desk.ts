/** Takes what a telephone system tells of calls, and keeps the list of numbers that were not heard. */
import { Injectable } from '@nestjs/common';
import type { CallInput, CallReceipt } from '@heed/shared/calls';
import type { Realm } from '@heed/shared/vocabulary';
import { DeskWriter, type DeskChange } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { newId } from '../kernel/ids';
import { parseTime } from '../kernel/instant';
import { isRefusal, refuseField, type Refusal } from '../kernel/refusal';
import { keyedHash, type HashKey } from '../kernel/seal/digest';
import { KeyStore } from '../kernel/seal/key-store';
import { Sealer } from '../kernel/seal/sealer';
import { normalisePhone } from '../kernel/text/phone';
import type { CallBackRecord } from './call-back-record';
import { CallRealms } from './call-realms';
import * as rows from './call-rows';
import { Numbers, type KnownNumber } from './numbers';
import { afterCall, type CallEffect } from './rules/call-effect';
import { toldOf, type ToldFacts } from './rules/told';
import { noteChange } from './note-change';

/** [M2] How far ahead of our clock a telephone system's clock may be. */
const CLOCK_SKEW = 10 * 60_000;

type Taken = Omit<CallReceipt, 'position'> | Refusal;

@Injectable()
export class CallDesk {
  private readonly callKey: HashKey;
  private readonly numbers: Numbers;

  constructor(
    private readonly writer: DeskWriter,
    private readonly realms: CallRealms,
    sealer: Sealer,
    keys: KeyStore,
  ) {
    this.callKey = keys.derive('call');
    this.numbers = new Numbers(sealer);
  }

  /** Takes events of one realm in one transaction, in their order; each has its own answer. */
  async take(
    realm: Realm,
    inputs: readonly CallInput[],
    by: Actor,
  ): Promise<(CallReceipt | Refusal)[]> {
    const closed = this.realms.fault(realm);
    if (closed) return inputs.map(() => closed);
    const taken: Taken[] = [];
    const request = { realm, by, requestId: null, body: null };
    const done = await this.writer.write(request, async (change) => {
      await rows.lockCalls(change, realm);
      for (const input of inputs) taken.push(await this.takeOne(change, input));
      return realm;
    });
    if (isRefusal(done)) return inputs.map(() => done);
    const { position } = done;
    return taken.map((each) => (isRefusal(each) ? each : { ...each, position }));
  }

  private async takeOne(change: DeskChange, input: CallInput): Promise<Taken> {
    const { callId, event } = input;
    const phone = input.number === null ? null : normalisePhone(input.number);
    const fault = faultOf(input, phone, change.at);
    if (fault) return fault;
    const number = phone === null ? null : await this.numbers.find(change, phone);
    const line = number && (await lineOf(change, number));
    const sourceKey = keyedHash(this.callKey, `${change.realm}|${callId}`);
    const known = await rows.loadCall(change, change.realm, sourceKey);
    if (known?.told.includes(event)) {
      return { callId, status: 'known', callBackId: line?.id ?? null };
    }
    const told = toldOf(input, known, known?.id ?? newId());
    await keep(change, told, { sourceKey, number, isNew: known === null });
    const after = number ? await this.effect(change, { told, line, number }) : null;
    const callBackId = (after ?? line)?.id ?? null;
    const { agent: _agent, ...facts } = told;
    change.note({ type: 'call-told', data: { ...facts, callBackId } });
    return { callId, status: 'recorded', callBackId };
  }

  /** What becomes of the number's line: its record where it changed. */
  private async effect(
    change: DeskChange,
    { told, line, number }: { told: ToldFacts; line: CallBackRecord | null; number: KnownNumber },
  ): Promise<CallBackRecord | null> {
    const indexes = number.indexes.map(({ index }) => index);
    const heardAt = line?.heardAt ?? null;
    const missed = await rows.missedOf(change, change.realm, { indexes, heardAt });
    const { realm } = change;
    const limits = this.realms.limitsOf(realm);
    const effect = afterCall({ line, told, missed, realm, newId, limits });
    if (effect === null) return null;
    return this.write(change, effect, line === null ? number : null);
  }

  private async write(
    change: DeskChange,
    { step, record }: CallEffect,
    isNew: KnownNumber | null,
  ): Promise<CallBackRecord> {
    const sealed = isNew && (await this.numbers.seal(change, isNew));
    await rows.saveCallBack(change, record, sealed);
    noteChange(change, step, record);
    return record;
  }
}

function faultOf(input: CallInput, phone: string | null, now: string): Refusal | null {
  if (parseTime(input.at) > parseTime(now) + CLOCK_SKEW) {
    return refuseField('invalid', 'at', 'in-the-future');
  }
  const unreadable = input.number !== null && phone === null;
  return unreadable ? refuseField('invalid', 'number', 'not a phone number') : null;
}

async function lineOf(change: DeskChange, { found }: KnownNumber): Promise<CallBackRecord | null> {
  const people = [...found.values()].map(({ id }) => id);
  return people.length > 0 ? rows.loadCallBackOf(change, change.realm, people) : null;
}

interface Keeping {
  readonly sourceKey: string;
  readonly number: KnownNumber | null;
  readonly isNew: boolean;
}

async function keep(change: DeskChange, told: ToldFacts, { sourceKey, number, isNew }: Keeping) {
  const bidx = number?.indexes[0].index ?? null;
  const { callId: id, offeredAt, event, happenedAt, queue, agent, waitSeconds, outcome } = told;
  if (isNew) await rows.insertCall(change, { id, realm: change.realm, sourceKey });
  const facts = { queue, agent, waitSeconds, outcome, offeredAt };
  await rows.tellCall(change, { id, event, at: happenedAt, bidx, ...facts });
}
