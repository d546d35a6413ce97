/** The category tree that a deployment starts with; an imported tree takes its place. */

/** One category of the default tree; the parent is a code of the same tree. */
interface DefaultCategory {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly parent: string | null;
}

/** A row is: code, Chinese name, English name. The first of each group is the parent of the rest. */
type Named = readonly [code: string, name: string, nameEn: string];

const groups: readonly (readonly Named[])[] = [
  [
    ['water', '供水', 'Water supply'],
    ['water-outage', '停水', 'Water outage'],
    ['water-odour', '水质异味', 'Water taste and odour'],
    ['water-colour', '水质发黄浑浊', 'Discoloured water'],
    ['water-pressure', '水压不足', 'Low water pressure'],
    ['water-leak', '水管漏损爆管', 'Leaking or burst water main'],
    ['water-secondary', '二次供水', 'Secondary water supply'],
    ['water-delivery', '送水取水', 'Water delivery points'],
    ['water-billing', '水费水表', 'Water meters and bills'],
  ],
  [
    ['power', '供电', 'Electricity'],
    ['power-outage', '停电', 'Power outage'],
    ['power-hazard', '用电安全隐患', 'Electrical hazard'],
    ['power-voltage', '电压不稳', 'Unstable voltage'],
    ['power-billing', '电费电表', 'Electricity meters and bills'],
  ],
  [
    ['gas', '供气', 'Gas supply'],
    ['gas-leak', '燃气泄漏', 'Gas leak'],
    ['gas-outage', '停气', 'Gas outage'],
    ['gas-billing', '气费开通', 'Gas connection and bills'],
  ],
  [
    ['heat', '供热', 'Heating'],
    ['heat-outage', '停暖', 'Heating outage'],
    ['heat-low', '暖气不热', 'Insufficient heating'],
    ['heat-leak', '供热管道漏水', 'Leaking heating pipe'],
    ['heat-billing', '热费', 'Heating fees'],
  ],
  [
    ['drainage', '排水内涝', 'Drainage and flooding'],
    ['drainage-flooding', '内涝积水', 'Flooding'],
    ['drainage-sewage', '污水外溢', 'Sewage overflow'],
    ['drainage-blocked', '下水道堵塞', 'Blocked drain'],
    ['drainage-manhole', '井盖', 'Manhole covers'],
  ],
  [
    ['roads', '市政道路', 'Roads and public space'],
    ['roads-surface', '路面破损塌陷', 'Damaged road surface'],
    ['roads-lighting', '路灯照明', 'Street lighting'],
    ['roads-works', '道路施工', 'Road works'],
    ['roads-greenery', '园林绿化', 'Trees and greenery'],
    ['roads-vendors', '占道经营', 'Street vendors'],
    ['roads-illegal-building', '违章建筑', 'Illegal construction'],
  ],
  [
    ['traffic', '交通出行', 'Traffic and transport'],
    ['traffic-congestion', '交通拥堵', 'Congestion'],
    ['traffic-parking', '停车', 'Parking'],
    ['traffic-signals', '信号灯标线', 'Signals and markings'],
    ['traffic-bus', '公交', 'Buses'],
    ['traffic-metro', '地铁轨道', 'Metro and rail'],
    ['traffic-taxi', '出租车网约车', 'Taxis and ride hailing'],
    ['traffic-accident', '交通事故', 'Traffic accidents'],
  ],
  [
    ['housing', '住房物业', 'Housing and property management'],
    ['housing-property', '物业服务', 'Property management'],
    ['housing-elevator', '电梯', 'Lifts'],
    ['housing-quality', '房屋质量', 'Building quality'],
    ['housing-leak', '房屋漏水', 'Leaks in buildings'],
    ['housing-sale', '商品房交易', 'Home purchase and handover'],
    ['housing-deed', '不动产登记', 'Property deeds'],
    ['housing-demolition', '征收拆迁', 'Expropriation and resettlement'],
    ['housing-public', '保障房公积金', 'Public housing and housing fund'],
    ['housing-fire-safety', '消防安全', 'Fire safety'],
  ],
  [
    ['environment', '环境保护', 'Environment'],
    ['environment-noise', '环境噪声', 'Noise'],
    ['environment-air', '废气油烟异味', 'Fumes and odours'],
    ['environment-water', '水体污染', 'Polluted rivers and lakes'],
    ['environment-waste', '垃圾清运', 'Waste collection'],
    ['environment-dust', '扬尘', 'Dust'],
  ],
  [
    ['health', '医疗卫生', 'Health'],
    ['health-unwell', '身体不适', 'People unwell'],
    ['health-emergency', '急救就医', 'Emergency care'],
    ['health-service', '医疗服务', 'Hospitals and clinics'],
    ['health-medicine', '药品供应', 'Medicines'],
    ['health-epidemic', '疫情防控', 'Epidemic control'],
    ['health-insurance', '医保', 'Medical insurance'],
  ],
  [
    ['education', '教育', 'Education'],
    ['education-enrolment', '入学招生', 'School enrolment'],
    ['education-school', '学校管理', 'School management'],
    ['education-training', '校外培训', 'Tutoring and training'],
    ['education-kindergarten', '幼儿园', 'Kindergartens'],
  ],
  [
    ['security', '公共安全', 'Public security'],
    ['security-crime', '治安案件', 'Crime and disorder'],
    ['security-fraud', '诈骗', 'Fraud'],
    ['security-missing', '走失救助', 'Missing people'],
    ['security-hazard', '火灾险情', 'Fires and dangers'],
    ['security-household', '户籍证件', 'Residence and identity papers'],
    ['security-animals', '犬只动物', 'Dogs and animals'],
  ],
  [
    ['market', '市场消费', 'Market and consumers'],
    ['market-food', '食品安全', 'Food safety'],
    ['market-consumer', '消费纠纷', 'Consumer disputes'],
    ['market-prices', '物价', 'Prices'],
    ['market-supplies', '生活物资供应', 'Daily supplies'],
    ['market-unlicensed', '无证经营', 'Unlicensed business'],
    ['market-finance', '金融理财', 'Finance and lending'],
  ],
  [
    ['labour', '劳动社保', 'Labour and social insurance'],
    ['labour-wages', '拖欠工资', 'Unpaid wages'],
    ['labour-insurance', '社会保险', 'Social insurance'],
    ['labour-disputes', '劳动纠纷', 'Labour disputes'],
    ['labour-welfare', '救助优抚', 'Social assistance'],
  ],
  [
    ['telecom', '通信', 'Telecommunications'],
    ['telecom-outage', '通信中断', 'Network outage'],
    ['telecom-service', '通信资费服务', 'Telecom services and charges'],
  ],
  [
    ['rural', '农业农村', 'Agriculture and villages'],
    ['rural-land', '土地承包', 'Farm land'],
    ['rural-village', '村务', 'Village affairs'],
  ],
  [
    ['government', '政务服务', 'Public administration'],
    ['government-service', '办事服务', 'Public service counters'],
    ['government-conduct', '作风纪律', 'Conduct of officials'],
    ['government-policy', '政策咨询', 'Policy enquiries'],
  ],
  [
    ['other', '其他', 'Other'],
    ['other-thanks', '表扬感谢', 'Thanks'],
  ],
];

/** The whole tree, parents before their children. */
export const defaultCategories: readonly DefaultCategory[] = groups.flatMap((group) =>
  group.map(([code, name, nameEn], index) => ({
    code,
    name,
    nameEn,
    parent: index === 0 ? null : (group[0]?.[0] ?? null),
  })),
);
