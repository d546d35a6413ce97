/** Makes of what somebody sent a complaint ready to be written: triaged, redacted, what is personal set apart. */
import { Injectable } from '@nestjs/common';
import type { ComplaintInput } from '@heed/shared/complaint';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { newId } from '../kernel/ids';
import { isoTime, parseTime } from '../kernel/instant';
import { keyedHash, type HashKey } from '../kernel/seal/digest';
import { KeyStore } from '../kernel/seal/key-store';
import { Sealer } from '../kernel/seal/sealer';
import { showable } from '../kernel/text/clean-text';
import { accountOf } from '../kernel/text/account';
import { normalisePhone } from '../kernel/text/phone';
import type { PersonIndex, PreparedComplaint, RequestIdentity } from '../cases/prepared';
import { redact } from '../triage/redact';
import { repeatOf } from '../triage/repeat';
import { shortTitle } from '../triage/short-title';
import type { TriageOutcome } from '../triage/triage';
import type { RegisterContext } from './outcome';
import { TriageBook } from './triage-book';

const SHORT_DIGEST_HEX = 16;

@Injectable()
export class ComplaintPreparer {
  private readonly requestKey: HashKey;

  constructor(
    private readonly book: TriageBook,
    private readonly sealer: Sealer,
    keys: KeyStore,
  ) {
    this.requestKey = keys.derive('request');
  }

  /** Whether a unit of that id or name is on the realm's lists. */
  knowsUnit(unit: string, realm: Realm): boolean {
    return this.book.of(realm).unit(unit) !== undefined;
  }

  prepare(input: ComplaintInput, context: RegisterContext, now: number): PreparedComplaint {
    const realm = input.realm ?? REAL;
    const scopeId = this.sealer.scopeOf(realm, now);
    const receivedAt = utc(input.receivedAt) ?? isoTime(now);
    const book = this.book.of(realm);
    const outcome = book.triage.assess({ ...input, ...input.place });
    const { anonymous = false, confidential = false, replyWanted = true } = input.complainant ?? {};
    const known = knownNames(input);
    const body = redact(showable(input.text), known);
    return {
      complaintId: newId(),
      realm,
      scopeId,
      actor: context.actor,
      ...(context.at !== undefined && { toldAt: isoTime(context.at) }),
      importId: context.importId ?? null,
      incidentId: input.incidentId ?? null,
      channel: input.channel,
      receivedAt,
      occurredAt: utc(input.occurredAt),
      ...triaged(outcome),
      unitId: (input.unit ? book.unit(input.unit) : undefined) ?? null,
      historic: input.historic ?? false,
      closedAt: utc(input.closedAt),
      dueAt: utc(input.dueAt),
      reachable: isReachable(input, replyWanted),
      flags: { anonymous, confidential, replyWanted },
      evidenceIds: input.evidenceIds ?? [],
      sealed: sealedOf(input),
      title: input.title ? redact(showable(input.title), known) : shortTitle(body),
      body,
      request: this.identity(input, context),
      indexes: this.indexesOf(input, realm, now),
      findRepeat: (candidates) =>
        repeatOf({ category: outcome.category, street: outcome.street, receivedAt }, candidates),
    };
  }

  private identity(input: ComplaintInput, context: RegisterContext): RequestIdentity | null {
    const { source, sourceId } = input;
    const ofSource = source !== undefined && sourceId !== undefined;
    const name = ofSource
      ? JSON.stringify(['source', input.realm ?? REAL, source, sourceId])
      : context.idempotencyKey !== undefined
        ? JSON.stringify(['key', context.actor.id, context.idempotencyKey])
        : null;
    if (name === null) return null;
    return {
      key: this.keyed(name),
      digest: this.keyed(JSON.stringify(input)),
      ofSource,
      sourceDigest: ofSource ? this.sourceDigest(input) : null,
    };
  }

  /** One short keyed hash for each field that may change at its source, in the desk's order. */
  private sourceDigest(input: ComplaintInput): string {
    const { externalState, unit, dueAt, reply, closedAt } = input;
    return [externalState, unit, utc(dueAt), reply, utc(closedAt)]
      .map((value, n) => this.keyed(`${n}|${value ?? ''}`).slice(0, SHORT_DIGEST_HEX))
      .join('');
  }

  private keyed(text: string): string {
    return keyedHash(this.requestKey, text);
  }

  /** Blind indexes in this month's scope and the last one's, where an open case may lie. */
  private indexesOf(input: ComplaintInput, realm: string, now: number): PersonIndex[] {
    const phone = normalisePhone(input.complainant?.phone ?? '');
    const email = input.complainant?.email?.toLowerCase();
    const account = accountOf(input);
    const values = [
      ...(phone ? [['phone', phone] as const] : []),
      ...(email ? [['email', email] as const] : []),
      ...(account === null ? [] : [['account', account] as const]),
    ];
    return this.sealer.presentScopes(realm, now).flatMap((scopeId) =>
      values.map(([kind, value]) => ({
        kind,
        scopeId,
        index: this.sealer.blindIndexHex(scopeId, kind, value),
      })),
    );
  }
}

function triaged(outcome: TriageOutcome) {
  const { kind, urgency, category, vulnerable, district, street, cell } = outcome;
  const fired = outcome.fired.map(({ rule, offset, length }) => ({ rule, offset, length }));
  return { kind, urgency, category, vulnerable, district, street, cell, fired };
}

function isReachable(input: ComplaintInput, replyWanted: boolean): boolean {
  const { phone, email } = input.complainant ?? {};
  return replyWanted && (phone !== undefined || email !== undefined);
}

/** Everything personal, apart: it is sealed under the person's key and stands nowhere else. */
function sealedOf(input: ComplaintInput): Record<string, unknown> {
  const { title, text, source, sourceId, externalState, reply, onBehalfOf } = input;
  const { name, phone, email, account } = input.complainant ?? {};
  return {
    title,
    text,
    name,
    phone,
    email,
    account,
    ...input.place,
    onBehalfOf,
    source,
    sourceId,
    externalState,
    reply,
  };
}

function knownNames(input: ComplaintInput) {
  const people = [input.complainant, input.onBehalfOf];
  return {
    names: people.flatMap((person) => (person?.name ? [person.name] : [])),
    phones: people.flatMap((person) => (person?.phone ? [person.phone] : [])),
    addresses: input.place?.address ? [input.place.address] : [],
  };
}

function utc(time: string | undefined): string | null {
  return time === undefined ? null : isoTime(parseTime(time));
}
