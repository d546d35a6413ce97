/** The category tree that a deployment starts with; an imported tree takes its place. */

/** One category of the default tree; the parent is a code of the same tree. */
interface DefaultCategory {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** For walls, where nothing is cut: up to 5 hanzi, and up to 10 English characters. */
  readonly short: string;
  readonly shortEn: string;
  readonly parent: string | null;
}

/** A row is: code, names in both languages, short labels in both. The first of each group is the parent of the rest. */
type Named = readonly [code: string, name: string, nameEn: string, short: string, shortEn: string];

const groups: readonly (readonly Named[])[] = [
  [
    ['water', '供水', 'Water supply', '供水', 'Water'],
    ['water-outage', '停水', 'Water outage', '停水', 'No water'],
    ['water-odour', '水质异味', 'Water taste and odour', '水质异味', 'Odour'],
    ['water-colour', '水质发黄浑浊', 'Discoloured water', '水质浑浊', 'Murky'],
    ['water-pressure', '水压不足', 'Low water pressure', '水压不足', 'Pressure'],
    ['water-leak', '水管漏损爆管', 'Leaking or burst water main', '水管漏损', 'Main burst'],
    ['water-secondary', '二次供水', 'Secondary water supply', '二次供水', 'Roof tanks'],
    ['water-delivery', '送水取水', 'Water delivery points', '送水取水', 'Delivery'],
    ['water-billing', '水费水表', 'Water meters and bills', '水费水表', 'Water bill'],
  ],
  [
    ['power', '供电', 'Electricity', '供电', 'Power'],
    ['power-outage', '停电', 'Power outage', '停电', 'No power'],
    ['power-hazard', '用电安全隐患', 'Electrical hazard', '用电隐患', 'Power risk'],
    ['power-voltage', '电压不稳', 'Unstable voltage', '电压不稳', 'Voltage'],
    ['power-billing', '电费电表', 'Electricity meters and bills', '电费电表', 'Power bill'],
  ],
  [
    ['gas', '供气', 'Gas supply', '供气', 'Gas'],
    ['gas-leak', '燃气泄漏', 'Gas leak', '燃气泄漏', 'Gas leak'],
    ['gas-outage', '停气', 'Gas outage', '停气', 'No gas'],
    ['gas-billing', '气费开通', 'Gas connection and bills', '气费开通', 'Gas bill'],
  ],
  [
    ['heat', '供热', 'Heating', '供热', 'Heating'],
    ['heat-outage', '停暖', 'Heating outage', '停暖', 'No heating'],
    ['heat-low', '暖气不热', 'Insufficient heating', '暖气不热', 'Low heat'],
    ['heat-leak', '供热管道漏水', 'Leaking heating pipe', '供热漏水', 'Heat leak'],
    ['heat-billing', '热费', 'Heating fees', '热费', 'Heat bill'],
  ],
  [
    ['drainage', '排水内涝', 'Drainage and flooding', '排水内涝', 'Drainage'],
    ['drainage-flooding', '内涝积水', 'Flooding', '内涝积水', 'Flooding'],
    ['drainage-sewage', '污水外溢', 'Sewage overflow', '污水外溢', 'Sewage'],
    ['drainage-blocked', '下水道堵塞', 'Blocked drain', '下水道堵', 'Drains'],
    ['drainage-manhole', '井盖', 'Manhole covers', '井盖', 'Manholes'],
  ],
  [
    ['roads', '市政道路', 'Roads and public space', '市政道路', 'Roads'],
    ['roads-surface', '路面破损塌陷', 'Damaged road surface', '路面破损', 'Potholes'],
    ['roads-lighting', '路灯照明', 'Street lighting', '路灯照明', 'Lighting'],
    ['roads-works', '道路施工', 'Road works', '道路施工', 'Road works'],
    ['roads-greenery', '园林绿化', 'Trees and greenery', '园林绿化', 'Greenery'],
    ['roads-vendors', '占道经营', 'Street vendors', '占道经营', 'Vendors'],
    ['roads-illegal-building', '违章建筑', 'Illegal construction', '违章建筑', 'No permit'],
  ],
  [
    ['traffic', '交通出行', 'Traffic and transport', '交通出行', 'Traffic'],
    ['traffic-congestion', '交通拥堵', 'Congestion', '交通拥堵', 'Congestion'],
    ['traffic-parking', '停车', 'Parking', '停车', 'Parking'],
    ['traffic-signals', '信号灯标线', 'Signals and markings', '信号标线', 'Signals'],
    ['traffic-bus', '公交', 'Buses', '公交', 'Buses'],
    ['traffic-metro', '地铁轨道', 'Metro and rail', '地铁轨道', 'Metro'],
    ['traffic-taxi', '出租车网约车', 'Taxis and ride hailing', '出租网约', 'Taxis'],
    ['traffic-accident', '交通事故', 'Traffic accidents', '交通事故', 'Accidents'],
  ],
  [
    ['housing', '住房物业', 'Housing and property management', '住房物业', 'Housing'],
    ['housing-property', '物业服务', 'Property management', '物业服务', 'Property'],
    ['housing-elevator', '电梯', 'Lifts', '电梯', 'Lifts'],
    ['housing-quality', '房屋质量', 'Building quality', '房屋质量', 'Building'],
    ['housing-leak', '房屋漏水', 'Leaks in buildings', '房屋漏水', 'Home leak'],
    ['housing-sale', '商品房交易', 'Home purchase and handover', '房产交易', 'Home sale'],
    ['housing-deed', '不动产登记', 'Property deeds', '不动产证', 'Deeds'],
    ['housing-demolition', '征收拆迁', 'Expropriation and resettlement', '征收拆迁', 'Resettling'],
    ['housing-public', '保障房公积金', 'Public housing and housing fund', '保障住房', 'Public hsg'],
    ['housing-fire-safety', '消防安全', 'Fire safety', '消防安全', 'Fire risk'],
  ],
  [
    ['environment', '环境保护', 'Environment', '环境保护', 'Environ.'],
    ['environment-noise', '环境噪声', 'Noise', '环境噪声', 'Noise'],
    ['environment-air', '废气油烟异味', 'Fumes and odours', '废气油烟', 'Fumes'],
    ['environment-water', '水体污染', 'Polluted rivers and lakes', '水体污染', 'Waterways'],
    ['environment-waste', '垃圾清运', 'Waste collection', '垃圾清运', 'Waste'],
    ['environment-dust', '扬尘', 'Dust', '扬尘', 'Dust'],
  ],
  [
    ['health', '医疗卫生', 'Health', '医疗卫生', 'Health'],
    ['health-unwell', '身体不适', 'People unwell', '身体不适', 'Unwell'],
    ['health-emergency', '急救就医', 'Emergency care', '急救就医', 'Emergency'],
    ['health-service', '医疗服务', 'Hospitals and clinics', '医疗服务', 'Hospitals'],
    ['health-medicine', '药品供应', 'Medicines', '药品供应', 'Medicines'],
    ['health-epidemic', '疫情防控', 'Epidemic control', '疫情防控', 'Epidemic'],
    ['health-insurance', '医保', 'Medical insurance', '医保', 'Med. cover'],
  ],
  [
    ['education', '教育', 'Education', '教育', 'Education'],
    ['education-enrolment', '入学招生', 'School enrolment', '入学招生', 'Enrolment'],
    ['education-school', '学校管理', 'School management', '学校管理', 'Schools'],
    ['education-training', '校外培训', 'Tutoring and training', '校外培训', 'Tutoring'],
    ['education-kindergarten', '幼儿园', 'Kindergartens', '幼儿园', 'Preschool'],
  ],
  [
    ['security', '公共安全', 'Public security', '公共安全', 'Security'],
    ['security-crime', '治安案件', 'Crime and disorder', '治安案件', 'Crime'],
    ['security-fraud', '诈骗', 'Fraud', '诈骗', 'Fraud'],
    ['security-missing', '走失救助', 'Missing people', '走失救助', 'Missing'],
    ['security-hazard', '火灾险情', 'Fires and dangers', '火灾险情', 'Fires'],
    ['security-household', '户籍证件', 'Residence and identity papers', '户籍证件', 'ID papers'],
    ['security-animals', '犬只动物', 'Dogs and animals', '犬只动物', 'Animals'],
  ],
  [
    ['market', '市场消费', 'Market and consumers', '市场消费', 'Market'],
    ['market-food', '食品安全', 'Food safety', '食品安全', 'Food'],
    ['market-consumer', '消费纠纷', 'Consumer disputes', '消费纠纷', 'Disputes'],
    ['market-prices', '物价', 'Prices', '物价', 'Prices'],
    ['market-supplies', '生活物资供应', 'Daily supplies', '生活物资', 'Supplies'],
    ['market-unlicensed', '无证经营', 'Unlicensed business', '无证经营', 'Unlicensed'],
    ['market-finance', '金融理财', 'Finance and lending', '金融理财', 'Finance'],
  ],
  [
    ['labour', '劳动社保', 'Labour and social insurance', '劳动社保', 'Labour'],
    ['labour-wages', '拖欠工资', 'Unpaid wages', '拖欠工资', 'Wages'],
    ['labour-insurance', '社会保险', 'Social insurance', '社会保险', 'Social ins'],
    ['labour-disputes', '劳动纠纷', 'Labour disputes', '劳动纠纷', 'Workplace'],
    ['labour-welfare', '救助优抚', 'Social assistance', '救助优抚', 'Welfare'],
  ],
  [
    ['telecom', '通信', 'Telecommunications', '通信', 'Telecom'],
    ['telecom-outage', '通信中断', 'Network outage', '通信中断', 'No network'],
    ['telecom-service', '通信资费服务', 'Telecom services and charges', '通信资费', 'Phone bill'],
  ],
  [
    ['rural', '农业农村', 'Agriculture and villages', '农业农村', 'Rural'],
    ['rural-land', '土地承包', 'Farm land', '土地承包', 'Farm land'],
    ['rural-village', '村务', 'Village affairs', '村务', 'Village'],
  ],
  [
    ['government', '政务服务', 'Public administration', '政务服务', 'Admin'],
    ['government-service', '办事服务', 'Public service counters', '办事服务', 'Counters'],
    ['government-conduct', '作风纪律', 'Conduct of officials', '作风纪律', 'Conduct'],
    ['government-policy', '政策咨询', 'Policy enquiries', '政策咨询', 'Policy'],
  ],
  [
    ['other', '其他', 'Other', '其他', 'Other'],
    ['other-thanks', '表扬感谢', 'Thanks', '表扬感谢', 'Thanks'],
  ],
];

/** The whole tree, parents before their children. */
export const defaultCategories: readonly DefaultCategory[] = groups.flatMap((group) =>
  group.map(([code, name, nameEn, short, shortEn], index) => ({
    code,
    name,
    nameEn,
    short,
    shortEn,
    parent: index === 0 ? null : (group[0]?.[0] ?? null),
  })),
);
