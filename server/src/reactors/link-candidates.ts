/** What the incidents that take cases in ask for, and which cases those are. */
import type { LinkRule } from '@heed/shared/incidents';
import type { Realm } from '@heed/shared/vocabulary';
import { ruleAsksFor } from '../incidents/rules/link-rule';
import { cellOfComplaint, presentTopics } from '../incidents/suggestions/suggested-cases';
import { Database } from '../kernel/database/database';

/** An incident that takes cases in, and its rule. */
export interface OpenRule {
  readonly incidentId: string;
  readonly realm: Realm;
  readonly rule: LinkRule;
}

export interface CaseToLink {
  readonly caseId: string;
  readonly version: number;
}

interface Told {
  readonly caseId: string;
  readonly version: number;
  readonly receivedAt: string;
  readonly category: string | null;
  readonly district: string | null;
  readonly street: string | null;
  readonly cell: string | null;
  readonly topic: string | null;
  readonly text: string;
}

const PAGE = 500;

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Where a complaint lies on the map stands in its entry alone: looked up for a rule that asks for it. */
function toldFor({ cells = [] }: LinkRule): string {
  return `select k.complaint_id as "complaintId", c.id as "caseId", c.version, k.received_at as "receivedAt", c.category,
    c.district, c.street, ${cells.length > 0 ? cellOfComplaint : 'null'} as cell, m.topic_id as topic,
    t.title || ' ' || t.body as text
  from cases c join complaint k on k.case_id = c.id
    join complaint_text t on t.complaint_id = k.complaint_id
    left join topic_text m on m.complaint_id = k.complaint_id
  where c.realm = $1 and not c.historic and not (c.incident_ids @> array[$2::uuid])`;
}

/** [I11] Rules of the incidents that are neither stood down nor reviewed; [I10] their topics as they are by now. */
export async function openRules(database: Database): Promise<OpenRule[]> {
  const open = await database.query<OpenRule>(
    `select id as "incidentId", realm, rule from incident
     where state not in ('stood_down', 'reviewed')`,
  );
  return Promise.all(open.map((each) => withPresentTopics(database, each)));
}

async function withPresentTopics(database: Database, open: OpenRule): Promise<OpenRule> {
  const { topics = [] } = open.rule;
  if (topics.length === 0) return open;
  const present = await database.query<{ id: string }>(presentTopics('$1::uuid[]'), [topics]);
  return { ...open, rule: { ...open.rule, topics: present.map(({ id }) => id) } };
}

export class LinkCandidates {
  constructor(
    private readonly database: Database,
    private readonly streetsOfZone: (realm: Realm, zone: string) => readonly string[],
  ) {}

  /** Of the cases named those that the rule asks for and that aren't linked. */
  async among(open: OpenRule, caseIds: readonly string[]): Promise<CaseToLink[]> {
    const told = await this.database.query<Told>(
      `${toldFor(open.rule)} and c.id = any ($3::uuid[])`,
      [open.realm, open.incidentId, caseIds],
    );
    return this.asked(open, told);
  }

  /** All cases of the realm that the rule asks for, a page at a time. */
  async *past(open: OpenRule): AsyncGenerator<CaseToLink[]> {
    const { realm, incidentId, rule } = open;
    let after = FIRST;
    for (;;) {
      const told = await this.database.query<Told & { complaintId: string }>(
        `${toldFor(rule)} and k.received_at >= $3 and ($4::timestamptz is null or k.received_at < $4)
           and k.complaint_id > $5 order by k.complaint_id limit ${PAGE}`,
        [realm, incidentId, rule.from, rule.to, after],
      );
      yield this.asked(open, told);
      const last = told.at(-1)?.complaintId;
      if (told.length < PAGE || last === undefined) return;
      after = last;
    }
  }

  private asked({ realm, rule }: OpenRule, told: readonly Told[]): CaseToLink[] {
    const found = new Map<string, CaseToLink>();
    for (const { caseId, version, ...candidate } of told) {
      const streets = (zone: string) => this.streetsOfZone(realm, zone);
      if (ruleAsksFor(rule, candidate, streets)) found.set(caseId, { caseId, version });
    }
    return [...found.values()];
  }
}
