/** The bulletin that ends the drill: two zones have recovered, four have not. */
import { timeAt } from '../clock';
import { bilingual, bulletin, counted, measured, unknown, verified } from './parts';
import { causeUnknown } from './unknowns';

const MINUTE = 104;
const NEXT = 180;

export const last = bulletin('last', MINUTE, {
  kind: 'progress',
  title: bilingual(
    '东江水厂供水异味：两个分区已恢复，四个分区暂不饮用',
    'Two zones have recovered; four are unsafe to drink',
  ),
  lead: bilingual(
    '截至 10 时 12 分，6 个供水分区中 {n1} 个连续两次取样合格，恢复饮用；{n2} 个仍未达标。二级响应继续。',
    'By 10:12, {n1} of six supply zones had passed two samples in a row and may drink again; {n2} do not meet the limit yet. The level II response continues.',
  ),
  usable: [
    verified(
      {
        id: 'usable-1',
        zh: '柳林、码头、望江、港湾分区的自来水暂不饮用，烧开也不行；可以洗衣、冲厕。',
        en: 'Do not drink tap water in Liulin, Matou, Wangjiang and Gangwan. Boiling does not help. Washing clothes and flushing is fine.',
        about: 'health-advice',
        answers: ['usable', 'boil', 'wash', 'area'],
      },
      'cdc',
      101,
    ),
    verified(
      {
        id: 'usable-2',
        zh: '创新、鼓楼分区可以饮用，先放水 5 分钟。',
        en: 'In Chuangxin and Gulou you may drink the water; let it run for five minutes first.',
        about: 'health-advice',
        answers: ['usable', 'area'],
      },
      'cdc',
      102,
    ),
  ],
  confirmed: [
    verified(
      {
        id: 'confirmed-1',
        zh: '创新分区 2-甲基异莰醇每升 {n3} 纳克，鼓楼分区 {n4} 纳克；柳林分区 {n5} 纳克。限值 10 纳克。',
        en: '2-MIB is {n3} nanograms a litre in Chuangxin, {n4} in Gulou and {n5} in Liulin; the limit is 10.',
        about: 'water-quality',
      },
      'environment',
      102,
    ),
    verified(
      {
        id: 'intent',
        zh: '10 时，市公安局通报：已查看水厂监控、询问值班人员，目前没有发现人为投放的证据，核查仍在进行。',
        en: 'At 10:00 the police reported that they had watched the works’ cameras and questioned the shift: so far there is no evidence that anything was put into the water. Their work goes on.',
        about: 'crime',
        answers: ['poisoned', 'is-it-true'],
      },
      'police',
      92,
    ),
    verified(
      {
        id: 'confirmed-3',
        zh: '截至 10 时 12 分，来件 {n6} 件：已答复 {n7} 件，已派办 {n8} 件，诉求人确认解决 {n9} 件，单位已复、待本人确认 {n10} 件，超期 {n11} 件。',
        en: 'By 10:12 there were {n6} complaints: {n7} answered, {n8} dispatched, {n9} confirmed solved, {n10} replied to and not yet confirmed, {n11} overdue.',
        about: 'complaint-numbers',
      },
      'hotline',
      103,
    ),
  ],
  unknown: [
    unknown(
      {
        id: 'restoration',
        zh: '四个分区何时恢复：原定 10 时 15 分前判断，现在的数据还不足以给出时间，12 时前再作判断。',
        en: 'When four zones will recover: we promised an assessment by 10:15, but the data do not yet allow a time. We will assess it again by 12:00.',
        about: 'restoration-time',
        answers: ['restored-when'],
      },
      'water',
      210,
    ),
    causeUnknown,
  ],
  doing: [
    verified(
      {
        id: 'doing-1',
        zh: '活性炭保持每升 30 毫克，继续分段冲洗管网；取水点 {n12} 处、送水车 {n13} 台，四个分区取水点今日 20 时前不撤。',
        en: 'Carbon stays at 30 milligrams a litre and flushing goes on in sections; {n12} water points and {n13} trucks are at work. Water points in the four zones stay until 20:00 today.',
        about: 'supply',
        answers: ['where-water'],
      },
      'water',
      101,
    ),
    verified(
      {
        id: 'doing-2',
        zh: '水费减免和商户损失的登记办法，7 月 22 日前公布；请保留购水和停业凭证。',
        en: 'How water bills will be reduced and losses of businesses registered will be published by 22 July; please keep your receipts.',
        about: 'compensation',
        answers: ['who-pays'],
      },
      'headquarters',
      100,
    ),
  ],
  advice: [
    verified(
      {
        id: 'advice-1',
        zh: '老人、病人送水上门拨打 12345；腹泻、呕吐到就近门诊，便血、高热、神志不清立即拨打 120。',
        en: 'For water at your door call 12345; with diarrhoea or vomiting go to a clinic; with bloody stools, high fever or confusion call 120 at once.',
        about: 'health-advice',
        answers: ['doorstep', 'drank-it'],
      },
      'health',
      101,
    ),
  ],
  removed: [
    {
      statementId: 'flushing',
      reason: bilingual(
        '第 3 期所说“预计 11 时前完成冲洗”撤回：管网存水比预计多，需要重新计算。',
        'We take back “to be finished by 11:00” of bulletin 3: the mains hold more water than estimated.',
      ),
    },
  ],
  numbers: [
    counted('n1', 'zones-recovered'),
    counted('n2', 'zones-affected'),
    measured('n3', 'mib', 'zone-chuangxin'),
    measured('n4', 'mib', 'zone-gulou'),
    measured('n5', 'mib', 'zone-liulin'),
    counted('n6', 'received'),
    counted('n7', 'answered'),
    counted('n8', 'dispatched'),
    counted('n9', 'confirmed-solved'),
    counted('n10', 'replied-unconfirmed'),
    counted('n11', 'overdue'),
    measured('n12', 'water-points'),
    measured('n13', 'water-trucks'),
  ],
  nextUpdateAt: timeAt(NEXT),
});
