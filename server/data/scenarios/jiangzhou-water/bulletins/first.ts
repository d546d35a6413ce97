/** 首报: half an hour after the first call. Whether to drink comes first; there is no cause yet. */
import { timeAt } from '../clock';
import { bilingual, bulletin, counted, measured, unknown, verified } from './parts';

const MINUTE = 32;
const NEXT = 55;

export const first = bulletin('first', MINUTE, {
  kind: 'first',
  title: bilingual(
    '东江水厂供水异味：请暂不饮用',
    'Dongjiang Waterworks odour: do not drink the tap water for now',
  ),
  lead: bilingual(
    '7 月 18 日 8 时 36 分起，柳林街道市民陆续反映自来水有土腥味，随后码头街道也有反映。8 时 45 分，市应急指挥部启动二级响应，组织供水、卫生健康、生态环境等部门取样检测、切换水源、设点送水。',
    'From 8:36 on 18 July residents of Liulin, and then of Matou, reported that their tap water smelled of earth. At 8:45 the emergency headquarters activated a level II response: water, health and environment departments are sampling, switching the source and setting up water points.',
  ),
  usable: [
    verified(
      {
        id: 'usable-1',
        zh: '柳林、码头、望江、港湾分区的自来水暂不饮用，烧开也不行；不要用来做饭、冲奶粉。',
        en: 'Do not drink tap water in the Liulin, Matou, Wangjiang and Gangwan zones. Boiling does not help. Do not cook or mix baby formula with it.',
        about: 'health-advice',
        answers: ['usable', 'boil', 'area'],
      },
      'cdc',
      27,
    ),
    verified(
      {
        id: 'usable-2',
        zh: '可以洗衣、拖地、冲厕。鼓楼、创新分区正在取样，结果公布前也请先不要饮用。',
        en: 'You may wash clothes, clean floors and flush toilets. Gulou and Chuangxin are being sampled: please do not drink there either until the results are published.',
        about: 'health-advice',
        answers: ['wash'],
      },
      'cdc',
      27,
    ),
  ],
  confirmed: [
    verified(
      {
        id: 'confirmed-1',
        zh: '8 时 48 分柳林分区管网水中 2-甲基异莰醇为每升 {n1} 纳克，限值为 10 纳克。这种物质有土腥味。',
        en: 'At 8:48 tap water in the Liulin zone contained {n1} nanograms of 2-methylisoborneol a litre; the limit is 10. The substance smells of earth.',
        about: 'water-quality',
      },
      'environment',
      26,
    ),
    verified(
      {
        id: 'confirmed-2',
        zh: '截至 9 时，12345 热线共接到相关来件 {n2} 件，涉及 {n3} 人。',
        en: 'By 9:00 the 12345 hotline had received {n2} related complaints from {n3} people.',
        about: 'complaint-numbers',
      },
      'hotline',
      30,
    ),
  ],
  unknown: [
    unknown(
      {
        id: 'cause',
        zh: '异味物质从哪里来：正在对水源和制水各环节取样，12 时前说明进展。',
        en: 'Where the substance comes from: the source and each step of treatment are being sampled; a report by 12:00.',
        about: 'cause',
        answers: ['cause'],
      },
      'environment',
      210,
    ),
    unknown(
      {
        id: 'restoration',
        zh: '什么时候恢复：10 时 15 分前给出判断。',
        en: 'When the water will be normal again: an assessment will be given by 10:15.',
        about: 'restoration-time',
        answers: ['restored-when'],
      },
      'water',
      105,
    ),
  ],
  doing: [
    verified(
      {
        id: 'doing-1',
        zh: '已切换备用水源，加投活性炭；每 20 分钟在各分区取样一次。',
        en: 'The works has switched to its backup source and added activated carbon; each zone is sampled every 20 minutes.',
        about: 'supply',
      },
      'water',
      28,
    ),
    verified(
      {
        id: 'doing-2',
        zh: '送水车优先保障医院、学校和养老院，取水点 9 时 10 分起陆续开放。',
        en: 'Water trucks serve hospitals, schools and nursing homes first; water points open from 9:10.',
        about: 'supply',
        answers: ['where-water'],
      },
      'urban',
      29,
    ),
  ],
  advice: [
    verified(
      {
        id: 'advice-1',
        zh: '喝过而没有不适，不用处理。出现腹泻、呕吐的，停用自来水，就近就诊；便血、高热或神志不清的，立即拨打 120。',
        en: 'If you drank the water and feel well, nothing needs to be done. With diarrhoea or vomiting, stop using it and see a doctor; with bloody stools, high fever or confusion, call 120 at once.',
        about: 'health-advice',
        answers: ['drank-it'],
      },
      'health',
      28,
    ),
    verified(
      {
        id: 'advice-2',
        zh: '老人、病人和行动不便的市民需要送水，请拨打 12345 登记。',
        en: 'If you are old, ill or cannot walk well, call 12345 to have water brought to your door.',
        about: 'supply',
        answers: ['doorstep'],
      },
      'urban',
      29,
    ),
  ],
  numbers: [
    measured('n1', 'mib', 'zone-liulin'),
    counted('n2', 'received'),
    counted('n3', 'people'),
  ],
  nextUpdateAt: timeAt(NEXT),
});
