/** Topics to test with: texts that are kindred, and the follower over the file's database. */
import type { Limits } from '@heed/shared/thresholds';
import { CasePolicy } from '../src/cases/policy';
import type { PreparedComplaint } from '../src/cases/prepared';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import { RealmClock } from '../src/kernel/realm-clock';
import { orThrow } from '../src/kernel/refusal';
import { TopicFollower } from '../src/reactors/topics/topic-follower';
import { TopicGround } from '../src/reactors/topics/topic-ground';
import { makeDesk } from './builders';
import { directory } from './case-story';
import type { TestDatabase } from './pg';

/** Invented matters, each with what people add in words of their own. */
const matters = {
  plant: {
    core: '青石岭新城旁边的沥青拌和站夜间排放刺鼻气味，拌和站的粉尘飘进青石岭新城',
    own: ['孩子咳嗽得睡不着', '晾的衣服一层黑灰', '老人说胸闷', '阳台全是油渍', '窗户整晚不敢打开'],
  },
  parking: {
    core: '云雀湾开盘时捆绑销售地下车位，不买车位就不给云雀湾的认购书',
    own: [
      '销售说是总部规定',
      '价格比周边翻倍',
      '合同里却只字未提',
      '定金也不肯退还',
      '录音已经保留',
    ],
  },
} as const;
export type Matter = keyof typeof matters;

/** What the nth person says of a matter. */
export function said(matter: Matter, n: number): Pick<PreparedComplaint, 'title' | 'body'> {
  const { core, own } = matters[matter];
  return { title: core.slice(0, 14), body: `${core}，${own[n % own.length]}，第${n}次打电话。` };
}

/** What somebody says who speaks of both matters. */
export function saidOfBoth(n: number): Pick<PreparedComplaint, 'title' | 'body'> {
  const { plant, parking } = matters;
  return { title: '两件事', body: `${plant.core}；另外${parking.core}，第${n}次反映。` };
}

/** Each call stands for a node of its own over the same database; thresholds may change while it works. */
export function makeTopicNode(at: TestDatabase, limits: () => Partial<Limits> = () => ({})) {
  const cases = makeDesk(at);
  const journal = new Journal(at.database);
  const lists = () => ({ ...directory, limits: { ...directory.limits, ...limits() } });
  const policy = new CasePolicy({ of: lists }, 'Asia/Shanghai');
  const clock = new RealmClock(new Clock());
  const follower = new TopicFollower(
    new TopicGround(at.database, journal, clock, cases.keys),
    policy,
  );
  return {
    ...cases,
    follower,
    journal,
    hear: async (part: Partial<PreparedComplaint> & { phone?: string }) =>
      orThrow(await cases.desk.register(cases.prepare(part))),
    /** Looks at everything that was registered until now. */
    catchUp: async () => {
      follower.ring();
      await follower.settled();
    },
    /** The node goes down as it should: another may take over at once. */
    stop: () => follower.beforeApplicationShutdown(),
    topicOf: async (complaintId: string) => {
      const rows = await at.database.query<{ topicId: string | null }>(
        'select topic_id as "topicId" from topic_text where complaint_id = $1',
        [complaintId],
      );
      return rows[0]?.topicId ?? null;
    },
    topic: async (id: string | null) => {
      const rows = await at.database.query<{
        texts: number;
        copies: number;
        people: number;
        words: string[];
      }>(
        `select texts, copies, people, array(select word from topic_word w
           where w.topic_id = t.id order by rank) as words from topic t where id = $1`,
        [id],
      );
      return rows[0] ?? null;
    },
  };
}
