/** Phrases that tell what the complainant wants. */
import { type KindRule, list } from './rule';

export const kindRules: readonly KindRule[] = [
  {
    code: 'K-01',
    kind: 'consult',
    strong: list(`
      咨询 | 请问 | 想问一下 | 想了解 | 想知道 | 询问 | 如何办理 | 怎么办理 | 需要什么材料 | 需要哪些材料 | 什么手续 | 请解答 | 请答复一下
      停水通知 | 计划停水 | 停电通知 | 计划停电 | 停气通知 | 政策是什么 | 有什么政策 | how do i | how can i | where can i
      what documents | i would like to know | i'd like to know | i want to know | could you tell me | inquiry | enquiry`),
    weak: list(`
      是否 | 能否 | 可否 | 什么时候 | 何时 | 怎么申请 | 哪里 | 多久 | 有没有 | 可以吗 | 吗？ | 呢？ | 请告知 | 疑问 | 求解
      when will | is it possible | what is`),
  },
  {
    code: 'K-02',
    kind: 'help',
    strong: list(`
      求助 | 救命 | 请求帮助 | 请帮帮 | 帮帮我 | 帮忙解决 | 帮助解决 | 急需 | 请求救援 | 快来人 | 求救 | 请派人 | 派人来 | 请尽快派
      please help | help us | help me | need help | send someone | urgently need | rescue`),
    weak: list(`
      请尽快处理 | 尽快解决 | 请尽快 | 恳请 | 恳求 | 请求 | 希望能帮 | 帮助 | 帮忙 | 抢修 | 维修 | 修复 | 来修 | as soon as possible
      please fix | please repair | needs repair`),
  },
  {
    code: 'K-03',
    kind: 'complaint',
    strong: list(`
      投诉 | 不作为 | 乱收费 | 态度恶劣 | 态度差 | 推诿 | 扯皮 | 敷衍 | 踢皮球 | 强烈不满 | 不满意 | 霸王条款 | 欺骗 | 忽悠 | 扰民 | 忍无可忍
      讨个说法 | 维权 | complain | complaint | complaining | unacceptable | disgraceful | poor service | rude`),
    weak: list(`
      反映 | 反应 | 问题 | 严重影响 | 无人管 | 没人管 | 不解决 | 至今没有 | 不合理 | 拒绝 | 拖延 | 多次反映 | 迟迟 | 脏乱差 | 违规
      fed up | again and again | ignored | nobody came`),
  },
  {
    code: 'K-04',
    kind: 'report',
    strong: list(`
      举报 | 检举 | 揭发 | 控告 | 实名举报 | 贪污 | 受贿 | 行贿 | 涉黑 | 保护伞 | 赌博 | 卖淫 | 嫖娼 | 传销 | 偷税 | 漏税 | 偷排 | 非法经营
      无证经营 | 违法建设 | 造假 | 制假 | 骗保 | 套取 | i want to report | report illegal | corruption | bribe | bribery`),
    weak: list(`涉嫌 | 违法 | 非法 | 黑社会 | 以权谋私 | 严查 | 查处 | illegal | illegally`),
  },
  {
    code: 'K-05',
    kind: 'suggestion',
    strong: list(`
      建议 | 提议 | 献策 | 呼吁 | 意见和建议 | 合理化建议 | 提个建议 | suggest | suggestion | i propose | recommend`),
    weak: list(
      `希望能够增设 | 希望增加 | 能不能增加 | 应该增设 | 可以考虑 | 希望开通 | 希望修建 | 加强 | 完善 | 优化 | should consider`,
    ),
  },
  {
    code: 'K-06',
    kind: 'other',
    strong: list(
      `表扬 | 感谢信 | 点赞 | 锦旗 | 特此感谢 | 衷心感谢 | thank you for your help | commend | praise`,
    ),
  },
];

/** The rule under which an urgent need speaks for a call for help. */
export const NEED_RULE = 'K-07';
