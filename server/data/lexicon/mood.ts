/** Words before or after a phrase that turn it round: denied, or not here and now. */
import { list } from './rule';

/** Say that something did not happen. Longest first, so that 没有 is seen before 没. */
export const denials = list(`
  暂时没有 | 目前没有 | 并没有 | 从没有 | 还没有 | 不存在 | 没有 | 未曾 | 并未 | 尚未 | 从未 | 并无 | 暂无 | 尚无
  毫无 | 均无 | 并非 | 不是 | 不会 | 不至于 | 没 | 无 | 未 | nobody | no one | without | never | not | isn't | wasn't
  aren't | weren't | hasn't | haven't | didn't | don't | doesn't | none | no`);

/** Words that end in a denial without denying: 淹没 is a flood, not the lack of one. */
export const notDenials = list(`
  有没有 | 有没 | 有无 | 是不是 | 会不会 | 淹没 | 埋没 | 沉没 | 吞没 | 出没 | not only | not just`);

/** What may stand between a denial and the phrase it denies. */
export const denialFillers = list(`
  人员 | 群众 | 居民 | 员工 | 乘客 | 学生 | 任何 | 什么 | 其他 | 发生 | 发现 | 出现 | 造成 | 导致 | 引发 | 引起 | 听说
  看到 | 见到 | 有人 | 明显 | 太 | 很 | 多 | 过 | 有 | 人 | 一 | 再 | 被 | 的 | any | is | was | were | are | been
  being | one | people | person | residents | reports of | sign of | signs of | yet | seriously | reported | a | an | the`);

/** Say that something is feared, imagined or long past. */
export const remoteBefore = list(`
  一旦 | 万一 | 如果 | 假如 | 假设 | 倘若 | 要是 | 若 | 容易 | 极易 | 易 | 担心 | 害怕 | 生怕 | 恐怕 | 怕 | 以免 | 免得 | 避免
  防止 | 预防 | 谨防 | 防范 | 差点 | 险些 | 会 | 将 | 存在 | 何时 | 才 | 不排除 | 等到 | 以防 | 随时 | 有可能 | 甚至 | 难道 | 非要 | 只有
  曾 | 曾经 | 多次 | 几次 | 两次 | 数次 | 2次 | 3次 | 4次 | 5次 | 多起 | 数起 | 去年 | 前年 | 往年 | 当年 | 以前 | 之前 | 好几个 | 案例 | 屡屡 | 如 | 例如 | 比如 | 可能导致 | 可能造成 | 可能引发 | 可能引起 | 要等 | 等出现 | 等出了 | 等发生 | 才会 | 快要
  could | might | would | may | in case | if | afraid | fear | worried | risk of | danger of | before | nearly | almost
  prevent | avoid | last year | in the past`);

/** The same, where it follows the phrase. */
export const remoteAfter = list(`
  隐患 | 风险 | 危险 | 的风险 | 的隐患 | 的危险 | 的可能 | 等隐患 | 等风险 | 事故隐患 | 安全隐患 | 等安全隐患 | 怎么办 | 谁负责
  后果 | 的后果 | 现象 | 问题 | 都有可能 | 频发 | hazard | risk`);
