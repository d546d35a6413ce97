/** How the drill's hands work: who answers, which units are quick, and which are overrun. */
import type { Curve, HandsScript, UnitHands } from '../script-types';

const steady: Curve = [
  [0, 1],
  [120, 1],
];
/** Slower and slower while the incident grows. */
const overrun: Curve = [
  [0, 1],
  [25, 1.4],
  [50, 3],
  [80, 4.5],
  [120, 3.5],
];
const busy: Curve = [
  [0, 1],
  [30, 1.3],
  [60, 2],
  [120, 1.8],
];
/** Nobody had thought of more than a few calls. */
const lost: Curve = [
  [0, 2],
  [20, 3.5],
  [60, 5],
  [120, 4],
];

const usual: Omit<UnitHands, 'members' | 'lead'> = {
  taken: 0.9,
  sign: [1, 6],
  claim: [2, 9],
  contact: [1.5, 9],
  reply: [2, 9],
  replied: 0.8,
  strain: steady,
};

export const hands: HandsScript = {
  answers: {
    by: ['call-1', 'call-2', 'call-3', 'call-4', 'opinion-1', 'opinion-2'],
    share: 0.9,
    after: [0.6, 3.5],
    texts: [
      [0, '已登记。您反映的情况正在核实，结果出来前请先不要饮用。'],
      [20, '东江水厂供水范围有多起异味反映，正在取样检测。结果公布前请不要饮用，烧开也不要喝。'],
      [33, '按第 1 期通报：暂不要饮用，烧开也不行；可以洗衣、冲厕。医院、学校、养老院优先送水。'],
      [
        56,
        '按第 2 期通报：四个分区暂不饮用；取水点名单已公布，行动不便的可登记送水上门。喝过且没有不适的不用处理。',
      ],
      [69, '按第 3 期通报答复；是否人为由公安机关说明，时间见通报。'],
      [83, '按更正后的通报：港湾分区现在也不能喝。喝过且不舒服的请到就近门诊，严重的拨打 120。'],
      [
        105,
        '按第 5 期通报：创新、鼓楼两个分区可以饮用，先放水 5 分钟；柳林、码头、望江、港湾暂不饮用。',
      ],
    ],
  },
  dispatch: {
    by: ['dispatch-1', 'dispatch-2'],
    after: { critical: [0.5, 3], urgent: [1, 9], normal: [3, 30] },
    fallback: 'coordination',
  },
  units: {
    delivery: {
      ...usual,
      members: ['delivery-1', 'delivery-2'],
      lead: 'delivery-1',
      strain: overrun,
    },
    quality: {
      ...usual,
      members: ['quality-1', 'quality-2', 'quality-3'],
      lead: 'quality-1',
      strain: overrun,
      taken: 0.8,
    },
    repair: { ...usual, members: ['repair-1', 'repair-2'], lead: 'repair-1', strain: busy },
    schools: { ...usual, members: ['schools-1'], lead: 'schools-1', strain: busy },
    medical: {
      ...usual,
      members: ['medical-1', 'medical-2'],
      lead: 'medical-2',
      strain: lost,
      taken: 0.75,
    },
    opinion: { ...usual, members: ['opinion-1', 'opinion-2'], lead: 'opinion-1', strain: busy },
    coordination: { ...usual, members: ['lead-1'], lead: 'lead-1', strain: busy },
    hotline: { ...usual, members: ['dispatch-2'], lead: 'dispatch-1' },
    waterworks: { ...usual, members: ['water-1'], lead: 'water-1', strain: busy },
    urban: { ...usual, members: ['urban-1'], lead: 'urban-1' },
    housing: { ...usual, members: ['housing-1'], lead: 'housing-1' },
    traffic: { ...usual, members: ['traffic-1'], lead: 'traffic-1' },
    police: { ...usual, members: ['police-1'], lead: 'police-1' },
    market: { ...usual, members: ['market-1'], lead: 'market-1' },
    energy: { ...usual, members: ['energy-1'], lead: 'energy-1' },
    welfare: { ...usual, members: ['welfare-1'], lead: 'welfare-1' },
  },
  untouched: ['dialysis', 'sunshine-home'],
  auditor: 'audit-1',
  followUp: { by: ['follow-1'], solved: 0.62 },
  notes: {
    reached: [
      '已电话联系，告知暂不饮用和最近的取水点。',
      '已联系，诉求人情绪平稳，等取样结果。',
      '已联系，登记送水上门。',
      '已联系，约定一小时内上门取样。',
      '已联系，说明检测安排和下次通报时间。',
    ],
    notReached: ['占线，稍后再拨。', '无人接听，已发短信告知取水点。', '接通后断线，稍后再拨。'],
    replies: [
      '经核实，您处属东江水厂供水范围，自来水异味属实。现已取样检测并切换水源，恢复时间以通报为准；请到就近取水点领水，行动不便可登记送水。',
      '您反映的情况已核实。已安排送水车前往，预计一小时内到达；水质合格前请不要饮用，可用于洗涤和冲厕。',
      '已派人到现场核实水压和水质，冲洗管网期间会短时浑浊，冲洗结束后将再次取样，结果在通报中公布。',
      '您的问题已答复：喝过且没有不适不用处理；如有腹泻、呕吐，请停用自来水、留一瓶水样，就近就诊，严重时拨打 120。',
      '已登记您的损失情况，请保留购水和停业凭证，补偿办法公布后由专人与您联系。',
    ],
    rejected: ['答复没有写明完成时间，请补充后再报。', '未说明是否送水到户，请补充。'],
    solved: [
      '已收到送水，诉求人认可。',
      '已说明清楚，诉求人表示理解。',
      '水压已恢复，诉求人认可。',
    ],
    notSolved: ['诉求人称水仍未送到。', '诉求人称水还有味，要求继续处理。'],
    escalations: [
      '本组人手已满，超过时限仍无法到场，请专班组长协调。',
      '涉及多个单位，请上级协调。',
    ],
  },
};
