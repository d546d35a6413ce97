/** Phrases that name people whom the law puts first, and signals that other rules look for nearby. */
import { list, type SignalRule, type VulnerableRule } from './rule';

export const vulnerableRules: readonly VulnerableRule[] = [
  {
    code: 'V-01',
    group: 'elderly',
    phrases: list(`
      老人 | 老年人 | 高龄 | 老太太 | 老大爷 | 老奶奶 | 老爷爷 | 老父亲 | 老母亲 | 年迈 | 爷爷 | 奶奶 | 外公 | 外婆 | 姥姥 | 姥爷
      婆婆 | 公公 | 老伴 | 敬老院 | 养老院 | 福利院 | elderly | grandmother | grandfather | grandma | grandpa
      old lady | old man | old woman | senior citizen | nursing home`),
  },
  {
    code: 'V-02',
    group: 'minor',
    phrases: list(`
      孩子 | 小孩 | 儿童 | 未成年 | 小朋友 | 小学生 | 中学生 | 幼儿 | 孙子 | 孙女 | 幼儿园 | child | children | kid | kids
      toddler | schoolchildren`),
  },
  {
    code: 'V-03',
    group: 'infant',
    phrases: list(`
      婴儿 | 新生儿 | 宝宝 | 婴幼儿 | 刚出生 | 早产儿 | 月子 | 奶粉 | 冲奶 | 喂奶 | infant | baby | newborn | babies`),
  },
  {
    code: 'V-04',
    group: 'pregnant',
    phrases: list(
      `孕妇 | 怀孕 | 孕期 | 产妇 | 临产 | 待产 | 哺乳期 | pregnant | in labour | in labor`,
    ),
  },
  {
    code: 'V-05',
    group: 'disabled',
    phrases: list(`
      残疾 | 残障 | 盲人 | 聋哑 | 失明 | 轮椅 | 肢残 | 智障 | 智力障碍 | 自闭症 | 精神病人 | disabled | wheelchair
      disability | blind`),
  },
  {
    code: 'V-06',
    group: 'bedridden',
    phrases: list(`
      卧床 | 瘫痪 | 瘫在床 | 瘫痪在床 | 行动不便 | 不能下床 | 下不了床 | 不能自理 | 无法自理 | 失能 | 半身不遂 | 植物人 | bedridden
      bed-bound | bedbound | paralysed | paralyzed`),
  },
  {
    code: 'V-07',
    group: 'patient',
    phrases: list(`
      透析 | 尿毒症 | 癌症 | 化疗 | 放疗 | 呼吸机 | 制氧机 | 吸氧 | 氧气瓶 | 胰岛素 | 心脏病 | 心梗 | 脑梗 | 中风 | 糖尿病 | 白血病
      术后 | 重病 | 病重 | 病危 | 重症 | dialysis | ventilator | oxygen machine | oxygen concentrator | insulin
      chemotherapy | heart disease | cancer patient`),
  },
  {
    code: 'V-08',
    group: 'alone',
    phrases: list(`
      独居 | 空巢 | 孤寡 | 留守儿童 | 留守老人 | 一个人住 | 独自居住 | 无人照顾 | 没人照顾 | 无人照看 | 没人照看 | 一个人在家
      独自在家 | 独自一人在家 | lives alone | living alone | home alone | all alone`),
  },
];

export const signalRules: readonly SignalRule[] = [
  {
    emits: 'drinking',
    phrases: list(
      `喝了 | 喝过 | 喝完 | 喝水 | 饮用 | 饮水 | 自来水 | 桶装水 | 直饮 | 喝的水 | 喝进去 | 用水 | drank | drinking | tap water`,
    ),
  },
];
