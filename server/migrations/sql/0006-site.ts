/** What the public forms need to remember: tries, solved challenges, forms that were sent. No address, no word of anybody's. */
export const siteSql = [
  // \`bucket\` is a keyed hash of what is counted: a network, a case number.
  `create table site_attempt (
    bucket text primary key,
    count integer not null,
    ends_at timestamptz not null
  )`,
  `create index site_attempt_ends on site_attempt (ends_at)`,
  // A solved challenge counts once, whatever node it comes to.
  `create table site_proof (
    challenge text primary key,
    ends_at timestamptz not null
  )`,
  `create index site_proof_ends on site_proof (ends_at)`,
  // The same form sent again is one report: what the first sending did.
  `create table site_report (
    request_key text primary key,
    digest text not null,
    over_limit boolean not null,
    evidence_ids uuid[],
    case_id uuid,
    case_no text,
    repeated boolean,
    ends_at timestamptz not null
  )`,
  `create index site_report_ends on site_report (ends_at)`,
];
