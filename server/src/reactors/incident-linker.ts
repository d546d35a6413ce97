/**
 * Links cases to the incidents that ask for them: what comes in, and, when a rule is set or this node
 * starts, what came in before. Linking what is linked already changes nothing, so any number of nodes
 * may do it, and what was missed while all were down is found at the next start.
 */
import { Injectable } from '@nestjs/common';
import type { Realm } from '@heed/shared/vocabulary';
import { newId } from '../kernel/ids';
import { Database } from '../kernel/database/database';
import { isRefusal } from '../kernel/refusal';
import { CaseDesk } from '../cases/case-desk';
import type { CommandActor } from '../cases/rules/situation';
import { topicJoins } from '../journal/events/topic-joins';
import type { FoldedEntry } from '../projections/projection';
import { ReferenceLists } from '../reference/reference-lists';
import { EntryFollower } from './entry-follower';
import { HeardCases } from './heard-cases';
import {
  asksTopics,
  LinkCandidates,
  openRules,
  type CaseToLink,
  type OpenRule,
} from './link-candidates';

/** Cases that are linked together. */
const AT_ONCE = 50;
const MOST_ATTEMPTS = 5;

const LINKER: CommandActor = {
  kind: 'system',
  id: 'incident-linker',
  unitId: null,
  unitIds: [],
  leader: true,
};

/** What a link is asked for by: the incident's rule, or the source of a complaint. */
type Asker = 'rule' | 'source';

/** A case that its source says belongs to an incident. */
interface NamedLink extends CaseToLink {
  readonly incidentId: string;
}

@Injectable()
export class IncidentLinker extends EntryFollower {
  private readonly candidates: LinkCandidates;
  private rules: readonly OpenRule[] | null = null;
  private readonly heard = new HeardCases();
  private readonly named: NamedLink[] = [];
  /** Incidents whose rule is held against what came in before. */
  private readonly past = new Set<string>();
  /** Realms in which a topic took in another one's cases. */
  private readonly merged = new Set<Realm>();

  constructor(
    private readonly database: Database,
    private readonly desk: CaseDesk,
    lists: ReferenceLists,
  ) {
    super('cases could not be linked');
    this.candidates = new LinkCandidates(
      database,
      (realm, zone) => lists.of(realm).zone(zone)?.streets ?? [],
    );
  }

  /** Holds every rule against what came in while no node was up. */
  async start(): Promise<void> {
    for (const { incidentId } of await this.reload()) this.past.add(incidentId);
    this.wake();
  }

  protected override note(entry: FoldedEntry): void {
    const { type, data, realm } = entry;
    if ('standing' in data) {
      this.rules = null;
      if (type === 'incident-opened' || type === 'incident-rule-set')
        this.past.add(data.incidentId);
      return;
    }
    if (type === 'topics-merged') {
      this.rules = null;
      this.merged.add(realm);
      return;
    }
    for (const { caseId, historic } of topicJoins(entry)) {
      if (!historic && this.mayAsk(realm)) this.heard.hear(realm, caseId);
    }
    const mayFit =
      type === 'complaint-registered' ||
      type === 'category-set' ||
      type === 'place-set' ||
      type === 'case-undone';
    if (!mayFit || data.after.historic) return;
    if (this.mayAsk(realm)) this.heard.hear(realm, data.caseId);
    if (type !== 'complaint-registered' || data.incidentId === undefined) return;
    const { caseId, incidentId, after } = data;
    if (!after.incidentIds?.includes(incidentId)) {
      this.named.push({ caseId, incidentId, version: after.version });
    }
  }

  protected override get isIdle(): boolean {
    const sets = this.past.size + this.merged.size;
    return this.heard.isEmpty && sets === 0 && this.named.length === 0;
  }

  protected override async turn(): Promise<void> {
    const rules = this.rules ?? (await this.reload());
    for (const { incidentId, realm, rule } of rules) {
      if (asksTopics(rule) && this.merged.has(realm)) this.past.add(incidentId);
    }
    this.merged.clear();
    const [link] = this.named;
    if (link) {
      await this.linkOne(link.incidentId, link, 'source');
      this.named.shift();
      return;
    }
    if (!this.heard.isEmpty) return this.linkHeard(rules);
    const [incidentId] = this.past;
    if (incidentId !== undefined) await this.linkPast(incidentId, rules);
  }

  /** False where no rule of the realm can ask for a case. */
  private mayAsk(realm: Realm): boolean {
    return this.rules === null || this.rules.some((open) => open.realm === realm);
  }

  private async linkHeard(rules: readonly OpenRule[]): Promise<void> {
    await this.heard.look(async (realm, caseIds) => {
      for (const open of rules.filter((each) => each.realm === realm)) {
        const asked = await this.candidates.among(open, caseIds);
        await this.link(open.incidentId, asked, 'rule');
      }
    });
  }

  private async linkPast(incidentId: string, rules: readonly OpenRule[]): Promise<void> {
    const open = rules.find((each) => each.incidentId === incidentId);
    this.past.delete(incidentId);
    if (!open) return;
    try {
      for await (const page of this.candidates.past(open)) {
        await this.link(incidentId, page, 'rule');
      }
    } catch (error) {
      this.past.add(incidentId);
      throw error;
    }
  }

  private async reload(): Promise<readonly OpenRule[]> {
    const rules = await openRules(this.database);
    this.rules = rules;
    return rules;
  }

  private async link(
    incidentId: string,
    cases: readonly CaseToLink[],
    linkRule: Asker,
  ): Promise<void> {
    for (let from = 0; from < cases.length; from += AT_ONCE) {
      const some = cases.slice(from, from + AT_ONCE);
      await Promise.all(some.map((each) => this.linkOne(incidentId, each, linkRule)));
    }
  }

  /** Whoever changed the case meanwhile doesn't keep it out: the rules decide anew on what it is now. */
  private async linkOne(
    incidentId: string,
    { caseId, version }: CaseToLink,
    linkRule: Asker,
  ): Promise<void> {
    let expectedVersion = version;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const answer = await this.desk.command({
        caseId,
        actor: LINKER,
        linkRule,
        command: {
          kind: 'link-incident',
          expectedVersion,
          requestId: newId(),
          incidentId,
          reason: linkRule,
        },
      });
      if (!isRefusal(answer) || answer.error !== 'stale-version') return;
      expectedVersion = answer.extra.currentVersion ?? expectedVersion;
    }
  }
}
