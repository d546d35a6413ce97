/** Category phrases: water, power, gas, heating, drainage, telecommunications. */
import { type CategoryRule, list } from './rule';

export const utilityRules: readonly CategoryRule[] = [
  {
    code: 'C-01',
    category: 'water-outage',
    names: ['停水', '供水中断', '停水问题', '无水'],
    strong: list(`
      停水 | 断水 | 没水 | 没有水 | 不来水 | 无水 | 来水 | 缺水 | 供水中断 | 恢复供水 | 吃水困难 | 用水困难 | no water
      without water | no running water | water outage | water is off | water has been off | water is out`),
  },
  {
    code: 'C-02',
    category: 'water-odour',
    names: ['水质异味', '异味', '自来水异味'],
    strong: list(`
      土腥味 | 自来水异味 | 供水异味 | 水有异味 | 水有味 | 水有怪味 | 水有臭味 | 水发臭 | 自来水臭 | 霉味的水 | 漂白粉味 | 氯味 | 水的味道 | 水质异味
      water smells | water tastes | smelly water | taste of the water`),
    weak: list(`腥味 | 怪味`),
  },
  {
    code: 'C-03',
    category: 'water-colour',
    names: ['水质', '水质浑浊', '黄水', '水质问题'],
    strong: list(`
      发黄 | 黄水 | 水浑 | 水很浑 | 水变浑 | 浑浊 | 水发黑 | 水质异常 | 水质问题 | 水质太差 | 水质差 | 红虫 | 水里有虫 | 沉淀物 | 水不能喝 | 水垢
      brown water | dirty water | yellow water | cloudy water | contaminated water | unsafe water | water quality`),
    weak: list(`水质 | 黑水`),
  },
  {
    code: 'C-04',
    category: 'water-pressure',
    names: ['水压', '水压低', '水压不足'],
    strong: list(`水压 | 水流很小 | 水流太小 | 水很小 | 水太小 | 高层没水 | water pressure`),
  },
  {
    code: 'C-05',
    category: 'water-leak',
    names: ['水管爆裂', '爆管', '漏水', '供水管网'],
    strong: list(`
      爆管 | 水管爆 | 水管破裂 | 水管漏水 | 水管裂 | 主管爆裂 | 供水管漏 | 自来水管 | 水管断 | burst pipe | burst water main
      water main break | water main broke | leaking pipe | water main`),
  },
  {
    code: 'C-06',
    category: 'water-secondary',
    names: ['二次供水'],
    strong: list(
      `二次供水 | 水箱 | 加压泵 | 增压泵 | 水泵房 | 二次加压 | water tank | booster pump`,
    ),
  },
  {
    code: 'C-07',
    category: 'water-delivery',
    names: ['送水', '应急供水'],
    strong: list(
      `送水 | 取水点 | 供水点 | 水车 | 桶装水 | 瓶装水 | water truck | bottled water | water delivery | water station`,
    ),
  },
  {
    code: 'C-08',
    category: 'water-billing',
    names: ['水费', '水表'],
    strong: list(`水费 | 水表 | 水价 | 阶梯水价 | 一户一表 | water bill | water meter`),
  },
  {
    code: 'C-09',
    category: 'water',
    names: ['供水', '自来水', '供水服务', '用水'],
    weak: list(`自来水 | 供水 | 水务 | 水厂 | 通水 | tap water | water supply`),
  },
  {
    code: 'C-14',
    category: 'power-outage',
    names: ['停电', '供电中断'],
    strong: list(`
      停电 | 断电 | 没电 | 没有电 | 来电了 | 恢复供电 | 跳闸 | 供电中断 | 拉闸 | no power | no electricity | power outage
      power is out | without power | without electricity | blackout | electricity is off`),
  },
  {
    code: 'C-15',
    category: 'power-hazard',
    names: ['用电安全', '电力设施'],
    strong: list(`
      触电 | 漏电 | 电线掉落 | 电线断 | 高压线 | 电线裸露 | 电缆裸露 | 变压器 | 电线杆 | 电线打火 | 电箱 | 私拉电线 | live wire
      power line | exposed wires | utility pole | transformer`),
  },
  {
    code: 'C-16',
    category: 'power-voltage',
    names: ['电压'],
    strong: list(`电压 | 低电压 | 灯光忽明忽暗 | voltage | flickering lights`),
  },
  {
    code: 'C-17',
    category: 'power-billing',
    names: ['电费', '电表'],
    strong: list(`电费 | 电表 | 电价 | 峰谷电 | power bill | electricity bill | electric meter`),
  },
  {
    code: 'C-18',
    category: 'power',
    names: ['供电', '电力', '用电'],
    weak: list(`供电 | 电网 | 用电 | 电力公司 | 供电局 | electricity`),
  },
  {
    code: 'C-19',
    category: 'gas-leak',
    peopleFirst: true,
    names: ['燃气泄漏', '燃气安全'],
    strong: list(`
      燃气泄漏 | 燃气泄露 | 煤气泄漏 | 煤气泄露 | 天然气泄漏 | 天然气泄露 | 燃气漏气 | 煤气漏气 | 天然气漏气 | 漏煤气 | 漏燃气 | 燃气味
      煤气味 | 天然气味 | gas leak | gas is leaking | leaking gas | smell gas | smell of gas | smells like gas`),
  },
  {
    code: 'C-20',
    category: 'gas-outage',
    names: ['停气', '供气中断'],
    strong: list(
      `停气 | 没有燃气 | 没有天然气 | 没有煤气 | 停燃气 | 停天然气 | 燃气中断 | 没气了 | 恢复供气 | no gas | gas outage | gas is off`,
    ),
  },
  {
    code: 'C-21',
    category: 'gas-billing',
    names: ['燃气收费', '天然气开通'],
    strong: list(
      `燃气费 | 天然气费 | 气费 | 气表 | 燃气表 | 开通天然气 | 通天然气 | 天然气开户 | 天然气初装 | 燃气换表 | gas bill | gas meter`,
    ),
  },
  {
    code: 'C-22',
    category: 'gas',
    names: ['供气', '燃气', '天然气'],
    weak: list(`燃气 | 天然气 | 煤气 | 液化气 | 供气`),
  },
  {
    code: 'C-23',
    category: 'heat-outage',
    names: ['停暖', '供暖中断'],
    strong: list(
      `停暖 | 停热 | 没暖气 | 没有暖气 | 暖气停 | 供暖中断 | 供热中断 | 没供暖 | 没有供暖 | 停止供暖 | no heat | no heating | heating is off | heating outage`,
    ),
  },
  {
    code: 'C-24',
    category: 'heat-low',
    names: ['暖气不热', '供暖温度'],
    strong: list(
      `暖气不热 | 暖气冰凉 | 室温不达标 | 供暖温度 | 室内温度 | 暖气片不热 | 地暖不热 | radiator is cold | radiators are cold`,
    ),
  },
  {
    code: 'C-25',
    category: 'heat-leak',
    names: ['供热管道'],
    strong: list(
      `暖气漏水 | 暖气管漏 | 供热管道 | 供暖管道 | 热力管道 | 暖气管道 | heating pipe | leaking radiator`,
    ),
  },
  {
    code: 'C-26',
    category: 'heat-billing',
    names: ['热费', '取暖费'],
    strong: list(`热费 | 取暖费 | 供暖费 | 暖气费 | 采暖费 | heating bill | heating fee`),
  },
  {
    code: 'C-27',
    category: 'heat',
    names: ['供热', '供暖', '采暖'],
    weak: list(`供暖 | 供热 | 暖气 | 热力公司 | 集中供暖 | heating`),
  },
  {
    code: 'C-28',
    category: 'drainage-flooding',
    names: ['内涝', '积水', '防汛'],
    strong: list(`
      内涝 | 积水 | 水淹 | 被淹 | 淹了 | 淹水 | 家里进水 | 家中进水 | 房屋进水 | 车库进水 | 雨水倒灌 | 防汛 | 涨水 | 洪水 | 泄洪 | flooding
      flooded | flood | floodwater | standing water | water is rising | storm drain`),
  },
  {
    code: 'C-29',
    category: 'drainage-sewage',
    names: ['污水', '污水外溢'],
    strong: list(`
      污水外溢 | 污水横流 | 粪水 | 粪便 | 化粪池 | 污水倒灌 | 污水溢出 | 污水直排 | 下水道反水 | 返水 | 反水 | 污水冒 | sewage | sewer overflow`),
    weak: list(`污水 | 污水管`),
  },
  {
    code: 'C-30',
    category: 'drainage-blocked',
    names: ['下水道', '排水', '管道堵塞'],
    strong: list(
      `下水道堵 | 下水道 | 管道堵塞 | 排水沟 | 排水管 | 疏通 | 雨污分流 | 排水不畅 | 排水系统 | blocked drain | clogged drain`,
    ),
    weak: list(`排水 | 雨水管`),
  },
  {
    code: 'C-31',
    category: 'drainage-manhole',
    names: ['井盖'],
    strong: list(`井盖 | 窨井 | 雨水井 | manhole`),
  },
  {
    code: 'C-84',
    category: 'telecom-outage',
    names: ['通信中断', '网络故障'],
    strong: list(
      `没信号 | 没有信号 | 信号差 | 断网 | 网络中断 | 无法上网 | 基站 | 没有网络 | 网络故障 | no signal | no internet | network is down | phone lines are down`,
    ),
  },
  {
    code: 'C-85',
    category: 'telecom-service',
    names: ['电信', '通信服务', '通讯'],
    strong: list(
      `宽带 | 中国移动 | 中国电信 | 中国联通 | 套餐 | 话费 | 流量费 | 携号转网 | 骚扰电话 | 光纤 | 5G | broadband | mobile plan`,
    ),
  },
];
