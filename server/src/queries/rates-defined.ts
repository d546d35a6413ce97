/** What each rate counts, as conditions on `cases c` and on the facts `f` of a case. Rules Q4 to Q17 of RATES.md. */
import { RateName, type RateExclusion, type RatePart } from '@heed/shared/rate-names';

interface Exclusion {
  readonly why: RateExclusion;
  readonly when: string;
}

interface Rate {
  readonly scope: string;
  readonly excluded: readonly Exclusion[];
  readonly counts: string;
  /** While it holds, the verdict can change without the case: with time, or with other cases. */
  readonly unsettled?: string;
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
  return `f.many and exists (select 1 from cases n where n.person_id = c.person_id and n.realm = c.realm
    and n.category = c.category and n.id <> c.id and not n.marks @> '{tip_off}' and ${received})`;
}

function inLastTenth(alias: string): string {
  const due = `${alias}.handle_due_at`;
  return `${alias}.closed_at between ${due} - (${due} - ${alias}.received_at) / 10 and ${due}`;
}

/** [Q15] Closed by somebody's work in the last tenth of its time. */
export function closedLate(alias: string): string {
  return `not ${alias}.historic and ${alias}.state in ('closed', 'archived') and ${inLastTenth(alias)}`;
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
    unsettled: 'c.contacted_at is null and c.closed_at is null',
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
    unsettled: 'c.closed_at is null',
  },
  overdue: {
    scope: 'c.closed_at is null',
    excluded: [historic],
    counts: 'c.due_at <= $now',
    unsettled: 'true',
  },
  return: { scope: given, excluded: usual, counts: 'f.returned' },
  reopen: { scope: 'c.closed_at is not null or f.reopened', excluded: usual, counts: 'f.reopened' },
  repeat: {
    scope: 'true',
    excluded: [...usual, ...byMatter],
    counts: sameMatter(`n.received_at >= c.received_at - interval '30 days'
      and (n.received_at, n.id) < (c.received_at, c.id)`),
    unsettled: 'f.many',
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
      select 1 from cases m where m.unit_id = c.unit_id and m.realm = c.realm
        and m.closed_at between c.closed_at - interval '30 minutes' and c.closed_at + interval '30 minutes'
        and ${closedLate('m')} limit ${MASS}) near) = ${MASS}`,
    unsettled: inLastTenth('c'),
  },
  again: {
    scope: closed,
    excluded: [...work, ...byMatter],
    counts: sameMatter(`n.received_at > c.closed_at
      and n.received_at <= c.closed_at + interval '7 days'`),
    unsettled: 'f.many',
  },
  'no-proof': {
    scope: closed,
    excluded: work,
    counts: 'not f.replied and not f.proven',
  },
};

/** What a rate says of a case: `counts`, `rest`, why it is left out, or null where it isn't about it. */
export function verdict(name: RateName): string {
  const { scope, excluded, counts } = rates[name];
  const left = excluded.map(({ why, when }) => `when ${when} then '${why}'`);
  return `case when (${scope}) is not true then null ${left.join(' ')}
    when ${counts} then 'counts' else 'rest' end`;
}

/** Rates whose verdict may wait for time or for other cases. */
export const unsettledRates = RateName.options.filter(
  (name) => rates[name].unsettled !== undefined,
);

/** The verdict as far as the case alone decides it: `-` where the rate isn't about it, `?` where it waits. */
export function settledVerdict(name: RateName): string {
  const { scope, excluded, counts, unsettled } = rates[name];
  const waits = unsettled === undefined ? '' : `when ${unsettled} then '?'`;
  const first = excluded.filter(({ when }) => !when.includes('$now'));
  const left = first.map(({ why, when }) => `when ${when} then '${why}'`).join(' ');
  const rest = unsettled === 'true' ? '' : `when ${counts} then 'counts'`;
  return `case when (${scope}) is not true then '-' ${left} ${waits} ${rest} else 'rest' end`;
}

/** What becomes of a verdict that waits, over the table that holds the settled ones. */
export function waitingVerdict(name: RateName, table: string): string {
  const { excluded, counts } = rates[name];
  const left = excluded
    .filter(({ when }) => when.includes('$now'))
    .map(({ why, when }) => `when ${when} then '${why}'`);
  return `case ${left.join(' ')} when ${counts} then 'counts' else 'rest' end`
    .replaceAll(closedLate('m'), 'm.closed_late')
    .replaceAll('from cases ', `from ${table} `);
}

/** The condition of the cases behind one of a rate's numbers. */
export function ofPart(name: RateName, part: RatePart, why?: RateExclusion): string {
  const said = `(${verdict(name)})`;
  if (part === 'numerator') return `${said} = 'counts'`;
  if (part === 'denominator') return `${said} in ('counts', 'rest')`;
  // The name comes from a closed list.
  return why ? `${said} = '${why}'` : `${said} not in ('counts', 'rest')`;
}
