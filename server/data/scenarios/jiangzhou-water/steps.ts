/** Moments at which the room must act, and the incident that it is expected to open. */
import type { ScenarioIncident, ScenarioStep } from '../scenario-types';
import { timeAt } from './clock';

export const steps: readonly ScenarioStep[] = [
  {
    code: 'first-cluster',
    minute: 12,
    title: {
      zh: '柳林街道来件成片：水有土腥味',
      en: 'A cluster in Liulin: the water smells of earth',
    },
    expects: {
      zh: '开立事件，写明首次知情时间和关联范围；启动响应，定级别、预计持续时间和措施。',
      en: 'Open the incident with the time of first knowledge and its scope; activate a response with level, expected duration and measures.',
    },
  },
  {
    code: 'hospital',
    minute: 22,
    title: {
      zh: '市三院血透中心报透析用水异味',
      en: 'The dialysis centre of City Hospital No. 3 reports odour',
    },
    expects: {
      zh: '15 分钟内有人认领，30 分钟内联系到人；停机的病人转到未受影响的医院。确认 Ⅰ 级告警。',
      en: 'Have the case claimed within 15 minutes and the caller reached within 30; move patients to a hospital that is not affected. Acknowledge the level-I alarm.',
    },
  },
  {
    code: 'first-word',
    minute: 30,
    title: { zh: '首报该发了', en: 'The first word is due' },
    expects: {
      zh: '先说能不能喝、烧开行不行；已确认的写明谁核实，不清楚的写明何时知道；写下次通报时间。不说原因。',
      en: 'Say first whether to drink it and whether boiling helps; name who verified each fact and when the unknown will be known; promise the next bulletin. No cause yet.',
    },
  },
  {
    code: 'rumour',
    minute: 44,
    title: { zh: '“有人投毒”在群里传开', en: 'A rumour of poisoning spreads through group chats' },
    expects: {
      zh: '标题不重复谣言；请公安机关来说，写明何时说明；未核实就写未核实。续报发布。',
      en: 'Don’t repeat the rumour in a headline; let the police speak, and say when they will; call unverified what is unverified. Publish an update.',
    },
  },
  {
    code: 'water-runs-short',
    minute: 60,
    title: {
      zh: '码头、望江取水点断水，排队的人多',
      en: 'Water points in Matou and Wangjiang run dry',
    },
    expects: {
      zh: '看送水保障组的承载，增派车辆；养老院、行动不便的老人先送上门。',
      en: 'Look at the delivery task force’s load and send more trucks; nursing homes and people who cannot walk come first.',
    },
  },
  {
    code: 'wrong-sentence',
    minute: 80,
    title: {
      zh: '通报写错：港湾分区还不能喝',
      en: 'A bulletin was wrong: Gangwan’s water is not safe yet',
    },
    expects: {
      zh: '马上发更正，写明原句、正确的话和原因，置顶；通知喝过的人；逐个渠道核对。',
      en: 'Publish a correction at once with the wrong and the right wording and the reason, as a banner; tell those who drank; check channel by channel.',
    },
  },
  {
    code: 'zone-recovers',
    minute: 96,
    title: { zh: '创新、鼓楼连续两次合格', en: 'Chuangxin and Gulou pass twice in a row' },
    expects: {
      zh: '公布两个分区恢复，提醒先放水 5 分钟；其余四个分区仍写不能喝。',
      en: 'Announce that two zones have recovered and to flush for five minutes; the other four stay unsafe to drink.',
    },
  },
  {
    code: 'promise-due',
    minute: 105,
    title: {
      zh: '10:15 的承诺到期：四个分区何时恢复',
      en: 'A promise falls due at 10:15: when will four zones recover?',
    },
    expects: {
      zh: '能兑现就兑现并附证据；兑现不了就改期并写明原因。不能不说。',
      en: 'Keep it with proof, or give a new time and the reason. Silence is not an answer.',
    },
  },
  {
    code: 'stand-down',
    minute: 116,
    title: { zh: '来件回落，是否终止响应？', en: 'Fewer people call: stand down?' },
    expects: {
      zh: '四个分区未达标、特急件未清零，不能终止；可以调整级别，交代下次通报。',
      en: 'Not while four zones fail and critical cases are open. Adjust the level at most, and keep the next bulletin’s time.',
    },
  },
];

/** The first call about the smell, as the hotline's log has it. */
const FIRST_KNOWN = 6;

export const incident: ScenarioIncident = {
  name: '东江水厂供水异味事件',
  nameEn: 'Dongjiang Waterworks odour',
  class: 'accident',
  summary: '东江水厂供水范围内多个街道反映自来水有土腥味，从柳林分区沿管网向码头、望江、港湾扩散。',
  firstKnownMinute: FIRST_KNOWN,
  rule: {
    categories: [
      'water',
      'water-odour',
      'water-colour',
      'water-outage',
      'water-pressure',
      'water-delivery',
      'health-unwell',
    ],
    districts: [],
    streets: [],
    zones: [],
    words: ['土腥味', '异味', '自来水', '投毒', '透析', '水有味', '送水', '取水点', 'tap water'],
    from: timeAt(0),
    to: null,
  },
  activation: {
    level: 2,
    matter: '东江水厂供水范围内自来水出现异味，影响居民饮用和医院、学校、养老院用水。',
    expectedDuration: '24 小时',
    measures:
      '切换备用水源，加投活性炭；设取水点，送水车优先保障医院、学校、养老院；每 20 分钟取样，定时公布。',
  },
};
