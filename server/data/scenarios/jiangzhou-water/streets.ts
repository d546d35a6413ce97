/** The invented city's streets: districts of a lattice of cells, and the supply zones over them. */

export interface StreetCell {
  readonly code: string;
  /** Without 街道: roads and communities are called by it. */
  readonly stem: string;
  readonly pinyin: string;
  readonly district: string;
  readonly zone: string | null;
  readonly column: number;
  readonly row: number;
}

interface Area {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

export const districts: readonly Area[] = [
  { code: 'dongjiang', name: '东江区', nameEn: 'Dongjiang District' },
  { code: 'lingang', name: '临港区', nameEn: 'Lingang District' },
  { code: 'chengzhong', name: '城中区', nameEn: 'Chengzhong District' },
  { code: 'gaoxin', name: '高新区', nameEn: 'Gaoxin District' },
  { code: 'binjiang', name: '滨江区', nameEn: 'Binjiang District' },
];

/** In the order in which the water reaches them from the works. */
export const zones: readonly Area[] = [
  { code: 'zone-liulin', name: '柳林', nameEn: 'Liulin' },
  { code: 'zone-matou', name: '码头', nameEn: 'Matou' },
  { code: 'zone-wangjiang', name: '望江', nameEn: 'Wangjiang' },
  { code: 'zone-gangwan', name: '港湾', nameEn: 'Gangwan' },
  { code: 'zone-gulou', name: '鼓楼', nameEn: 'Gulou' },
  { code: 'zone-chuangxin', name: '创新', nameEn: 'Chuangxin' },
];

type Row = readonly [stem: string, pinyin: string, column: number, row: number];

function cells(district: string, zone: string | null, rows: readonly Row[]): StreetCell[] {
  return rows.map(([stem, pinyin, column, row]) => ({
    code: pinyin.toLowerCase(),
    stem,
    pinyin,
    district,
    zone,
    column,
    row,
  }));
}

/** Each zone's first street is the one that is heard most. */
export const streetCells: readonly StreetCell[] = [
  ...cells('dongjiang', 'zone-liulin', [
    ['柳林', 'Liulin', 5, 1],
    ['东渡', 'Dongdu', 5, 0],
    ['桑园', 'Sangyuan', 5, 2],
  ]),
  ...cells('dongjiang', 'zone-matou', [
    ['码头', 'Matou', 5, 3],
    ['江滨', 'Jiangbin', 5, 4],
    ['渡口', 'Dukou', 5, 5],
  ]),
  ...cells('dongjiang', 'zone-wangjiang', [
    ['望江', 'Wangjiang', 4, 3],
    ['观澜', 'Guanlan', 4, 4],
    ['临江', 'Linjiang', 4, 5],
    ['梧桐', 'Wutong', 4, 2],
  ]),
  ...cells('lingang', 'zone-gangwan', [
    ['港湾', 'Gangwan', 6, 2],
    ['船厂', 'Chuanchang', 6, 3],
    ['盐仓', 'Yancang', 6, 1],
    ['栈桥', 'Zhanqiao', 7, 2],
    ['锚地', 'Maodi', 7, 3],
  ]),
  ...cells('chengzhong', 'zone-gulou', [
    ['鼓楼', 'Gulou', 3, 2],
    ['府前', 'Fuqian', 3, 3],
    ['文庙', 'Wenmiao', 2, 2],
    ['书院', 'Shuyuan', 2, 3],
  ]),
  ...cells('gaoxin', 'zone-chuangxin', [
    ['创新', 'Chuangxin', 3, 0],
    ['智谷', 'Zhigu', 4, 1],
    ['星河', 'Xinghe', 4, 0],
    ['科创', 'Kechuang', 3, 1],
  ]),
  ...cells('chengzhong', null, [
    ['集贤', 'Jixian', 3, 4],
    ['南门', 'Nanmen', 2, 4],
    ['清波', 'Qingbo', 3, 5],
    ['槐荫', 'Huaiyin', 2, 5],
  ]),
  ...cells('gaoxin', null, [
    ['学府', 'Xuefu', 2, 1],
    ['云台', 'Yuntai', 2, 0],
  ]),
  ...cells('binjiang', null, [
    ['长堤', 'Changdi', 1, 3],
    ['石埠', 'Shibu', 1, 2],
    ['枫林', 'Fenglin', 1, 1],
    ['南津', 'Nanjin', 1, 4],
    ['北津', 'Beijin', 1, 0],
    ['白鹭', 'Bailu', 1, 5],
    ['渔浦', 'Yupu', 0, 2],
    ['芦荡', 'Ludang', 0, 3],
    ['沙洲', 'Shazhou', 0, 1],
    ['苇湾', 'Weiwan', 0, 4],
  ]),
  ...cells('lingang', null, [
    ['海棠', 'Haitang', 6, 4],
    ['灯塔', 'Dengta', 7, 1],
    ['北港', 'Beigang', 6, 0],
    ['盐田', 'Yantian', 7, 4],
    ['东堤', 'Dongdi', 6, 5],
  ]),
];
