/** Topics with their numbers, and the cases of one, as far as the reader may see any. */
import { Injectable } from '@nestjs/common';
import {
  MOST_TOPIC_CASES,
  TOPIC_DAYS,
  type TopicDetail,
  type TopicList,
  type TopicOrder,
  type TopicQuery,
  type TopicRow,
} from '@heed/shared/topics';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import { findableSql } from '../access/tip-offs';
import { visibleSql } from '../access/visible';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { ReferenceLists } from '../reference/reference-lists';
import { topicSettingsOf, type TopicSettings } from '../topics/rules/settings';
import { caseColumns, caseSource } from './case-list';
import { toCaseRow, type CaseListRow } from './case-row';

const DAY = 86_400_000;
/** A topic is merged into one that is merged into another; no further than this. */
const MOST_MERGES = 20;

type StoredTopic = Pick<
  TopicRow,
  'id' | 'realm' | 'people' | 'texts' | 'copies' | 'firstAt' | 'lastAt' | 'words'
>;
type Course = Pick<TopicRow, 'lastHour' | 'lastDay' | 'dayBefore' | 'days' | 'categories'>;

const columns = `t.id, t.realm, t.people, t.texts, t.copies, t.first_at as "firstAt", t.last_at as "lastAt",
  coalesce((select json_agg(json_build_object('word', w.word, 'people', w.people) order by w.rank)
    from topic_word w where w.topic_id = t.id), '[]') as words`;

/** `d.people` is of the last 24 hours. */
const orders: Readonly<Record<TopicOrder, string>> = {
  people: 't.people desc, t.last_at desc, t.id',
  day: 'd.people desc nulls last, t.people desc, t.last_at desc, t.id',
  newest: 't.last_at desc, t.id',
};

/** When it is, and what the realm goes by. [O15] A word that fewer said is not shown. */
type Shown = Pick<TopicSettings, 'silentDays' | 'people'> & { readonly now: number };

