/** 更正: what was wrong, what is right, and why. */
import { timeAt } from '../clock';
import { bilingual, bulletin, measured, verified } from './parts';
import { wrongSentence } from './third';
import { causeUnknown, intentUnknown, restorationUnknown } from './unknowns';

const MINUTE = 82;
const NEXT = 105;
const A_DAY = 1_440;

export const correction = bulletin('correction', MINUTE, {
  kind: 'correction',
  title: bilingual(
    '更正：港湾分区的水现在不能喝',
    'Correction: Gangwan’s water is not safe to drink',
  ),
  lead: bilingual(
    '9 时 38 分发布的第 3 期通报对港湾分区的结论有误，现予更正，并向港湾分区的市民致歉。',
    'Bulletin 3, published at 9:38, was wrong about the Gangwan zone. We correct it here and apologise to the people of Gangwan.',
  ),
  usable: [
    verified(
      {
        id: 'usable-1',
        zh: '柳林、码头、望江、港湾分区的自来水暂不饮用，烧开也不行；可以洗衣、冲厕。',
        en: 'Do not drink tap water in Liulin, Matou, Wangjiang and Gangwan. Boiling does not help. Washing clothes and flushing is fine.',
        about: 'health-advice',
        answers: ['usable', 'boil', 'area'],
      },
      'cdc',
      80,
    ),
  ],
  confirmed: [
    verified(
      {
        id: 'confirmed-1',
        zh: '9 时 46 分港湾分区 2-甲基异莰醇为每升 {n1} 纳克，限值 10 纳克。',
        en: 'At 9:46 the Gangwan zone had {n1} nanograms of 2-MIB a litre; the limit is 10.',
        about: 'water-quality',
      },
      'environment',
      79,
    ),
  ],
  unknown: [causeUnknown, intentUnknown, restorationUnknown],
  doing: [
    verified(
      {
        id: 'doing-1',
        zh: '已向港湾分区用户逐户发送短信，社区上门告知独居老人和敬老院。',
        en: 'Every household in Gangwan gets a text message; community workers knock at the doors of old people who live alone and of nursing homes.',
        about: 'supply',
      },
      'headquarters',
      81,
    ),
  ],
  advice: [
    verified(
      {
        id: 'advice-1',
        zh: '9 时 38 分以后喝过港湾分区自来水而没有不适的，不用处理；腹泻、呕吐的，到就近门诊，重者拨打 120。',
        en: 'If you drank Gangwan’s water after 9:38 and feel well, nothing needs to be done. With diarrhoea or vomiting go to the nearest clinic; if it is severe, call 120.',
        about: 'health-advice',
        answers: ['drank-it'],
      },
      'health',
      80,
    ),
  ],
  numbers: [measured('n1', 'mib', 'zone-gangwan')],
  nextUpdateAt: timeAt(NEXT),
  correction: {
    wrong: wrongSentence,
    right: bilingual(
      '港湾分区的自来水现在不能饮用，烧开也不行。',
      'Tap water in the Gangwan zone is not safe to drink now, not even boiled.',
    ),
    reason: bilingual(
      '误用了 9 时 06 分的水样，当时异味尚未到达港湾；9 时 26 分起的水样均超过限值。',
      'A sample of 9:06 was used, taken before the odour reached Gangwan; all samples since 9:26 exceed the limit.',
    ),
    bannerUntil: timeAt(MINUTE + A_DAY),
  },
});
