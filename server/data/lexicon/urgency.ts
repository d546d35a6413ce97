/** Phrases that make a case critical or urgent. Life and safety first; outages next. */
import { list, type UrgencyRule } from './rule';

const frail = [
  'elderly',
  'minor',
  'infant',
  'pregnant',
  'disabled',
  'bedridden',
  'patient',
] as const;

/** Danger to life: an ambulance, the fire brigade or the police. */
const dangerRules: readonly UrgencyRule[] = [
  {
    code: 'U-01',
    urgency: 'critical',
    lifeSafety: true,
    evenRemote: true,
    help: 6,
    phrases: list(`
      被困 | 困在 | 困人 | 困住了 | 困了两 | 困了三 | 困了几 | 困了人 | 困着 | 关在电梯 | 出不来了 | 出不去了 | 压在下面 | 被压在 | 被压住 | 被埋 | 卡在电梯 | 等待救援 | 救命啊 | 快救命 | 需要救援
      trapped | stuck in the lift | stuck in the elevator | stuck in an elevator | stuck in a lift | cannot get out
      can't get out | buried under | stranded | need rescue | need to be rescued`),
  },
  {
    code: 'U-02',
    urgency: 'critical',
    lifeSafety: true,
    help: 4,
    phrases: list(`
      受伤 | 伤亡 | 重伤 | 轻伤 | 流血 | 出血不止 | 大出血 | 骨折 | 昏迷 | 晕倒 | 昏倒 | 晕厥 | 休克 | 抽搐 | 烧伤 | 烫伤 | 砸伤 | 砸到人
      撞伤 | 摔伤 | 刺伤 | 划伤 | 死人了 | 死了人 | 有人死 | 生命危险 | 没有呼吸 | 没呼吸 | 停止呼吸 | 不省人事 | 神志不清 | 奄奄一息
      injured | injury | injuries | wounded | bleeding | unconscious | passed out | not breathing | collapsed person
      broken leg | broken arm | casualties | severe burns`),
  },
  {
    code: 'U-03',
    urgency: 'critical',
    lifeSafety: true,
    help: 6,
    phrases: list(`
      着火 | 起火 | 火灾 | 失火 | 烧起来 | 火势 | 冒浓烟 | 浓烟 | 爆炸 | 爆燃 | 冒火 | 火苗 | 着大火 | 火很大 | 冒烟了 | on fire | fire broke out
      caught fire | there is a fire | house fire | building fire | explosion | exploded | smoke coming | flames`),
  },
  {
    code: 'U-04',
    urgency: 'critical',
    lifeSafety: true,
    help: 6,
    phrases: list(`
      燃气泄漏 | 燃气泄露 | 煤气泄漏 | 煤气泄露 | 天然气泄漏 | 天然气泄露 | 燃气漏气 | 煤气漏气 | 天然气漏气 | 漏煤气 | 漏燃气 | 漏天然气
      燃气味 | 煤气味 | 天然气味 | 液化气泄漏 | 液化气泄露 | 氨气泄漏 | 氯气泄漏 | 化学品泄漏 | 危化品泄漏 | 闻到煤气 | 闻到燃气
      gas leak | gas is leaking | leaking gas | smell gas | smell of gas | smells like gas | chemical spill`),
  },
  {
    code: 'U-05',
    urgency: 'critical',
    lifeSafety: true,
    help: 4,
    phrases: list(`
      坍塌 | 倒塌 | 垮塌 | 塌方 | 塌了 | 地面塌陷 | 路面塌陷 | 山体滑坡 | 泥石流 | 决堤 | 溃坝 | 溃堤 | 管涌 | 山洪
      building collapse | building collapsed | wall collapsed | roof collapsed | has collapsed | landslide | mudslide
      dam failure | levee breach | sinkhole`),
  },
  {
    code: 'U-06',
    urgency: 'critical',
    lifeSafety: true,
    help: 4,
    near: { signals: ['outage'], within: 60 },
    phrases: list(`
      透析 | 尿毒症 | 呼吸机 | 制氧机 | 吸氧 | 氧气 | 胰岛素 | 保温箱 | dialysis | ventilator | oxygen | insulin | life support`),
  },
  {
    code: 'U-07',
    urgency: 'critical',
    lifeSafety: true,
    near: { signals: frail, within: 30 },
    phrases: list(`
      腹泻 | 拉肚子 | 呕吐 | 上吐下泻 | 高烧 | 高热 | 发烧 | 便血 | 脱水 | 胸闷 | 胸痛 | 呼吸困难 | 喘不上气 | 喘不过气 | 没有意识 | 中暑
      冻伤 | 冻坏 | 发病了 | 犯病 | 摔倒 | 跌倒 | diarrhoea | diarrhea | vomiting | high fever | fever | fell down | has fallen | dehydrated | chest pain
      short of breath | hypothermia`),
  },
  {
    code: 'U-08',
    urgency: 'critical',
    lifeSafety: true,
    help: 3,
    near: { signals: ['elderly', 'minor', 'infant', 'disabled', 'bedridden'], within: 20 },
    phrases: list(`
      一个人在家 | 独自在家 | 独自一人在家 | 反锁在家 | 锁在家里 | 锁在屋里 | 锁在车里 | 锁在车内 | 没人应门 | 敲门没人应 | 老人联系不上 | 孩子联系不上 | 打不通电话 | 家里没有大人
      home alone | left alone | locked in | locked inside | all alone | not answering the door`),
  },
  {
    code: 'U-09',
    urgency: 'critical',
    lifeSafety: true,
    evenRemote: true,
    phrases: list(`
      扬言要跳 | 扬言跳 | 扬言自杀 | 扬言要死 | 扬言要杀 | 扬言要砍 | 扬言要炸 | 扬言报复 | 弄死 | 跳楼 | 跳桥 | 跳河 | 自杀 | 轻生 | 自焚 | 割腕 | 不想活 | 活不下去 | 同归于尽 | 以死相逼 | 杀了他 | 杀了你 | 杀人 | 砍人 | 炸楼 | 炸了这里 | 引爆
      报复社会 | 死给你们看 | 喝农药 | 服毒 | 绝食 | 恐怖袭击 | 投毒 | suicide | kill myself | kill himself | kill herself
      jump off | end my life | kill them | bomb threat | blow up`),
  },
  {
    code: 'U-10',
    urgency: 'critical',
    lifeSafety: true,
    phrases: list(`
      持刀 | 拿刀 | 砍伤 | 行凶 | 被打伤 | 打伤 | 正在打 | 打起来了 | 往死里打 | 家暴 | 家庭暴力 | 被绑架 | 绑架勒索 | 遭绑架 | 持枪抢劫 | 入室抢劫
      强奸 | 性侵 | 猥亵 | 虐待 | 非法拘禁 | 被人追 | 被拐走 | 孩子被拐 | 枪击 | stabbed | stabbing | shooting | assaulted | beaten up | domestic violence
      kidnapped | robbery | raped | child abuse | with a knife`),
  },
  {
    code: 'U-11',
    urgency: 'critical',
    lifeSafety: true,
    help: 4,
    phrases: list(`
      食物中毒 | 集体中毒 | 中毒 | 一氧化碳 | 多人腹泻 | 多人呕吐 | 集体腹泻 | 集体呕吐 | 不少人拉肚子 | 多人拉肚子 | 多名学生呕吐
      poisoned | poisoning | carbon monoxide | many people are sick`),
  },
  {
    code: 'U-12',
    urgency: 'critical',
    lifeSafety: true,
    help: 4,
    phrases: list(`
      触电 | 漏电 | 电线掉落 | 电线断落 | 电线掉下 | 电线断了 | 高压线断 | 高压线掉 | 电线打火 | 电线冒火 | 电箱冒火 | 变压器冒火 | 水里有电
      electrocuted | electric shock | live wire | power line down | downed power line | wires down`),
  },
  {
    code: 'U-13',
    urgency: 'critical',
    lifeSafety: true,
    evenRemote: true,
    help: 4,
    phrases: list(`
      走失 | 失踪了 | 人失踪 | 孩子失踪 | 溺水 | 有人落水 | 孩子落水 | 落水了 | 掉进水 | 掉进河 | 掉河里 | 掉进井 | 掉井里 | 掉入井 | 坠楼 | 坠井 | 被冲走 | 孩子不见了 | 老人不见了 | 人不见了
      drowning | drowned | fell into the river | swept away | missing child | missing person | went missing`),
  },
  {
    code: 'U-14',
    urgency: 'critical',
    lifeSafety: true,
    evenRemote: true,
    help: 4,
    phrases: list(`
      羊水破 | 要生了 | 快生了 | 临产 | 早产 | 心脏病发作 | 心梗 | 心脏骤停 | 脑溢血 | 脑出血 | 中风了 | 哮喘发作 | 癫痫发作 | 叫救护车
      需要救护车 | 等救护车 | 需要急救 | 急需抢救 | 正在抢救 | 需要抢救 | 叫120 | 打了120 | 转120 | heart attack | stroke | seizure | in labour | in labor | waters broke
      need an ambulance | call an ambulance | asthma attack`),
  },
  {
    code: 'U-15',
    urgency: 'critical',
    help: 3,
    near: { signals: ['outage'], within: 40 },
    phrases: list(`
      独居 | 空巢 | 孤寡 | 卧床 | 瘫痪 | 不能自理 | 无法自理 | 行动不便 | 轮椅 | 婴儿 | 新生儿 | 孕妇 | 产妇 | 月子 | 病危 | 重症 | 术后
      冻得 | 养老院 | 敬老院 | 医院 | bedridden | wheelchair | newborn | infant | baby | lives alone | living alone
      nursing home | hospital`),
  },
];

