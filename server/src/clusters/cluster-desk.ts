/** The only writer of clusters: holds the journal's head, lets the rules decide, writes relation, words and entries in one commit. */
import { Injectable } from '@nestjs/common';
import type { ClusterCommand, ClusterInput, MemberCommandKind } from '@heed/shared/clusters';
import type { Realm, Urgency } from '@heed/shared/vocabulary';
import { SYSTEM_ACTOR, type Actor } from '../journal/events';
import { DeskWriter, type DeskChange, type DeskDone } from '../journal/desk-writer';
import { contentDigest } from '../kernel/canonical-json';
import { Database } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';
import { ReferenceLists } from '../reference/reference-lists';
import { eventsOf, shownOf } from './cluster-events';
import type { ClusterRecord } from './cluster-record';
import {
  insertCluster,
  insertClusterWords,
  loadCaseFacts,
  loadCluster,
  loadMembers,
  updateCluster,
  writeMembers,
} from './cluster-rows';
import { decideCluster, decideJoin, refuseEarly, type RelationCommand } from './rules/decide';
import { decideTipOffs } from './rules/tip-offs';
import {
  NO_CHANGE,
  nobodys,
  type ClusterDirectory,
  type ClusterDraft,
  type ClusterSituation,
} from './rules/situation';

/** Who asks, as far as the rules care. */
export interface ClusterActor {
  readonly actor: Actor;
  readonly leader: boolean;
}

const HEED: ClusterActor = { actor: SYSTEM_ACTOR, leader: true };

type MemberCommand = Extract<ClusterCommand, { kind: MemberCommandKind }>;

