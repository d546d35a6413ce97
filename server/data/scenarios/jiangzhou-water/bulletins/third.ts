/** 续报 with a sentence that proves wrong. */
import { timeAt } from '../clock';
import { bilingual, bulletin, counted, measured, unknown, verified } from './parts';
import { causeUnknown, intentUnknown } from './unknowns';

const MINUTE = 68;
const NEXT = 100;

/** The sentence that has to be corrected: it rests on a sample from before the odour came. */
export const wrongSentence = bilingual(
  '港湾分区的自来水可以饮用，请先放水 5 分钟。',
  'Tap water in the Gangwan zone is safe to drink; let it run for five minutes first.',
);

export const third = bulletin('third', MINUTE, {
  kind: 'progress',
  title: bilingual('东江水厂供水异味：三个分区暂不饮用', 'Three zones are unsafe to drink'),
  lead: bilingual(
    '截至 9 时 37 分，出厂水 2-甲基异莰醇降至每升 {n1} 纳克。备用水源已到达部分管网，各分区继续取样。',
    'At 9:37 water leaving the works was down to {n1} nanograms of 2-MIB a litre. Water from the backup source has reached part of the mains; sampling goes on in every zone.',
  ),
  usable: [
    verified(
      {
        id: 'usable-1',
        zh: '柳林、码头、望江分区的自来水暂不饮用，烧开也不行；可以洗衣、冲厕。',
        en: 'Do not drink tap water in Liulin, Matou and Wangjiang. Boiling does not help. Washing clothes and flushing is fine.',
        about: 'health-advice',
        answers: ['usable', 'boil', 'wash'],
      },
      'cdc',
      64,
    ),
    verified(
      {
        id: 'usable-2',
        zh: wrongSentence.zh,
        en: wrongSentence.en,
        about: 'health-advice',
        answers: ['usable', 'area'],
      },
      'cdc',
      64,
    ),
  ],
  confirmed: [
    verified(
      {
        id: 'confirmed-1',
        zh: '柳林分区 2-甲基异莰醇每升 {n2} 纳克，码头分区 {n3} 纳克，限值 10 纳克。',
        en: '2-MIB is {n2} nanograms a litre in Liulin and {n3} in Matou; the limit is 10.',
        about: 'water-quality',
      },
      'environment',
      66,
    ),
    verified(
      {
        id: 'confirmed-2',
        zh: '截至 9 时 37 分，共接到来件 {n4} 件，已答复 {n5} 件，正在办理 {n6} 件，其中超期 {n7} 件。',
        en: 'By 9:37 there were {n4} complaints; {n5} are answered, {n6} are being worked on, {n7} of them overdue.',
        about: 'complaint-numbers',
      },
      'hotline',
      67,
    ),
  ],
  unknown: [
    causeUnknown,
    intentUnknown,
    unknown(
      {
        id: 'restoration',
        zh: '其余分区何时恢复：10 时 15 分前给出判断。',
        en: 'When the other zones will recover: an assessment by 10:15.',
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
        id: 'flushing',
        zh: '正在分段冲洗柳林、码头管网，预计 11 时前完成。',
        en: 'The mains in Liulin and Matou are being flushed in sections, to be finished by 11:00.',
        about: 'restoration-time',
      },
      'water',
      65,
    ),
    verified(
      {
        id: 'doing-2',
        zh: '学校已保障 {n8} 所，养老院已保障 {n9} 家，其余逐家送水。',
        en: '{n8} schools and {n9} nursing homes are supplied; the others get their water one by one.',
        about: 'supply',
        answers: ['school'],
      },
      'headquarters',
      65,
    ),
  ],
  advice: [
    verified(
      {
        id: 'advice-1',
        zh: '请留意所在分区的结论再用水；不确定属于哪个分区的，拨打 12345 查询。',
        en: 'Check your zone before you use the water; if you do not know your zone, ask 12345.',
        about: 'health-advice',
        answers: ['area'],
      },
      'cdc',
      64,
    ),
  ],
  numbers: [
    measured('n1', 'outlet-mib'),
    measured('n2', 'mib', 'zone-liulin'),
    measured('n3', 'mib', 'zone-matou'),
    counted('n4', 'received'),
    counted('n5', 'answered'),
    counted('n6', 'open'),
    counted('n7', 'overdue'),
    measured('n8', 'schools-secured'),
    measured('n9', 'nursing-homes-secured'),
  ],
  nextUpdateAt: timeAt(NEXT),
});
