/** Complaints of an invented city, told in many ways, for load. The same number makes the same complaint. */

const openings = [
  '您好，我要反映一个情况：',
  '请尽快派人来看看，',
  '家里有老人和孩子，',
  '我们整栋楼都这样，',
  '打了几次电话都没人管，',
];
const matters = [
  '从今天早上开始自来水就有一股土腥味，烧开以后还是有，不敢给孩子喝，想知道什么时候能恢复正常供水。',
  '小区门口的路面塌了一块，晚上没有路灯，已经有人摔倒，希望尽快围挡并修复。',
  '昨天夜里突然停电，到现在还没有来电，冰箱里的东西都坏了，物业说不清楚原因。',
  '楼下的烧烤店每天营业到凌晨，油烟和噪声很大，影响休息，之前反映过没有解决。',
  '垃圾站好几天没有清运了，味道非常大，苍蝇很多，请相关部门处理。',
  '公交车改线以后老人去医院要走很远，能不能恢复原来的站点，或者增加一班车。',
];
const details = [
  '我住在这里十几年了，以前从来没有出现过这种情况，希望能给一个明确的答复和处理时间。',
  '附近几个小区的邻居都在群里说同样的问题，应该不是我们一家的事情，请重视。',
  '如果需要现场查看，我白天都在家，可以随时联系我，麻烦尽快安排。',
];

/** The JSON of one complaint, about 1 kB. */
export function complaintBody(n: number): Buffer {
  const text = [
    pick(openings, n),
    pick(matters, n * 7),
    pick(details, n * 3),
    pick(details, n * 5),
  ].join('');
  return Buffer.from(
    JSON.stringify({
      channel: pick(['phone', 'web', 'app', 'wechat'], n),
      text: `${text}（第${n}次记录）`,
      complainant: { name: `测试${n % 1000}`, phone: `1${String(3_000_000_000 + n).slice(0, 10)}` },
      place: { address: `江滨路${n % 900}号` },
    }),
  );
}

function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}
