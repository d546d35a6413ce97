/**
 * The only writer of suggested incidents: raised, changed and lapsed by the system as their signals go,
 * accepted, added to an incident or dismissed by people.
 */
import { Injectable } from '@nestjs/common';
import type { IncidentResult, LinkRulePart } from '@heed/shared/incidents';
import type { SignalRow } from '@heed/shared/signals';
import type {
  AcceptSuggestion,
  AddSuggestion,
  DismissSuggestion,
  SuggestionDismissed,
} from '@heed/shared/suggestions';
import type { Realm } from '@heed/shared/vocabulary';
import { SYSTEM_ACTOR, type Actor, type EventData } from '../../journal/events';
import { DeskWriter, type DeskChange } from '../../journal/desk-writer';
import { contentDigest } from '../../kernel/canonical-json';
import { Database } from '../../kernel/database/database';
import { isId, newId } from '../../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal';
import { IncidentDesk } from '../incident-desk';
import { beginningOf, ruleOf, scopeOf, type LapseReason } from './rules/suggestion';
import type { Holder } from './rules/within';
import {
  closeSuggestion,
  loadSuggestion,
  lockSuggestion,
  lockWithin,
  nameWithin,
  writeSuggestion,
  type StoredSuggestion,
} from './suggestion-rows';

/** A signal as its realm's board tells of it. */
export interface ToldSignal {
  readonly realm: Realm;
  readonly id: string;
  readonly signal: SignalRow;
}