/** Harm that grows if it waits: utilities, hazards, unsafe water, crowds. */
const pressingRules: readonly UrgencyRule[] = [
  {
    code: 'U-21',
    urgency: 'urgent',
    emits: 'outage',
    help: 4,
    phrases: list(`
      没水了 | 停水了 | 没有水 | 没水 | 断水 | 一直停水 | 突然停水 | 停水三 | 停水两 | 停水几 | 停水多 | 停水已 | 停水到现在 | 还没来水 | 仍未来水
      不来水 | 无水可用 | 全小区停水 | 整栋停水 | 缺水 | 吃水困难 | no water | without water | no running water | water outage
      water is off | water has been off | water is out`),
  },
  {
    code: 'U-22',
    urgency: 'urgent',
    emits: 'outage',
    help: 4,
    phrases: list(`
      没电了 | 停电了 | 没有电 | 没电 | 断电 | 一直停电 | 突然停电 | 停电三 | 停电两 | 停电几 | 停电多 | 停电已 | 停电到现在 | 还没来电
      仍未来电 | 全小区停电 | 整栋停电 | 频繁停电 | 经常停电 | no power | no electricity | power outage | power is out
      without power | without electricity | blackout | electricity is off`),
  },
  {
    code: 'U-23',
    urgency: 'urgent',
    emits: 'outage',
    help: 4,
    phrases: list(`
      停气了 | 没气了 | 没有燃气 | 没有天然气 | 没有煤气 | 断气了 | 停燃气 | 停天然气 | 停煤气 | 燃气中断 | 停气三 | 停气两 | 停气几 | 停气已
      无法做饭 | no gas | gas outage | gas is off | gas supply is off`),
  },
  {
    code: 'U-24',
    urgency: 'urgent',
    emits: 'outage',
    help: 4,
    phrases: list(`
      停暖 | 停热 | 没暖气 | 没有暖气 | 暖气停了 | 暖气不热 | 暖气冰凉 | 供暖中断 | 供热中断 | 没供暖 | 没有供暖 | 不供暖 | 停止供暖 | 屋里太冷
      no heat | no heating | heating is off | heating failed | heating outage`),
  },
  {
    code: 'U-25',
    urgency: 'urgent',
    help: 2,
    phrases: list(`
      土腥味 | 水有异味 | 水有味 | 水发臭 | 水发黄 | 水发黑 | 黄水 | 黑水 | 水质异常 | 水浑 | 水很浑 | 水变浑 | 水里有虫 | 红虫 | 水有怪味
      水有臭味 | 水质发黄 | 水质浑浊 | 自来水臭 | 自来水发黄 | 自来水浑浊 | 水不能喝 | brown water | dirty water | yellow water
      water smells | water tastes | smelly water | unsafe water | contaminated water`),
  },
  {
    code: 'U-26',
    urgency: 'urgent',
    help: 3,
    phrases: list(`
      内涝 | 积水严重 | 严重积水 | 积水过膝 | 积水很深 | 积水深 | 水淹 | 被淹 | 淹了 | 淹水 | 家里进水 | 家中进水 | 房屋进水 | 车库进水 | 雨水倒灌
      污水倒灌 | 倒灌 | 爆管 | 水管爆 | 水管爆裂 | 主管爆裂 | 洪水 | 涨水 | flooding | flooded | flood | floodwater | water is rising
      burst pipe | burst water main | water main break | water main broke | sewage backup`),
  },
  {
    code: 'U-27',
    urgency: 'urgent',
    help: 2,
    phrases: list(`
      电梯故障 | 电梯坏了 | 电梯停运 | 电梯停了 | 电梯坠落 | 电梯下坠 | 电梯突然 | lift is broken | elevator is broken
      elevator out of order | lift out of order`),
  },
  {
    code: 'U-28',
    urgency: 'urgent',
    help: 1,
    phrases: list(`
      井盖缺失 | 井盖丢失 | 井盖破损 | 井盖没了 | 没有井盖 | 井盖塌 | 井盖被 | 电线裸露 | 电缆裸露 | 电线垂 | 高空坠物 | 高空抛物 | 墙皮脱落
      外墙脱落 | 玻璃掉落 | 瓷砖脱落 | 大树倒 | 树倒了 | 树木倒 | 广告牌掉 | 广告牌要掉 | 危房 | 墙体开裂 | 房屋倾斜 | 滑坡 | 高空坠落 | 地面下沉 | 消防通道被堵
      堵塞消防通道 | 占用消防通道 | 危险化学品 | missing manhole | open manhole | manhole cover missing | exposed wires
      fallen tree | tree down | falling debris | about to collapse | leaning wall`),
  },
  {
    code: 'U-29',
    urgency: 'urgent',
    emits: 'illness',
    help: 2,
    near: { signals: ['drinking'], within: 60 },
    phrases: list(`
      腹泻 | 拉肚子 | 呕吐 | 上吐下泻 | 发烧 | 皮肤过敏 | 起疹子 | 皮疹 | 身体不适 | 恶心 | 肚子痛 | 肚子疼 | diarrhoea | diarrhea
      vomiting | stomach pain | rash | sick`),
  },
  {
    code: 'U-30',
    urgency: 'urgent',
    phrases: list(`
      聚集 | 围堵 | 堵路 | 拉横幅 | 集体上访 | 群体性事件 | 罢工 | 罢运 | 集体维权 | 堵门 | crowd gathering | protest | blocking the road`),
  },
  {
    code: 'U-31',
    urgency: 'urgent',
    help: 2,
    phrases: list(`
      断粮 | 断药 | 没有药 | 药吃完 | 买不到药 | 没饭吃 | 没有吃的 | 没有食物 | 断奶粉 | 奶粉没了 | 被封在家 | 无法就医 | 看不了病 | 医院拒收
      医院不收 | out of medicine | no medicine | ran out of medicine | no food | out of food | out of formula`),
  },
  {
    code: 'U-32',
    urgency: 'urgent',
    phrases: list(`
      扬言 | 恐吓 | 威胁要 | 人身威胁 | 殴打 | 被打 | 打人 | 打架 | 斗殴 | 抢劫 | 拐卖 | threatened | threatening | beaten`),
  },
];

export const urgencyRules: readonly UrgencyRule[] = [...dangerRules, ...pressingRules];

/** The rule under which a danger counts that is not here and now: a hazard, not yet harm. */
export const HAZARD_RULE = 'U-28';
