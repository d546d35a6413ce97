/** What the incidents that take cases in ask for, and which cases those are. */
import type { LinkRule, LinkRulePart } from '@heed/shared/incidents';
import type { Realm } from '@heed/shared/vocabulary';
import { partsOf, ruleAsksFor } from '../incidents/rules/link-rule';
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
function toldFor(rule: LinkRule): string {
  const asksCells = partsOf<LinkRulePart>(rule).some(({ cells = [] }) => cells.length > 0);
  return `select k.complaint_id as "complaintId", c.id as "caseId", c.version, k.received_at as "receivedAt", c.category,
    c.district, c.street, ${asksCells ? cellOfComplaint : 'null'} as cell, m.topic_id as topic,
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
  const { also = [], ...own } = open.rule;
  const [rule, ...added] = await Promise.all([
    partByNow(database, own),
    ...also.map((part) => partByNow(database, part)),
  ]);
  return { ...open, rule: { ...rule, ...(added.length > 0 && { also: added }) } };
}

async function partByNow(database: Database, part: LinkRulePart): Promise<LinkRulePart> {
  const { topics = [] } = part;
  if (topics.length === 0) return part;
  const present = await database.query<{ id: string }>(presentTopics('$1::uuid[]'), [topics]);
  return { ...part, topics: present.map(({ id }) => id) };
}

/** Whether what a rule asks for changes as topics merge. */
export function asksTopics(rule: LinkRule): boolean {
  return partsOf<LinkRulePart>(rule).some(({ topics = [] }) => topics.length > 0);
}

/** The time in which anything that a rule asks for was received. */
function spanOf(rule: LinkRule): Pick<LinkRule, 'from' | 'to'> {
  const parts = partsOf<LinkRulePart>(rule);
  const froms = parts.map(({ from }) => from).toSorted();
  const tos = parts.flatMap(({ to }) => to ?? []).toSorted();
  return {
    from: froms[0] ?? rule.from,
    to: tos.length === parts.length ? (tos.at(-1) ?? null) : null,
  };
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
    const { from, to } = spanOf(rule);
    let after = FIRST;
    for (;;) {
      const told = await this.database.query<Told & { complaintId: string }>(
        `${toldFor(rule)} and k.received_at >= $3 and ($4::timestamptz is null or k.received_at < $4)
           and k.complaint_id > $5 order by k.complaint_id limit ${PAGE}`,
        [realm, incidentId, from, to, after],
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
