/** Words that nearly every complaint holds, whatever it is about: they tell no matter. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    '我们 你们 他们 她们 它们 自己 本人 大家 别人 有人 这个 那个 这些 那些 这样 那样 这里 那里 这种 那种 什么 怎么 如何 为什么 哪里 哪些 多少 是否 ' +
    '没有 不是 就是 还是 只是 但是 可是 而且 并且 或者 以及 因为 所以 由于 如果 虽然 然而 因此 于是 甚至 尤其 特别 已经 现在 目前 至今 当时 之前 之后 以前 以后 今天 昨天 明天 ' +
    '一个 一些 一直 一样 一下 一次 一种 一点 一定 所有 全部 部分 其他 其它 其中 各种 很多 许多 大量 非常 十分 比较 最近 经常 长期 每天 每次 多次 再次 同时 ' +
    '可以 能够 不能 可能 应该 应当 需要 必须 希望 请求 请问 恳请 要求 建议 咨询 投诉 举报 反映 反应 求助 质疑 关于 对于 根据 按照 通过 进行 ' +
    '尊敬 敬爱 您好 你好 谢谢 感谢 此致 敬礼 领导 书记 市长 区长 局长 政府 部门 有关 相关 单位 人员 工作人员 居民 市民 群众 百姓 老百姓 业主 住户 村民 人民 ' +
    '问题 情况 事情 事件 严重 解决 处理 答复 回复 尽快 及时 出现 存在 造成 导致 影响 知道 认为 觉得 发现 告知 小区 地方 时间 时候 原因 结果 方面 ' +
    '开始 继续 出来 起来 下来 过来 回来 进去 里面 上面 下面 旁边 附近 左右 以上 以下 不到 不了 得到 成为 作为 还有 包括 例如 比如 等等 到底 究竟 有点 有些 一股 有没有 能不能 可不可以 是不是 怎么办 想问 一下 一遍 两次 几次 麻烦 来电 ' +
    'the and for that this with from have has had was were are not you your our they them there here what when where which who why how can could would should will please hello thank thanks dear ' +
    'been about into over very just also but its his her she him all any some more most than then'
  ).split(' '),
);