@Injectable()
export class SuggestionDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly incidents: IncidentDesk,
  ) {}

  /** [I17] Raises it, or raises again what had lapsed; changes nothing where another node was first. */
  async raise(told: ToldSignal, lapsed?: StoredSuggestion): Promise<void> {
    await this.tell('suggestion-raised', told.realm, (at) => ({
      ...tellingOf(told),
      id: lapsed?.id ?? newId(),
      version: (lapsed?.version ?? 0) + 1,
      from: earlier(beginningOf(told.signal), lapsed?.from),
      raisedAt: at,
    }));
  }

  /** [I17] Its signal tells of another place or matter by now. */
  async change(told: ToldSignal, { id, version, from, raisedAt }: StoredSuggestion): Promise<void> {
    const known = { id, version: version + 1, raisedAt };
    const began = earlier(beginningOf(told.signal), from);
    await this.tell('suggestion-changed', told.realm, () => ({
      ...tellingOf(told),
      ...known,
      from: began,
    }));
  }

  /** [I17] */
  async lapse(suggestion: StoredSuggestion, why: LapseReason): Promise<void> {
    const { id, realm, version } = suggestion;
    await this.bySystem(realm, async (change) => {
      const decision = { state: 'lapsed', at: change.at, by: null } as const;
      if (!(await closeSuggestion(change.client, suggestion, decision)))
        return refuse('already-so');
      const data = { suggestionId: id, version: version + 1, why };
      change.note({ type: 'suggestion-lapsed', data });
      return id;
    });
  }

  /** [I20] A wider one, or an incident, holds its cases. */
  async putWithin(suggestion: StoredSuggestion, holder: Holder): Promise<void> {
    const { id, realm, version } = suggestion;
    await this.bySystem(realm, async (change) => {
      if (!(await nameWithin(change.client, suggestion, holder))) return refuse('already-so');
      const data = { suggestionId: id, version: version + 1, why: 'within', holder } as const;
      change.note({ type: 'suggestion-lapsed', data });
      return id;
    });
  }

  /** [I20] Nothing else holds its cases any more: it stands by itself. */
  async release(suggestion: StoredSuggestion): Promise<void> {
    const { realm, version } = suggestion;
    const raised = {
      ...suggestion,
      state: 'standing',
      within: null,
      version: version + 1,
    } as const;
    await this.tell('suggestion-raised', realm, (at) => ({ ...raised, raisedAt: at }));
  }

  /** [I19] Declares the incident that holds its cases: durable when it answers. */
  async accept(id: string, input: AcceptSuggestion, by: Actor): Promise<IncidentResult | Refusal> {
    const { name, nameEn, class: kind, requestId } = input;
    return this.giveTo({ id, input, by }, (change, known, [own, ...also]) =>
      this.incidents.openWithin(change, {
        realm: known.realm,
        requestId,
        name,
        ...(nameEn !== undefined && { nameEn }),
        class: kind,
        firstKnownAt: known.since,
        rule: { ...own, ...(also.length > 0 && { also }) },
      }),
    );
  }

  /** [I21] An incident that is there takes its cases in: durable when it answers. */
  async add(id: string, input: AddSuggestion, by: Actor): Promise<IncidentResult | Refusal> {
    const { incidentId, name } = input;
    return this.giveTo({ id, input, by }, (change, _, parts) =>
      this.incidents.widenWithin(change, incidentId, { suggestionId: id, parts, name }),
    );
  }

  /** [I19] [I17] It stays away while its signal lasts. */
  async dismiss(
    id: string,
    input: DismissSuggestion,
    by: Actor,
  ): Promise<SuggestionDismissed | Refusal> {
    const { reason } = input;
    const done = await this.decide({ id, input, by }, async (change, decided) => {
      const decision = { state: 'dismissed', at: change.at, by: by.id, reason } as const;
      const textDigest = contentDigest({ reason });
      for (const each of decided) {
        await closeSuggestion(change.client, each, decision);
        const data = { suggestionId: each.id, version: each.version + 1, textDigest };
        change.note({ type: 'suggestion-dismissed', data });
      }
      return id;
    });
    return isRefusal(done) ? done : { position: done.position, suggestionId: id };
  }

  /** [I19] The incident that has its cases from now on, and the decision, in one commit. */
  private async giveTo(
    asked: Asked,
    work: (change: DeskChange, known: StoredSuggestion, parts: Parts) => Promise<string | Refusal>,
  ): Promise<IncidentResult | Refusal> {
    const done = await this.decide(asked, async (change, [known, ...within]) => {
      const also = within.map(({ scope, from }) => ruleOf(scope, from));
      const incidentId = await work(change, known, [ruleOf(known.scope, known.from), ...also]);
      if (isRefusal(incidentId)) return incidentId;
      const decision = { state: 'accepted', at: change.at, by: asked.by.id, incidentId } as const;
      for (const each of [known, ...within]) {
        await closeSuggestion(change.client, each, decision);
        const data = { suggestionId: each.id, version: each.version + 1, incidentId };
        change.note({ type: 'suggestion-accepted', data });
      }
      return incidentId;
    });
    return isRefusal(done) ? done : this.incidents.result(done);
  }

  private async decide(
    { id, input, by }: Asked,
    work: (change: DeskChange, decided: Decided) => Promise<string | Refusal>,
  ) {
    const found = isId(id) ? await loadSuggestion(this.database.pool, id) : null;
    if (!found) return refuse('not-found');
    const request = { realm: found.realm, by, requestId: input.requestId, body: { id, input } };
    return this.writer.write(request, async (change) => {
      const known = await lockSuggestion(change.client, id);
      if (!known) return refuse('not-found');
      if (known.state !== 'standing') return refuse('illegal-state');
      const { version: currentVersion } = known;
      if (currentVersion !== input.expectedVersion) {
        return refuse('stale-version', { currentVersion });
      }
      return work(change, [known, ...(await lockWithin(change.client, id))]);
    });
  }

  private tell(
    type: 'suggestion-raised' | 'suggestion-changed',
    realm: Realm,
    make: (at: string) => StoredSuggestion,
  ): Promise<unknown> {
    return this.bySystem(realm, async (change) => {
      const suggestion = make(change.at);
      if (!(await writeSuggestion(change.client, suggestion))) return refuse('already-so');
      change.note({ type, data: eventOf(suggestion) });
      return suggestion.id;
    });
  }

  private bySystem(realm: Realm, work: (change: DeskChange) => Promise<string | Refusal>) {
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    return this.writer.write(request, work);
  }
}

/** [I20] The suggestion, and what is named within it: one decision holds for all. */
type Decided = readonly [StoredSuggestion, ...StoredSuggestion[]];

/** [I18] What its incident asks for: its own, and what is named within it. */
type Parts = readonly [LinkRulePart, ...LinkRulePart[]];

interface Asked {
  readonly id: string;
  readonly input: AcceptSuggestion | AddSuggestion | DismissSuggestion;
  readonly by: Actor;
}

/** What the signal says; the rest is the suggestion's own. */
function tellingOf({ realm, id, signal }: ToldSignal) {
  const { question, since, at } = signal;
  const told = { realm, signal: id, question, scope: scopeOf(signal), since, toldAt: at };
  return { ...told, state: 'standing', incidentId: null, within: null } as const;
}

function eventOf(suggestion: StoredSuggestion): EventData<'suggestion-raised'> {
  const { id, version, signal, question, scope, from } = suggestion;
  const { zone, cells, category, topic } = scope;
  const place = { zone: zone.kind, place: zone.id, cells: [...cells], category, topic };
  return { suggestionId: id, version, signal, question, ...place, from };
}

function earlier(one: string, other: string | undefined): string {
  return other !== undefined && other < one ? other : one;
}
