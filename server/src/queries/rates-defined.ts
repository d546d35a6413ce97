/** What each rate counts, as conditions on `cases c` and on the facts `f` of a case. Rules Q4 to Q17 of RATES.md. */
import type { RateExclusion, RateName, RatePart } from '@heed/shared/rate-names';

interface Exclusion {
  readonly why: RateExclusion;
  readonly when: string;
}

interface Rate {
  readonly scope: string;
  readonly excluded: readonly Exclusion[];
  readonly counts: string;
}

/** So many closings of one unit within an hour are many. */
const MASS = 5;

const historic: Exclusion = { why: 'historic', when: 'c.historic' };
const reopened: Exclusion = { why: 'reopened', when: 'f.reopened' };
const noDue: Exclusion = { why: 'no-limit', when: 'c.handle_due_at is null' };
const answered: Exclusion = { why: 'answered', when: 'f.answered' };
const unreachable: Exclusion = { why: 'unreachable', when: 'not f.reachable' };
/** [Q4] */
const usual: readonly Exclusion[] = [
  historic,
  { why: 'withdrawn', when: `f.ended = 'withdrawn'` },
  { why: 'transferred', when: `f.ended = 'transferred'` },
  { why: 'not-accepted', when: `f.ended = 'not_accepted'` },
];
const byMatter: readonly Exclusion[] = [
  { why: 'tip-off', when: `c.marks @> '{tip_off}'` },
  { why: 'no-category', when: 'c.category is null' },
];
const work: readonly Exclusion[] = [
  historic,
  { why: 'at-source', when: 'not f.closed_here' },
  answered,
];

const given = 'c.unit_id is not null or f.returned';
const closed = `c.closed_at is not null and f.ended = 'closed'`;
/** [Q7] [Q8] */
const followedUp: Pick<Rate, 'scope' | 'excluded'> = {
  scope: 'f.called',
  excluded: [
    ...usual,
    { why: 'no-answer', when: 'f.outcome is null' },
    { why: 'reopened', when: 'f.reopened_since' },
  ],
};

function sameMatter(received: string): string {
  return `exists (select 1 from cases n where n.person_id = c.person_id and n.realm = c.realm
    and n.category = c.category and n.id <> c.id and not n.marks @> '{tip_off}' and ${received})`;
}

function inLastTenth(alias: string): string {
  const due = `${alias}.handle_due_at`;
  return `${alias}.closed_at between ${due} - (${due} - ${alias}.received_at) / 10 and ${due}`;
}

export const rates: Readonly<Record<RateName, Rate>> = {
  response: {
    scope: given,
    excluded: [
      ...usual,
      unreachable,
      { why: 'no-limit', when: 'f.contact_due is null' },
      {
        why: 'running',
        when: 'c.contacted_at is null and c.closed_at is null and f.contact_due > $now',
      },
    ],
    counts: 'c.contacted_at <= f.contact_due',
  },
  resolution: { ...followedUp, counts: `f.outcome = 'solved'` },
  satisfaction: { ...followedUp, counts: 'f.satisfied' },
  'on-time': {
    scope: 'true',
    excluded: [
      ...usual,
      reopened,
      answered,
      noDue,
      {
        why: 'running',
        when: `c.closed_at is null and (c.handle_due_at > $now or c.state = 'suspended')`,
      },
    ],
    counts: 'c.closed_at <= c.handle_due_at',
  },
  overdue: { scope: 'c.closed_at is null', excluded: [historic], counts: 'c.due_at <= $now' },
  return: { scope: given, excluded: usual, counts: 'f.returned' },
  reopen: { scope: 'c.closed_at is not null or f.reopened', excluded: usual, counts: 'f.reopened' },
  repeat: {
    scope: 'true',
    excluded: [...usual, ...byMatter],
    counts: sameMatter(`n.received_at >= c.received_at - interval '30 days'
      and (n.received_at, n.id) < (c.received_at, c.id)`),
  },
  'no-contact': {
    scope: closed,
    excluded: [...work, unreachable],
    counts: 'c.contacted_at is null',
  },
  'mass-closing': {
    scope: closed,
    excluded: [...work, reopened, noDue],
    counts: `${inLastTenth('c')} and (select count(*) from (
      select 1 from cases m where m.unit_id = c.unit_id and m.realm = c.realm and not m.historic
        and m.closed_at between c.closed_at - interval '30 minutes' and c.closed_at + interval '30 minutes'
        and m.state in ('closed', 'archived') and ${inLastTenth('m')} limit ${MASS}) near) = ${MASS}`,
  },
  again: {
    scope: closed,
    excluded: [...work, ...byMatter],
    counts: sameMatter(`n.received_at > c.closed_at
      and n.received_at <= c.closed_at + interval '7 days'`),
  },
  'no-proof': {
    scope: closed,
    excluded: work,
    counts: `not f.replied and not exists (select 1 from complaint p
      where p.case_id = c.id and p.evidence_ids::text <> '[]')`,
  },
};

/** What a rate says of a case: `counts`, `rest`, why it is left out, or null where it isn't about it. */
export function verdict(name: RateName): string {
  const { scope, excluded, counts } = rates[name];
  const left = excluded.map(({ why, when }) => `when ${when} then '${why}'`);
  return `case when (${scope}) is not true then null ${left.join(' ')}
    when ${counts} then 'counts' else 'rest' end`;
}

/** The condition of the cases behind one of a rate's numbers. */
export function ofPart(name: RateName, part: RatePart, why?: RateExclusion): string {
  const said = `(${verdict(name)})`;
  if (part === 'numerator') return `${said} = 'counts'`;
  if (part === 'denominator') return `${said} in ('counts', 'rest')`;
  // The name comes from a closed list.
  return why ? `${said} = '${why}'` : `${said} not in ('counts', 'rest')`;
}
