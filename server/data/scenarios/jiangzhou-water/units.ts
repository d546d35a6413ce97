/** Task forces, city bodies and street offices of the drill, and what the dispatch catalogue gives them. */
import type { ScenarioUnit } from '../scenario-types';
import { streetCells } from './streets';

type Row = readonly [code: string, name: string, nameEn: string, capacity: number];

const taskForces: readonly Row[] = [
  ['delivery', '送水保障组', 'Water Delivery Task Force', 60],
  ['quality', '水质检测组', 'Water Quality Task Force', 320],
  ['repair', '供水抢修组', 'Network Repair Task Force', 60],
  ['schools', '教育协调组', 'Schools Task Force', 25],
  ['medical', '医疗保障组', 'Medical Task Force', 40],
  ['opinion', '舆情热线组', 'Hotline and Media Task Force', 160],
  ['coordination', '综合协调组', 'Coordination Task Force', 60],
];

const bodies: readonly Row[] = [
  ['hotline', '市政务热线中心', 'City Hotline Centre', 200],
  ['waterworks', '市水务集团', 'Jiangzhou Water Group', 80],
  ['urban', '市城市管理局', 'Urban Management Bureau', 120],
  ['housing', '市住房城乡建设局', 'Housing and Construction Bureau', 120],
  ['traffic', '市交通运输局', 'Transport Bureau', 100],
  ['police', '市公安局', 'Public Security Bureau', 120],
  ['market', '市市场监督管理局', 'Market Regulation Bureau', 90],
  ['energy', '江州能源集团', 'Jiangzhou Energy Group', 90],
  ['welfare', '市人力资源社会保障局', 'Labour and Social Security Bureau', 80],
];

/** Streets whose offices hand out water and knock at doors. */
const offices = new Set([
  'liulin',
  'matou',
  'wangjiang',
  'gangwan',
  'jiangbin',
  'gulou',
  'chuangxin',
]);
const OFFICE_CAPACITY = 30;

export const units: readonly ScenarioUnit[] = [
  ...taskForces.map((row) => unit(row, true)),
  ...bodies.map((row) => unit(row, false)),
  ...streetCells
    .filter(({ code }) => offices.has(code))
    .map(({ code, stem, pinyin }) =>
      unit(
        [`office-${code}`, `${stem}街道办事处`, `${pinyin} Street Office`, OFFICE_CAPACITY],
        false,
      ),
    ),
];

/** Children not named here have their parent's unit. */
export const unitOfCategory: Readonly<Record<string, string>> = {
  water: 'opinion',
  'water-odour': 'quality',
  'water-colour': 'quality',
  'water-outage': 'repair',
  'water-pressure': 'repair',
  'water-leak': 'repair',
  'water-secondary': 'repair',
  'water-delivery': 'delivery',
  'water-billing': 'waterworks',
  power: 'energy',
  gas: 'energy',
  heat: 'energy',
  drainage: 'urban',
  roads: 'urban',
  environment: 'urban',
  traffic: 'traffic',
  housing: 'housing',
  health: 'medical',
  education: 'schools',
  security: 'police',
  market: 'market',
  labour: 'welfare',
  // Whoever asks for help for the old and the ill in this incident asks for water.
  'labour-welfare': 'delivery',
  telecom: 'hotline',
  rural: 'hotline',
  government: 'hotline',
  other: 'opinion',
};

function unit([code, name, nameEn, capacity]: Row, taskForce: boolean): ScenarioUnit {
  return { code, name, nameEn, parent: null, capacity, taskForce };
}
