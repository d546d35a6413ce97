/** Topics: which texts belong together, how far the journal was looked at, and the words that a topic is known by. */
export const topicsSql = [
  // Numbers stand here and are counted anew when a text joins: one that is erased stays counted.
  `create table topic (
    id uuid primary key,
    realm text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    texts integer not null default 0,
    copies integer not null default 0,
    people integer not null default 0,
    into_id uuid references topic (id),
    named_people integer not null default 0,
    named_digest text,
    naming_due boolean not null default false
  )`,
  `create index topic_standing on topic (realm, last_at) where into_id is null`,
  `create index topic_naming on topic (id) where naming_due and into_id is null`,
  // Ids and times alone: the text's words are nowhere but in complaint_text, from which it may be erased.
  `create table topic_text (
    complaint_id uuid primary key,
    realm text not null,
    position bigint not null,
    case_id uuid not null,
    person_id uuid not null,
    received_at timestamptz not null,
    topic_id uuid references topic (id),
    copy_of uuid,
    kin uuid[] not null
  )`,
  `create index topic_text_topic on topic_text (topic_id, received_at) where topic_id is not null`,
  `create index topic_text_remembered on topic_text (realm, position)`,
  `create index topic_text_received on topic_text (realm, received_at) where topic_id is not null`,
  `create index topic_text_case on topic_text (case_id) where topic_id is not null`,
  `create table topic_word (
    topic_id uuid not null references topic (id),
    rank smallint not null,
    word text not null,
    people integer not null,
    primary key (topic_id, rank)
  )`,
  `create table topic_cursor (
    single boolean primary key default true check (single),
    position bigint not null,
    node uuid,
    leased_until timestamptz
  )`,
  `insert into topic_cursor (position) values (0)`,
  // Whose text is erased leaves no word: the topic has none until it is named anew by those who are left.
  `create function topic_words_forget() returns trigger language plpgsql as $$
  begin
    delete from topic_word w using topic_text m, gone g
      where m.complaint_id = g.complaint_id and w.topic_id = m.topic_id;
    update topic t set naming_due = true from topic_text m, gone g
      where m.complaint_id = g.complaint_id and t.id = m.topic_id;
    return null;
  end $$`,
  `create trigger complaint_text_erased after delete on complaint_text
   referencing old table as gone for each statement execute function topic_words_forget()`,
];
