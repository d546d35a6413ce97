/** Where people fetch water: points of the invented streets, most of them in the zones that can't drink. */
import { Chance } from '../chance';
import type { ServicePoint } from '../scenario-types';
import { pointIn } from './geography';
import { streetCells } from './streets';
import { timeAt } from './clock';

type Row = readonly [street: string, name: string, nameEn: string, address: string, hours: number];

/** Hours from the start until which water is handed out. */
const AFTERNOON = 9.5;
const EVENING = 11.5;
const NIGHT = 13.5;

const rows: readonly Row[] = [
  ['liulin', '柳林里小区东门', 'Liulin Li, east gate', '柳林路 56 号', NIGHT],
  ['liulin', '柳林街道社区服务中心', 'Liulin Community Service Centre', '柳林路 88 号', NIGHT],
  ['liulin', '柳林新村篮球场', 'Liulin New Village, basketball court', '柳林二路 12 号', EVENING],
  ['liulin', '柳林花园南门', 'Liulin Garden, south gate', '柳林三路 7 号', EVENING],
  ['liulin', '市三院门诊楼前', 'City Hospital No. 3, outpatient entrance', '柳林路 120 号', NIGHT],
  ['dongdu', '东渡广场', 'Dongdu Square', '东渡路 1 号', EVENING],
  ['dongdu', '东渡家园物业门口', 'Dongdu Homes, property office', '东渡路 43 号', AFTERNOON],
  ['wutong', '梧桐里活动室', 'Wutong Li, activity room', '梧桐路 21 号', EVENING],
  ['wutong', '梧桐菜市场西口', 'Wutong Market, west entrance', '梧桐路 66 号', AFTERNOON],
  ['matou', '码头街道广场', 'Matou Square', '江滨路 3 号', NIGHT],
  ['matou', '码头里南门', 'Matou Li, south gate', '码头路 30 号', NIGHT],
  ['matou', '码头新村车棚', 'Matou New Village, bicycle shed', '码头路 75 号', EVENING],
  ['matou', '码头中学操场', 'Matou Middle School, sports ground', '码头二路 9 号', EVENING],
  ['jiangbin', '江滨公园北门', 'Jiangbin Park, north gate', '江滨路 50 号', NIGHT],
  ['jiangbin', '江滨花园门岗', 'Jiangbin Garden, gatehouse', '江滨路 102 号', EVENING],
  ['sangyuan', '桑园社区党群中心', 'Sangyuan Community Centre', '桑园路 18 号', EVENING],
  ['sangyuan', '桑园里停车场', 'Sangyuan Li, car park', '桑园路 60 号', AFTERNOON],
  ['dukou', '渡口街道办事处', 'Dukou Street Office', '渡口路 5 号', EVENING],
  ['dukou', '渡口新村小广场', 'Dukou New Village, small square', '渡口路 39 号', AFTERNOON],
  ['wangjiang', '望江里小区东门', 'Wangjiang Li, east gate', '望江路 112 号', EVENING],
  [
    'wangjiang',
    '望江新村居委会',
    'Wangjiang New Village, residents’ office',
    '望江路 26 号',
    NIGHT,
  ],
  ['wangjiang', '望江实验小学门口', 'Wangjiang Primary School, gate', '望江二路 8 号', AFTERNOON],
  ['wangjiang', '望江家园 3 号门', 'Wangjiang Homes, gate 3', '望江路 140 号', EVENING],
  ['guanlan', '观澜文化站', 'Guanlan Culture Station', '观澜路 14 号', EVENING],
  ['guanlan', '观澜花园会所', 'Guanlan Garden, clubhouse', '观澜路 52 号', AFTERNOON],
  ['linjiang', '临江里公交站旁', 'Linjiang Li, by the bus stop', '临江路 33 号', EVENING],
  ['linjiang', '临江卫生院', 'Linjiang Clinic', '临江路 2 号', NIGHT],
  ['gangwan', '港湾街道便民中心', 'Gangwan Convenience Centre', '港湾大道 20 号', NIGHT],
  ['gangwan', '港湾里西门', 'Gangwan Li, west gate', '港湾大道 61 号', EVENING],
  ['gangwan', '港湾花园地库口', 'Gangwan Garden, garage entrance', '港湾二路 15 号', EVENING],
  ['gangwan', '港湾职工食堂', 'Gangwan Workers’ Canteen', '港湾大道 118 号', AFTERNOON],
  ['chuanchang', '船厂家属院', 'Shipyard Family Court', '船厂路 9 号', EVENING],
  ['chuanchang', '船厂俱乐部', 'Shipyard Club', '船厂路 41 号', NIGHT],
  ['yancang', '盐仓老街口', 'Yancang Old Street', '盐仓路 4 号', EVENING],
  ['zhanqiao', '栈桥社区卫生站', 'Zhanqiao Health Station', '栈桥路 16 号', EVENING],
  ['zhanqiao', '栈桥公寓大堂', 'Zhanqiao Apartments, lobby', '栈桥路 70 号', AFTERNOON],
  ['maodi', '锚地新村水塔下', 'Maodi New Village, water tower', '锚地路 11 号', EVENING],
  ['gulou', '鼓楼广场东侧', 'Gulou Square, east side', '鼓楼街 1 号', AFTERNOON],
  ['fuqian', '府前街便民站', 'Fuqian Convenience Point', '府前街 28 号', AFTERNOON],
  ['chuangxin', '创新园区 2 号楼', 'Chuangxin Park, building 2', '创新路 80 号', AFTERNOON],
];

/** As the street signs have them. */
const roadsInEnglish: Readonly<Record<string, string>> = {
  柳林路: 'Liulin Road',
  柳林二路: 'Liulin Second Road',
  柳林三路: 'Liulin Third Road',
  东渡路: 'Dongdu Road',
  梧桐路: 'Wutong Road',
  江滨路: 'Jiangbin Road',
  码头路: 'Matou Road',
  码头二路: 'Matou Second Road',
  桑园路: 'Sangyuan Road',
  渡口路: 'Dukou Road',
  望江路: 'Wangjiang Road',
  望江二路: 'Wangjiang Second Road',
  观澜路: 'Guanlan Road',
  临江路: 'Linjiang Road',
  港湾大道: 'Gangwan Avenue',
  港湾二路: 'Gangwan Second Road',
  船厂路: 'Chuanchang Road',
  盐仓路: 'Yancang Road',
  栈桥路: 'Zhanqiao Road',
  锚地路: 'Maodi Road',
  鼓楼街: 'Gulou Street',
  府前街: 'Fuqian Street',
  创新路: 'Chuangxin Road',
};

/** 柳林路 56 号: 56 Liulin Road. */
function inEnglish(address: string): string {
  const [road = '', number = ''] = address.split(' ');
  const english = roadsInEnglish[road];
  if (english === undefined) throw new Error(`no English name of ${road}`);
  return `${number} ${english}`;
}

const MINUTES_AN_HOUR = 60;

export const servicePoints: readonly ServicePoint[] = rows.map(
  ([street, name, nameEn, address, hours], at) => {
    const cell = streetCells.find(({ code }) => code === street);
    if (!cell) throw new Error(`no street ${street}`);
    const chance = new Chance(1, `service point ${at}`);
    const [lng, lat] = pointIn(cell, chance.between(0.2, 0.8), chance.between(0.2, 0.8));
    const until = timeAt(hours * MINUTES_AN_HOUR);
    const addressEn = inEnglish(address);
    return { code: `point-${at + 1}`, name, nameEn, address, addressEn, street, lng, lat, until };
  },
);
