/** 续报: the answer to a rumour, without repeating it. */
import { timeAt } from '../clock';
import { bilingual, bulletin, counted, measured, unknown, verified } from './parts';
import { causeUnknown, restorationUnknown } from './unknowns';

const MINUTE = 55;
const NEXT = 70;

export const second = bulletin('second', MINUTE, {
  kind: 'progress',
  title: bilingual(
    '东江水厂供水异味：四个分区暂不饮用，取水点已开放',
    'Four zones still unsafe to drink; water points are open',
  ),
  lead: bilingual(
    '自第 1 期通报以来，异味沿供水管网到达望江、港湾分区。截至 9 时 24 分，出厂水 2-甲基异莰醇为每升 {n1} 纳克，仍高于限值 10 纳克。',
    'Since bulletin 1 the odour has reached Wangjiang and Gangwan along the mains. At 9:24 water leaving the works contained {n1} nanograms of 2-methylisoborneol a litre, still above the limit of 10.',
  ),
  usable: [
    verified(
      {
        id: 'usable-1',
        zh: '柳林、码头、望江、港湾分区的自来水暂不饮用，烧开也不行；可以洗衣、冲厕，不要洗菜、刷牙。',
        en: 'Do not drink tap water in Liulin, Matou, Wangjiang and Gangwan. Boiling does not help. Washing clothes and flushing is fine; do not rinse vegetables or brush your teeth with it.',
        about: 'health-advice',
        answers: ['usable', 'boil', 'wash', 'area'],
      },
      'cdc',
      51,
    ),
  ],
  confirmed: [
    verified(
      {
        id: 'confirmed-1',
        zh: '各分区水样中常规毒理指标未检出异常；柳林分区 2-甲基异莰醇每升 {n2} 纳克，望江分区 {n3} 纳克。',
        en: 'Routine toxicological tests of samples from every zone found nothing abnormal. 2-MIB is {n2} nanograms a litre in Liulin and {n3} in Wangjiang.',
        about: 'water-quality',
        answers: ['is-it-true'],
      },
      'cdc',
      50,
    ),
    verified(
      {
        id: 'confirmed-2',
        zh: '截至 9 时 24 分，共接到来件 {n4} 件；已答复 {n5} 件，已派办 {n6} 件，其中诉求人确认解决 {n7} 件。',
        en: 'By 9:24 there were {n4} complaints: {n5} answered, {n6} dispatched, of which {n7} are confirmed solved by those who called.',
        about: 'complaint-numbers',
      },
      'hotline',
      54,
    ),
    verified(
      {
        id: 'confirmed-3',
        zh: '报告身体不适 {n8} 人，已就诊，无危重病人。',
        en: '{n8} people have reported feeling unwell; they have seen a doctor, none is in a critical condition.',
        about: 'casualties',
        answers: ['drank-it'],
      },
      'health',
      53,
    ),
  ],
  unknown: [
    causeUnknown,
    unknown(
      {
        id: 'intent',
        zh: '是否人为：公安机关正在核查，10 时由市公安局说明。',
        en: 'Whether anybody caused it on purpose: the police are looking into it and will report at 10:00.',
        about: 'crime',
        answers: ['poisoned', 'is-it-true'],
      },
      'police',
      90,
    ),
    restorationUnknown,
  ],
  doing: [
    verified(
      {
        id: 'doing-1',
        zh: '活性炭加投到每升 30 毫克；已开放取水点 {n9} 处，出动送水车 {n10} 台。',
        en: 'Activated carbon has been raised to 30 milligrams a litre; {n9} water points are open and {n10} trucks are on the road.',
        about: 'supply',
        answers: ['where-water'],
      },
      'water',
      52,
    ),
    verified(
      {
        id: 'doing-2',
        zh: '医院已保障 {n11} 家、受影响 {n12} 家；透析病人转至未受影响的医院。',
        en: '{n11} of {n12} affected hospitals are supplied; dialysis patients are moved to hospitals that are not affected.',
        about: 'supply',
      },
      'headquarters',
      52,
    ),
  ],
  advice: [
    verified(
      {
        id: 'advice-1',
        zh: '到取水点请自带容器，每人 10 升。行动不便的市民拨打 12345 登记，送水上门。',
        en: 'Bring a container to the water point: ten litres a person. If you cannot walk, call 12345 and water will be brought to you.',
        about: 'supply',
        answers: ['doorstep', 'where-water'],
      },
      'urban',
      51,
    ),
    verified(
      {
        id: 'advice-2',
        zh: '托管班、夏令营停用自来水，由学校统一供水供餐。',
        en: 'Holiday clubs and summer camps do not use tap water; schools provide water and meals.',
        about: 'schools',
        answers: ['school'],
      },
      'education',
      49,
    ),
  ],
  numbers: [
    measured('n1', 'outlet-mib'),
    measured('n2', 'mib', 'zone-liulin'),
    measured('n3', 'mib', 'zone-wangjiang'),
    counted('n4', 'received'),
    counted('n5', 'answered'),
    counted('n6', 'dispatched'),
    counted('n7', 'confirmed-solved'),
    measured('n8', 'people-reported'),
    measured('n9', 'water-points'),
    measured('n10', 'water-trucks'),
    measured('n11', 'hospitals-secured'),
    measured('n12', 'hospitals-affected'),
  ],
  nextUpdateAt: timeAt(NEXT),
});
