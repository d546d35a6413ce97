/** People of the drill's room: invented, with their posts and shifts. */
import type { Role } from '@heed/shared/vocabulary';
import type { ScenarioOffice, ScenarioPerson, ScenarioShift } from '../scenario-types';

const early: ScenarioShift = {
  name: { zh: '早班', en: 'Early shift' },
  from: '07:30',
  to: '15:30',
};
const late: ScenarioShift = { name: { zh: '中班', en: 'Late shift' }, from: '15:30', to: '23:30' };
const day: ScenarioShift = { name: { zh: '白班', en: 'Day shift' }, from: '08:00', to: '20:00' };
const night: ScenarioShift = {
  name: { zh: '夜班', en: 'Night shift' },
  from: '20:00',
  to: '08:00',
};

type Row = readonly [
  code: string,
  name: string,
  unit: string | null,
  roles: readonly Role[],
  zh: string,
  en: string,
  shift: ScenarioShift,
];

const rows: readonly Row[] = [
  ['duty-1', '周知远', 'coordination', ['duty-leader'], '值班长', 'Duty leader', day],
  ['duty-2', '卫澄之', 'coordination', ['duty-leader'], '值班长', 'Duty leader', night],
  ['lead-1', '郁南舟', 'coordination', ['task-force-lead'], '专班组长', 'Task-force lead', day],
  ['press-1', '林望舒', 'opinion', ['press-officer'], '新闻发布员', 'Press officer', day],
  [
    'press-2',
    '宁采薇',
    'opinion',
    ['press-officer'],
    '新闻发布员（副班）',
    'Deputy press officer',
    late,
  ],
  ['approver-1', '陈述言', 'opinion', ['press-approver'], '新闻办审核人', 'Press approver', day],
  ['legal-1', '严正钧', 'coordination', ['legal-reviewer'], '法务审核人', 'Legal reviewer', day],
  ['audit-1', '纪明察', 'coordination', ['supervisor'], '督查员', 'Supervisor', day],
  ['dispatch-1', '费行之', 'hotline', ['dispatcher'], '派单员', 'Dispatcher', early],
  ['dispatch-2', '邵飞白', 'hotline', ['dispatcher'], '派单员', 'Dispatcher', early],
  ['call-1', '柏听雨', 'hotline', ['call-taker'], '受理员', 'Call-taker', early],
  ['call-2', '祁小满', 'hotline', ['call-taker'], '受理员', 'Call-taker', early],
  ['call-3', '冉星回', 'hotline', ['call-taker'], '受理员', 'Call-taker', early],
  ['call-4', '蓝若川', 'hotline', ['call-taker'], '受理员', 'Call-taker', late],
  ['follow-1', '童可期', 'hotline', ['follow-up-officer'], '回访员', 'Follow-up officer', day],
  ['delivery-1', '马定川', 'delivery', ['handler'], '送水组长', 'Delivery lead', day],
  ['delivery-2', '石砚耕', 'delivery', ['handler'], '送水调度', 'Delivery scheduler', day],
  ['quality-1', '何澈', 'quality', ['handler'], '水质组长', 'Water quality lead', day],
  ['quality-2', '方清如', 'quality', ['handler'], '采样员', 'Sampler', day],
  ['quality-3', '俞见微', 'quality', ['handler'], '化验员', 'Laboratory analyst', day],
  ['repair-1', '雷振坤', 'repair', ['handler'], '抢修组长', 'Repair lead', day],
  ['repair-2', '武成钢', 'repair', ['handler'], '抢修班长', 'Repair foreman', day],
  ['schools-1', '温书雅', 'schools', ['handler'], '教育联络员', 'Schools liaison', day],
  ['medical-1', '王霁', 'medical', ['handler'], '疾控联络员', 'Disease control liaison', day],
  ['medical-2', '苏若杏', 'medical', ['handler'], '医政联络员', 'Hospitals liaison', day],
  ['opinion-1', '闻溪亭', 'opinion', ['handler'], '热线解答员', 'Hotline adviser', day],
  ['opinion-2', '岳听澜', 'opinion', ['handler'], '舆情研判员', 'Public word analyst', day],
  ['police-1', '高见山', 'police', ['handler'], '公安联络员', 'Police liaison', day],
  [
    'environment-1',
    '洛青崖',
    'coordination',
    ['handler'],
    '生态环境联络员',
    'Environment liaison',
    day,
  ],
  ['water-1', '季安流', 'waterworks', ['handler'], '水务集团联络员', 'Water group liaison', day],
  ['urban-1', '成丰年', 'urban', ['handler'], '城管联络员', 'Urban management liaison', day],
  ['housing-1', '安广厦', 'housing', ['handler'], '住建联络员', 'Housing liaison', day],
  ['market-1', '衡如一', 'market', ['handler'], '市场监管联络员', 'Market liaison', day],
  ['traffic-1', '路长亭', 'traffic', ['handler'], '交通联络员', 'Transport liaison', day],
  ['energy-1', '卓光明', 'energy', ['handler'], '能源集团联络员', 'Energy group liaison', day],
  ['welfare-1', '康乐业', 'welfare', ['handler'], '人社联络员', 'Labour liaison', day],
  ['viewer-1', '阮旁观', null, ['viewer'], '大屏席', 'Wall seat', day],
];

const skillsOfUnit: Readonly<Record<string, readonly string[]>> = {
  quality: ['water'],
  repair: ['water'],
  waterworks: ['water'],
  medical: ['medical'],
  schools: ['schools'],
  energy: ['power', 'gas', 'heating'],
  housing: ['housing'],
  traffic: ['traffic'],
};
const skillsOf: Readonly<Record<string, readonly string[]>> = {
  'legal-1': ['legal'],
  'environment-1': ['environment'],
};
/** Whoever may be called at night. */
const phones: Readonly<Record<string, string>> = {
  'duty-1': '13000009001',
  'duty-2': '13000009002',
  'lead-1': '13000009003',
};

export const people: readonly ScenarioPerson[] = rows.map(
  ([code, name, unit, roles, zh, en, shift]) => ({
    code,
    name,
    unit,
    roles,
    post: { zh, en },
    shift,
    skills: skillsOf[code] ?? skillsOfUnit[unit ?? ''] ?? [],
    ...(phones[code] && { phone: phones[code] }),
  }),
);

export const offices: readonly ScenarioOffice[] = [
  { office: 'cdc', name: { zh: '市疾控中心', en: 'City CDC' }, verifier: 'medical-1' },
  { office: 'health', name: { zh: '市卫健委', en: 'Health Commission' }, verifier: 'medical-2' },
  {
    office: 'environment',
    name: { zh: '市生态环境局', en: 'Ecology and Environment Bureau' },
    verifier: 'environment-1',
  },
  { office: 'water', name: { zh: '市水务局', en: 'Water Authority' }, verifier: 'quality-1' },
  {
    office: 'police',
    name: { zh: '市公安局', en: 'Public Security Bureau' },
    verifier: 'police-1',
  },
  { office: 'education', name: { zh: '市教育局', en: 'Education Bureau' }, verifier: 'schools-1' },
  { office: 'hotline', name: { zh: '12345 热线', en: '12345 hotline' }, verifier: 'dispatch-1' },
  { office: 'urban', name: { zh: '市城管局', en: 'Urban Management Bureau' }, verifier: 'urban-1' },
  {
    office: 'headquarters',
    name: { zh: '应急指挥部', en: 'Emergency headquarters' },
    verifier: 'duty-1',
  },
];