@Injectable()
export class ClusterDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly lists: ReferenceLists,
  ) {}

  /** Opens a cluster of the cases named. */
  async open(input: ClusterInput, realm: Realm, by: ClusterActor): Promise<DeskDone | Refusal> {
    const { requestId, caseIds, leadId, reason } = input;
    if (!caseIds.includes(leadId)) return refuseField('invalid', 'leadId', 'not-member');
    const request = { realm, by: by.actor, requestId, body: input };
    return this.writer.write(request, async (change) => {
      await change.lockHead();
      const record = nobodys(newId(), realm, leadId);
      const situation = await this.situation(change, record, by, caseIds);
      const draft = decideJoin(situation, caseIds, null);
      if (isRefusal(draft)) return draft;
      await insertCluster(change.client, record);
      return apply(change, situation, { ...draft, words: { reason }, told: 'cluster-opened' });
    });
  }

  /** Changes a cluster: durable when it answers. */
  async command(
    record: ClusterRecord,
    command: RelationCommand,
    by: ClusterActor,
  ): Promise<DeskDone | Refusal> {
    const { id, realm } = record;
    const body = { id, command };
    const request = { realm, by: by.actor, requestId: command.requestId, body };
    return this.writer.write(request, async (change) => {
      const named = 'caseIds' in command ? (command.caseIds ?? []) : [];
      const situation = await this.held(change, id, by, named);
      if (!situation) return refuse('not-found');
      const draft = decideCluster(situation, command);
      return isRefusal(draft) ? draft : apply(change, situation, draft);
    });
  }

  /**
   * [K7] Cases join under the cluster's rule, those of them that still may; null where none does. It
   * makes no version: whoever acts on the cluster at the same time isn't kept from it.
   */
  async joinByRule(
    { id, realm }: Pick<ClusterRecord, 'id' | 'realm'>,
    ruleId: string,
    caseIds: readonly string[],
  ): Promise<void> {
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    await this.writer.write(request, async (change) => {
      const situation = await this.held(change, id, HEED, caseIds);
      const record = situation?.record;
      if (!situation || record?.rule?.id !== ruleId) return refuse('illegal-state');
      const free = caseIds.filter((caseId) => {
        const facts = situation.cases.get(caseId);
        if (facts?.clusterId !== null || facts.closedAt !== null) return false;
        return !facts.keptApart && !facts.tipOff;
      });
      if (free.length === 0) return id;
      const draft = decideJoin(situation, free, ruleId);
      return isRefusal(draft) ? draft : apply(change, situation, { ...draft, last: record.last });
    });
  }

  /** [K14] Members that were turned to tip-offs leave. */
  async leaveTipOffs(id: string, realm: Realm): Promise<void> {
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    await this.writer.write(request, async (change) => {
      const situation = await this.held(change, id, HEED, []);
      if (!situation) return refuse('not-found');
      const draft = decideTipOffs(situation);
      return isRefusal(draft) ? draft : apply(change, situation, draft);
    });
  }

  /** [K9] Marks a cluster that a member raises; the lead's own urgency is the desk of cases' to change. */
  async raise(
    clusterId: string,
    raising: { readonly memberId: string; readonly from: Urgency; readonly to: Urgency },
    realm: Realm,
  ): Promise<void> {
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    await this.writer.write(request, async (change) => {
      const situation = await this.held(change, clusterId, HEED, []);
      if (!situation) return refuse('not-found');
      const record = { ...situation.record, raised: true };
      await updateCluster(change.client, record);
      const { leadId, version } = record;
      const shown = shownOf(situation.cases.get(leadId));
      const ofMember = { clusterId, clusterVersion: version, caseId: leadId, leadId, shown };
      change.note({ type: 'cluster-raised', data: { ...ofMember, ...raising } });
      return clusterId;
    });
  }

  /** [K10] Notes a command to all members, and in which versions it finds them; the act's id. */
  async act(
    record: ClusterRecord,
    command: MemberCommand,
    by: ClusterActor,
  ): Promise<DeskDone | Refusal> {
    const { id, realm } = record;
    const body = { id, command };
    const request = { realm, by: by.actor, requestId: command.requestId, body };
    return this.writer.write(request, async (change) => {
      const situation = await this.held(change, id, by, []);
      if (!situation) return refuse('not-found');
      const refused = refuseEarly(situation, command.expectedVersion);
      if (refused) return refused;
      const members = situation.members
        .flatMap(({ caseId }) => situation.cases.get(caseId) ?? [])
        .filter(({ closedAt }) => closedAt === null)
        .map(({ id: caseId, version }) => ({ caseId, version }));
      const actId = newId();
      const last = { ...NO_CHANGE, byId: by.actor.id, ...led(situation.record), actId };
      const next = { ...situation.record, version: situation.record.version + 1, last };
      await updateCluster(change.client, next);
      await change.query('insert into cluster_act (id, cluster_id, members) values ($1, $2, $3)', [
        actId,
        id,
        JSON.stringify(members),
      ]);
      const { kind } = command;
      const ofCluster = { clusterId: id, clusterVersion: next.version };
      const acted = { ...ofCluster, actId, kind, members: members.length };
      change.note({ type: 'cluster-acted', data: acted });
      return actId;
    });
  }

  /** The members that an act went to, each in the version that it had then. */
  async membersOfAct(actId: string): Promise<{ caseId: string; version: number }[]> {
    const rows = await this.database.query<{ members: { caseId: string; version: number }[] }>(
      'select members from cluster_act where id = $1',
      [actId],
    );
    return rows[0]?.members ?? [];
  }

  /** The cluster as it is now, held against every other writer to the end of the transaction. */
  private async held(
    change: DeskChange,
    id: string,
    by: ClusterActor,
    named: readonly string[],
  ): Promise<ClusterSituation | null> {
    // The desk of cases takes the head before its rows: so does this, or each could wait for the other.
    await change.lockHead();
    const record = await loadCluster(change.client, id);
    return record && this.situation(change, record, by, named);
  }

  private async situation(
    change: DeskChange,
    record: ClusterRecord,
    { actor, leader }: ClusterActor,
    named: readonly string[],
  ): Promise<ClusterSituation> {
    const members = await loadMembers(change.client, record.id);
    const before = record.last?.left ?? [];
    const ids = [...members, ...before].map(({ caseId }) => caseId);
    const cases = await loadCaseFacts(change.client, [...ids, ...named]);
    const by = { id: actor.id, leader };
    const directory = this.directory(record.realm);
    const longestRule = this.lists.of(record.realm).limits['cluster-rule-days'];
    const ours = { directory, longestRule, nextId: newId() };
    return { record, members, cases, by, now: change.at, ...ours };
  }

  private directory(realm: Realm): ClusterDirectory {
    const lists = this.lists.of(realm);
    return {
      categoryExists: (code) => lists.categoryExists(code),
      placeExists: (code) => lists.districtOf(code) !== undefined,
      zoneExists: (code) => lists.zone(code) !== undefined,
    };
  }
}

async function apply(
  change: DeskChange,
  situation: ClusterSituation,
  draft: ClusterDraft,
): Promise<string> {
  const { record: before, cases } = situation;
  const byRule = draft.joins.some(({ ruleId }) => ruleId !== null) && draft.last === before.last;
  const { leadId, rule, dissolvedAt, last } = draft;
  const version = byRule ? before.version : before.version + 1;
  const after = { ...before, version, leadId, rule, dissolvedAt, last };
  const hasWords = Object.keys(draft.words).length > 0;
  const textDigest = hasWords ? contentDigest(draft.words) : null;
  await updateCluster(change.client, after);
  await writeMembers(change.client, after, draft);
  if (textDigest !== null) await insertClusterWords(change.client, after, textDigest, draft.words);
  for (const event of eventsOf({ before, after, draft, cases, textDigest })) change.note(event);
  return after.id;
}

function led({ leadId, rule }: ClusterRecord): Pick<ClusterRecord, 'leadId' | 'rule'> {
  return { leadId, rule };
}
