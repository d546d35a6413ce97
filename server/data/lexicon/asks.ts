/** Questions that the public asks in any emergency: heard beside everything else, and deciding nothing. */
import { list } from './rule';

export interface AskRule {
  /** As the journal keeps it among the rules that fired: `ask:` and the question. */
  readonly code: `ask:${string}`;
  /** The question as people put it, short enough for a wall. */
  readonly label: { readonly zh: string; readonly en: string };
  readonly phrases: readonly string[];
}

export const askRules: readonly AskRule[] = [
  {
    code: 'ask:usable',
    label: { zh: '现在能喝吗', en: 'Can I drink it now?' },
    phrases: list(`
      能不能喝 | 能喝吗 | 能喝不能喝 | 可以喝吗 | 可不可以喝 | 能否饮用 | 可以饮用 | 是否可以饮用 | 能不能饮用 | 能不能用 | 还能用吗 | 能用吗 | 可以用吗 | 现在能不能用
      能不能做饭 | 能用来煮饭 | 做饭行不行 | 可以做饭吗 | 能不能吃 | 能吃吗 | 到底能喝还是 | can we drink | can i drink | safe to drink | is it safe to use | can i use | can we use | is it drinkable`),
  },
  {
    code: 'ask:boil',
    label: { zh: '烧开行不行', en: 'Does boiling help?' },
    phrases: list(`
      烧开了能 | 烧开能 | 烧开行 | 烧开了行 | 烧开了给 | 烧开以后可以 | 烧开可以 | 烧开后能 | 烧开后可以 | 烧开就没事 | 烧开有用 | 烧开三遍能 | 煮沸以后可以 | 煮沸能 | 煮沸后能 | 煮开能 | 煮开可以 | 多烧一会儿有用
      过滤以后能 | 过滤了能 | 过滤后能 | 过滤以后烧开 | if we boil | if i boil | boil it | boil the water | boiling help | boiled water safe`),
  },
  {
    code: 'ask:restored-when',
    label: { zh: '什么时候恢复', en: 'When will it be back?' },
    phrases: list(`
      什么时候恢复 | 何时恢复 | 多久恢复 | 多久能恢复 | 多久才能恢复 | 几点恢复 | 能恢复吗 | 恢复时间 | 什么时候能恢复 | 什么时候能好 | 几点能好 | 什么时候好 | 何时能好 | 啥时候好 | 啥时候恢复 | 啥辰光弄好
      什么时候来水 | 什么时候来电 | 什么时候来气 | 什么时候修好 | 什么时候能修好 | 什么时候正常 | 什么时候能正常 | 何时正常 | 什么时候通水 | 什么时候通电 | 几点来水 | 几点来电
      when will the water | when will it be | when will the power | be normal again | be restored | when is it back | how long will it take`),
  },
  {
    code: 'ask:poisoned',
    label: { zh: '是不是有毒', en: 'Is it poison?' },
    phrases: list(`
      有没有毒 | 是不是有毒 | 是否有毒 | 有毒吗 | 有毒没有 | 有人下毒 | 被人下了毒 | 下了毒 | 是不是下毒 | 有人投毒 | 是不是投毒 | 是否投毒 | 被投毒 | 放毒 | 是不是人为 | 是否人为 | 故意放东西 | 有人故意
      is it poison | poisonous | was it poisoned | is it toxic | on purpose`),
  },
  {
    code: 'ask:drank-it',
    label: { zh: '喝过了要不要紧', en: 'I drank it: what now?' },
    phrases: list(`
      喝了要不要紧 | 喝了自来水，要不要紧 | 要不要紧 | 喝了有没有事 | 喝了会不会 | 喝了怎么办 | 喝过怎么办 | 喝过有土腥味的自来水怎么办 | 对身体有没有影响 | 对身体有影响吗 | 是否需要就医 | 要去医院 | 要不要去医院 | 需要去医院吗 | 要不要检查 | 多久没事才算没事 | 有没有后遗症
      已经喝了 | 都喝过 | 已经喝过 | 已经吃了 | 吃了怎么办 | i already drank | i drank | should i see a doctor | go to the hospital`),
  },
  {
    code: 'ask:where-water',
    label: { zh: '去哪里领水', en: 'Where can I get water?' },
    phrases: list(`
      哪里可以领水 | 在哪里领水 | 去哪里领水 | 哪里领水 | 哪儿领水 | 哪里有水 | 最近的取水点 | 取水点在哪 | 取水点位置 | 取水点几点 | 附近的取水点 | 哪里有送水车 | 送水车在哪 | 送水车几点 | 取水点晚上 | 能领多少
      哪里可以领 | 在哪领 | 哪里有物资 | where can i get | where can we get | where is the water | nearest water point`),
  },
  {
    code: 'ask:doorstep',
    label: { zh: '能不能送上门', en: 'Can you bring it to my door?' },
    phrases: list(`
      能不能送水上门 | 送水上门怎么 | 能否给 | 可以送水到家 | 送水到家吗 | 送到家吗 | 能不能送 | 能送到家 | 送上门吗 | 怎么登记 | 给我送点水好不好 | 能不能上门
      bring water | deliver to my | delivered to my home`),
  },
  {
    code: 'ask:who-pays',
    label: { zh: '损失谁来赔', en: 'Who pays for it?' },
    phrases: list(`
      谁赔 | 谁来赔 | 谁出 | 谁来承担 | 谁承担 | 谁来认 | 谁负担 | 怎么赔 | 赔不赔 | 赔偿办法 | 赔偿标准 | 有没有赔偿 | 有补偿吗 | 怎么补偿 | 水费减免 | 水费还收 | 还收不收 | 减免吗 | 算谁的 | 怎么算
      who will pay | who pays | compensation | be compensated | refund`),
  },
  {
    code: 'ask:school',
    label: { zh: '学校停不停课', en: 'Is school on?' },
    phrases: list(`
      停不停课 | 要不要停课 | 停课吗 | 还上课吗 | 上不上课 | 还上学吗 | 开不开学 | 托管班还开不开 | 还开不开 | 要不要接孩子 | 孩子中午喝什么 | 中午喝什么水 | 中午的饭能不能吃 | 学校的自来水 | 学校用的是不是 | 幼儿园的水检测
      is school | school open | schools closed | pick up my child`),
  },
  {
    code: 'ask:cause',
    label: { zh: '是什么原因', en: 'What caused it?' },
    phrases: list(`
      什么原因 | 是什么造成 | 怎么回事 | 咋回事 | 咋个回事 | 怎么搞的 | 为什么有味 | 为什么有土腥味 | 为什么会这样 | 查清楚了吗 | 查清楚没有 | 查出来没有 | 有味的原因 | 是水源还是 | 说明原因 | 什么情况
      what happened | what is going on | what caused | what is the cause | the reason for`),
  },
  {
    code: 'ask:wash',
    label: { zh: '能不能洗澡洗菜', en: 'Can I wash with it?' },
    phrases: list(`
      能不能洗 | 可以洗 | 能洗澡 | 能洗菜 | 洗澡行不行 | 洗菜行不行 | 洗衣服呢 | 能否用来刷牙 | 能不能刷牙 | 可以刷牙 | 洗脸行 | 浇花、喂狗能 | 能不能冲厕
      can i shower | can we shower | can i wash | can we wash | brush my teeth | bathe`),
  },
  {
    code: 'ask:area',
    label: { zh: '我这里受影响吗', en: 'Is my area affected?' },
    phrases: list(`
      受影响吗 | 受不受影响 | 有没有受影响 | 在不在影响范围 | 影响范围 | 哪些地方 | 哪些小区 | 哪几个小区 | 哪些街道 | 哪几个区 | 是不是东江水厂的 | 是不是我们这里 | 包不包括 | 有没有名单
      which areas | is my area | are we affected | is our building affected`),
  },
  {
    code: 'ask:why-not-told',
    label: { zh: '为什么不早通知', en: 'Why weren’t we told?' },
    phrases: list(`
      为什么没有人通知 | 为什么没通知 | 为什么不通知 | 怎么不早点通知 | 怎么不通知 | 为什么不早说 | 为什么不早通知 | 怎么没人通知 | 一个通知都没有 | 没有通知 | 会不会发短信 | 还瞒着 | 为什么瞒
      why were we not told | why weren't we told | nobody told us | why no notice`),
  },
  {
    code: 'ask:is-it-true',
    label: { zh: '网上传的是真的吗', en: 'Is what people say true?' },
    phrases: list(`
      是真的吗 | 是不是真的 | 是真是假 | 真的假的 | 是不是谣言 | 是谣言吗 | 真有这事 | 有没有这回事 | 官方有没有消息 | is it true | is this true | is that true | just a rumour`),
  },
  {
    code: 'ask:safe-to-go',
    label: { zh: '能不能回家、出门', en: 'Is it safe to go?' },
    phrases: list(`
      能不能回家 | 能回家吗 | 可以回家 | 能不能待 | 还能不能待 | 要不要先离开 | 要不要离开 | 要不要撤 | 要不要转移 | 要不要先去 | 能不能出门 | 能出门吗 | 可以出门 | 能不能开窗 | 路通不通 | 能不能过 | 闻了会不会有事
      safe to go | safe to stay | should we leave | should i leave | can we go home | safe outside`),
  },
];