@Injectable()
export class TopicsQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly lists: ReferenceLists,
  ) {}

  /** [O7] [O13] Those that at least three people speak of. */
  async list(principal: Principal, query: TopicQuery): Promise<TopicList> {
    const realm = query.realm ?? REAL;
    const now = this.clock.now(realm);
    const { people, silentDays } = this.limitsOf(realm);
    const since = query.retired ? null : isoTime(now - silentDays * DAY);
    const visible = visibleSql(principal, 'c', 4);
    const where = `t.realm = $1 and t.into_id is null and t.people >= $2
      and ($3::timestamptz is null or t.last_at >= $3) and ${holdsOne(visible.sql)}`;
    const params = [realm, people, since, ...visible.params];
    const [day, offset, limit] = [1, 2, 3].map((n) => `$${params.length + n}`);
    const topics = await this.database.query<StoredTopic>(
      `select ${columns} from topic t left join lateral (
           select count(distinct m.person_id) as people from topic_text m
           where m.topic_id = t.id and m.copy_of is null and m.received_at > ${day}
         ) d on t.last_at > ${day}
       where ${where} order by ${orders[query.order]} offset ${offset} limit ${limit}`,
      [...params, isoTime(now - DAY), query.offset, query.limit],
    );
    const [counted] = await this.database.query<{ n: number }>(
      `select count(*)::integer as n from topic t where ${where}`,
      params,
    );
    const rows = await this.rows(principal, topics, { now, silentDays, people });
    return { rows, total: counted?.n ?? 0, silentDays, people };
  }

  private limitsOf(realm: Realm) {
    return topicSettingsOf(this.lists.of(realm).limits);
  }

  /** One that was merged is the one that it became. Null where there is none that the reader may know of. */
  async detail(principal: Principal, id: string): Promise<TopicDetail | null> {
    const topic = await this.topic(principal, id);
    if (!topic) return null;
    const now = this.clock.now(topic.realm);
    const [row] = await this.rows(principal, [topic], { now, ...this.limitsOf(topic.realm) });
    const visible = visibleSql(principal, 'c', 2);
    const where = `c.id in (select m.case_id from topic_text m where m.topic_id = $1)
      and ${visible.sql} and ${findableSql('c')}`;
    const params = [topic.id, ...visible.params];
    const cases = await this.database.query<CaseListRow>(
      `select ${caseColumns} from ${caseSource} where ${where}
       order by c.closed_at is not null, c.received_at desc limit ${MOST_TOPIC_CASES}`,
      params,
    );
    const [counted] = await this.database.query<{ n: number }>(
      `select count(*)::integer as n from cases c where ${where}`,
      params,
    );
    if (!row) return null;
    const at = isoTime(now);
    return {
      topic: row,
      cases: cases.map((each) => toCaseRow(each, at, principal)),
      casesTotal: counted?.n ?? 0,
    };
  }

  private async topic(principal: Principal, id: string): Promise<StoredTopic | null> {
    if (!isId(id)) return null;
    const visible = visibleSql(principal, 'c', 2);
    const [topic] = await this.database.query<StoredTopic>(
      `with recursive line(id, into_id, step) as (
         select id, into_id, 0 from topic where id = $1
         union all
         select n.id, n.into_id, line.step + 1 from line join topic n on n.id = line.into_id
         where line.step < ${MOST_MERGES}
       )
       select ${columns} from topic t
       where t.id = (select id from line where into_id is null) and ${holdsOne(visible.sql)}`,
      [id, ...visible.params],
    );
    return topic ?? null;
  }

  private async rows(
    principal: Principal,
    topics: readonly StoredTopic[],
    { now, silentDays, people }: Shown,
  ): Promise<TopicRow[]> {
    if (topics.length === 0) return [];
    const ids = topics.map(({ id }) => id);
    const courses = await this.courses(ids, now);
    const categories = await this.categories(principal, ids);
    return topics.map((topic) => ({
      ...topic,
      words: topic.words.filter((word) => word.people >= people),
      ...(courses.get(topic.id) ?? NO_COURSE),
      retired: Date.parse(topic.lastAt) < now - silentDays * DAY,
      categories: categories.get(topic.id) ?? [],
    }));
  }

  /** Complaints by age: of the last hour, and of each 24 hours back from now. */
  private async courses(ids: readonly string[], now: number) {
    const rows = await this.database.query<{ id: string; age: number; n: number; hour: number }>(
      `select topic_id as id, floor(extract(epoch from $2::timestamptz - received_at) / 86400)::integer as age,
         count(*)::integer as n,
         (count(*) filter (where received_at > $2::timestamptz - interval '1 hour'))::integer as hour
       from topic_text
       where topic_id = any ($1::uuid[]) and copy_of is null and received_at <= $2
         and received_at > $2::timestamptz - interval '${TOPIC_DAYS} days'
       group by 1, 2`,
      [ids, isoTime(now)],
    );
    const courses = new Map<string, Omit<Course, 'categories'>>();
    for (const { id, age, n, hour } of rows) {
      const { days, lastHour } = courses.get(id) ?? NO_COURSE;
      const counted = days.with(TOPIC_DAYS - 1 - age, n);
      const [dayBefore = 0, lastDay = 0] = counted.slice(-2);
      courses.set(id, { days: counted, lastHour: lastHour + hour, lastDay, dayBefore });
    }
    return courses;
  }

  /** By the categories that their cases have now. */
  private async categories(principal: Principal, ids: readonly string[]) {
    const visible = visibleSql(principal, 'c', 2);
    const rows = await this.database.query<{ id: string; code: string | null; cases: number }>(
      `select m.topic_id as id, c.category as code, count(distinct c.id)::integer as cases
       from topic_text m join cases c on c.id = m.case_id
       where m.topic_id = any ($1::uuid[]) and m.copy_of is null and ${visible.sql}
         and ${findableSql('c')}
       group by 1, 2 order by 3 desc, 2`,
      [ids, ...visible.params],
    );
    return Map.groupBy(
      rows.map(({ id, ...category }) => ({ id, category })),
      ({ id }) => id,
    )
      .entries()
      .reduce(
        (found, [id, of]) =>
          found.set(
            id,
            of.map(({ category }) => category),
          ),
        new Map<string, TopicRow['categories']>(),
      );
  }
}

const NO_COURSE: Omit<Course, 'categories'> = {
  lastHour: 0,
  lastDay: 0,
  dayBefore: 0,
  days: Array.from({ length: TOPIC_DAYS }, () => 0),
};

/** [O13] Whether the topic holds a case that the condition lets through; a tip-off is none. */
function holdsOne(visible: string): string {
  return `exists (select 1 from topic_text m join cases c on c.id = m.case_id
    where m.topic_id = t.id and ${visible} and ${findableSql('c')})`;
}
