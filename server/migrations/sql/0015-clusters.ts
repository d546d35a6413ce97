/** Clusters: the relation over cases, what staff wrote with it, commands to all members, and the cases kept apart. */
export const clustersSql = [
  // \`doc\` is the whole record; the rule's words and name are in it, its digest is in the entry.
  `create table cluster (
    id uuid primary key,
    realm text not null,
    version integer not null,
    lead_id uuid not null,
    size integer not null,
    raised boolean not null,
    dissolved_at timestamptz,
    doc json not null
  )`,
  `create index cluster_standing on cluster (realm) where dissolved_at is null`,
  `create index cluster_lead on cluster (lead_id) where dissolved_at is null`,
  `create table cluster_text (
    cluster_id uuid not null references cluster (id),
    version integer not null,
    digest text not null,
    words json not null,
    primary key (cluster_id, version)
  )`,
  `create trigger cluster_text_stands before update on cluster_text
   for each row execute function refuse_change()`,
  // A case is in one cluster at most.
  `create table cluster_member (
    case_id uuid primary key,
    cluster_id uuid not null references cluster (id),
    realm text not null,
    joined_at timestamptz not null,
    rule_id uuid,
    checked boolean not null default false
  )`,
  `create index cluster_member_cluster on cluster_member (cluster_id, joined_at)`,
  `create index cluster_member_by_rule on cluster_member (realm, joined_at) where rule_id is not null`,
  // Cases that a person took out: no rule joins them again.
  `create table cluster_apart (case_id uuid primary key)`,
  // A command to all members: which versions of them it was given to, so that a repeated one says the same.
  `create table cluster_act (
    id uuid primary key,
    cluster_id uuid not null references cluster (id),
    members json not null
  )`,
  // The same as in cluster_member, where lists filter by it.
  `alter table cases add column cluster_id uuid`,
  `create index cases_cluster on cases (cluster_id) where cluster_id is not null`,
  // Of one matter and one time: what similar cases are looked for among.
  `create index cases_category_received on cases (realm, category, received_at) where not historic`,
  `create index complaint_registered on complaint (realm, registered_at)`,
];
