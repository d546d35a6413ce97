/** Category phrases: health, education, security, market, labour, villages, government. */
import { type CategoryRule, list } from './rule';

export const peopleRules: readonly CategoryRule[] = [
  {
    code: 'C-10',
    category: 'health-emergency',
    peopleFirst: true,
    names: ['急救', '急救就医', '医疗急救'],
    strong: list(`
      救护车 | 急救 | 抢救 | 昏迷 | 透析 | 呼吸机 | 制氧机 | 临产 | 羊水破 | 心脏病发作 | 无法就医 | 看不了病 | 医院拒收 | 送医 | 大出血 | ambulance
      heart attack | dialysis | ventilator | unconscious | not breathing | in labour | in labor | emergency room`),
  },
  {
    code: 'C-11',
    category: 'health-unwell',
    peopleFirst: true,
    names: ['身体不适'],
    near: { signals: ['drinking'], within: 60 },
    strong: list(`
      腹泻 | 拉肚子 | 呕吐 | 上吐下泻 | 发烧 | 肚子痛 | 肚子疼 | 恶心 | 皮肤过敏 | 起疹子 | 皮疹 | 身体不适 | diarrhoea | diarrhea
      vomiting | stomach pain | rash | sick | ill`),
  },
  {
    code: 'C-12',
    category: 'health-unwell',
    peopleFirst: true,
    strong: list(
      `食物中毒 | 多人腹泻 | 多人呕吐 | 集体呕吐 | 集体腹泻 | 中毒 | 中暑 | poisoned | food poisoning | carbon monoxide`,
    ),
    weak: list(`头晕 | 胸闷 | 高烧 | fever`),
  },
  {
    code: 'C-13',
    category: 'health-service',
    names: ['医疗', '医政监管', '医患纠纷', '医疗卫生'],
    strong: list(`
      医患 | 医疗事故 | 误诊 | 挂号 | 住院 | 手术 | 诊所 | 医院收费 | 卫生院 | 社区卫生服务 | 医生 | 护士 | 疫苗 | 接种 | 体检 | 医疗纠纷 | 产检 | 病历
      hospital | clinic | doctor | nurse | vaccine`),
    weak: list(`医院 | 看病 | 医疗 | 生育 | 二胎`),
  },
  {
    code: 'C-59',
    category: 'health-medicine',
    names: ['药品', '药品供应'],
    strong: list(
      `买不到药 | 断药 | 药品 | 药店 | 没有药 | 药吃完 | 退烧药 | 口罩 | 处方药 | out of medicine | medicine | pharmacy | face masks`,
    ),
  },
  {
    code: 'C-60',
    category: 'health-epidemic',
    names: ['疫情', '公共卫生', '疫情防控'],
    strong: list(
      `疫情 | 新冠 | 核酸 | 隔离 | 封控 | 健康码 | 传染病 | 流感 | 密接 | 确诊 | 肺炎 | 封小区 | epidemic | covid | quarantine | lockdown | outbreak`,
    ),
  },
  {
    code: 'C-61',
    category: 'health-insurance',
    names: ['医保', '医疗保险'],
    strong: list(
      `医保 | 医疗保险 | 报销 | 新农合 | 大病救助 | 异地就医 | medical insurance | health insurance`,
    ),
  },
  {
    code: 'C-62',
    category: 'education-enrolment',
    names: ['入学', '考试招生', '招生'],
    strong: list(
      `入学 | 招生 | 学区 | 学位 | 划片 | 小升初 | 中考 | 高考 | 转学 | 学籍 | 录取 | 上学难 | 配套学校 | 就近入学 | enrolment | enrollment | admission`,
    ),
  },
  {
    code: 'C-63',
    category: 'education-school',
    names: ['学校', '教育行政管理', '教育收费', '教师队伍和待遇'],
    strong: list(
      `补课 | 老师 | 教师 | 校长 | 校服 | 学费 | 课后服务 | 校园 | 食堂 | 教育局 | 作业 | 班主任 | 寒假 | 暑假 | 宿舍 | 体罚 | teacher | school fees | tuition | bullying`,
    ),
    weak: list(`学校 | 学生 | 中学 | 小学 | 大学 | 学院 | 家长 | school | students`),
  },
  {
    code: 'C-64',
    category: 'education-training',
    names: ['校外培训', '培训机构'],
    strong: list(
      `培训机构 | 培训班 | 辅导班 | 课程退费 | 培训学校 | 驾校 | 早教 | 健身房预付 | tutoring | training centre | training center`,
    ),
    weak: list(`培训`),
  },
  {
    code: 'C-65',
    category: 'education-kindergarten',
    names: ['幼儿园', '学前教育'],
    strong: list(`幼儿园 | 托儿所 | 普惠性 | 学前教育 | kindergarten | nursery`),
  },
  {
    code: 'C-66',
    category: 'security-crime',
    names: ['治安', '社会治安', '刑案侦破'],
    strong: list(`
      被打 | 打人 | 殴打 | 打伤 | 砍伤 | 盗窃 | 被偷 | 小偷 | 入室 | 抢劫 | 赌博 | 麻将馆 | 卖淫 | 黑社会 | 涉黑 | 恶势力 | 保护伞 | 吸毒 | 家暴 | 派出所 | 报警 | 扬言
      跳楼 | 自杀 | 轻生 | 持刀 | 寻衅滋事 | 威胁 | 立案 | theft | stolen | robbery | assault | assaulted | gambling | drugs | suicide
      domestic violence | threatened`),
    weak: list(`公安 | 民警 | 治安 | police`),
  },
  {
    code: 'C-67',
    category: 'security-fraud',
    names: ['诈骗', '传销'],
    strong: list(
      `诈骗 | 被骗 | 骗子 | 传销 | 非法集资 | 套路贷 | 杀猪盘 | 骗钱 | 跑路 | 集资诈骗 | scam | fraud | scammed | pyramid scheme`,
    ),
  },
  {
    code: 'C-68',
    category: 'security-missing',
    names: ['走失', '救助'],
    strong: list(
      `走失 | 失踪 | 流浪汉 | 乞讨 | 不见了 | 溺水 | 落水 | 被冲走 | 流浪乞讨 | missing child | missing person | went missing | drowning | homeless`,
    ),
  },
  {
    code: 'C-69',
    category: 'security-hazard',
    peopleFirst: true,
    names: ['火灾', '险情', '事故处理'],
    strong: list(`
      着火 | 起火 | 火灾 | 失火 | 爆炸 | 浓烟 | 被困 | 山体滑坡 | 滑坡 | 泥石流 | 塌方 | 决堤 | 化学品泄漏 | on fire | fire broke out
      caught fire | house fire | building fire | explosion | trapped | landslide`),
  },
  {
    code: 'C-70',
    category: 'security-household',
    names: ['户籍', '户籍证件', '身份证'],
    strong: list(
      `户口 | 落户 | 身份证办理 | 居住证 | 户籍 | 迁户 | 出入境 | 护照 | 港澳通行证 | 补办身份证 | residence permit | passport | household registration`,
    ),
  },
  {
    code: 'C-71',
    category: 'security-animals',
    names: ['犬只', '养犬', '动物'],
    strong: list(
      `养狗 | 遛狗 | 狗叫 | 流浪狗 | 恶犬 | 犬只 | 被狗咬 | 大型犬 | 宠物 | 流浪猫 | 马蜂窝 | 有蛇 | stray dog | dog bite | barking`,
    ),
  },
  {
    code: 'C-72',
    category: 'market-food',
    names: ['食品安全', '食品药品监管', '食品'],
    strong: list(
      `食品安全 | 变质 | 过期食品 | 地沟油 | 外卖 | 餐馆 | 餐饮 | 吃出 | 食品过期 | 卫生堪忧 | 假酒 | food safety | expired food | spoiled food | restaurant`,
    ),
    weak: list(`食品`),
  },
  {
    code: 'C-73',
    category: 'market-consumer',
    names: ['消费', '消费纠纷', '市场监管', '消费者权益'],
    strong: list(`
      退款 | 退费 | 退货 | 消费者 | 虚假宣传 | 假货 | 维修售后 | 预付卡 | 会员卡 | 网购 | 商家 | 售后 | 欺诈消费 | 工商局 | 三包 | 快递 | 美容院 | 健身房 | 旅行社
      电信合约 | refund | counterfeit | false advertising | courier | parcel`),
    weak: list(`消费 | 店家 | 超市`),
  },
  {
    code: 'C-74',
    category: 'market-prices',
    names: ['物价', '价格', '乱收费'],
    strong: list(
      `涨价 | 物价 | 哄抬 | 天价 | 明码标价 | 乱收费 | 收费标准 | 菜价 | 价格虚高 | price gouging | overcharged | prices`,
    ),
  },
  {
    code: 'C-75',
    category: 'market-supplies',
    names: ['物资供应', '生活物资'],
    strong: list(
      `断粮 | 生活物资 | 买不到菜 | 买菜难 | 没饭吃 | 没有吃的 | 没有食物 | 抢购 | 物资保障 | 团购菜 | no food | out of food | food supplies | groceries`,
    ),
  },
  {
    code: 'C-76',
    category: 'market-unlicensed',
    names: ['无证经营', '无照经营'],
    strong: list(
      `无证经营 | 无照经营 | 无证 | 营业执照 | 黑作坊 | 非法经营 | 黑网吧 | 偷税 | 漏税 | 发票 | 纳税 | unlicensed`,
    ),
  },
  {
    code: 'C-77',
    category: 'market-finance',
    names: ['金融', '金融财税', '保险证券期货'],
    strong: list(
      `p2p | 贷款 | 理财 | 银行 | 信用卡 | 网贷 | 高利贷 | 暴力催收 | 催收 | 保险公司 | 车险 | 贷款利率 | 爆雷 | 投资人 | bank loan | debt collector | insurance company`,
    ),
  },
  {
    code: 'C-78',
    category: 'labour-wages',
    names: ['欠薪', '工资', '工资福利', '拖欠工资'],
    strong: list(
      `拖欠工资 | 欠薪 | 讨薪 | 工资 | 农民工 | 血汗钱 | 不发工资 | 工程款 | 加班费 | unpaid wages | wages | salary`,
    ),
  },
  {
    code: 'C-79',
    category: 'labour-insurance',
    names: ['社保', '社会保险', '城镇职工社会保险', '退休政策及待遇'],
    strong: list(
      `社保 | 养老金 | 退休 | 失业金 | 养老保险 | 五险一金 | 断缴 | 社会保障卡 | 缴费年限 | 工龄 | 生育津贴 | social insurance | pension | retirement`,
    ),
  },
  {
    code: 'C-80',
    category: 'labour-disputes',
    names: ['劳动纠纷', '劳动关系', '劳动保护'],
    strong: list(
      `劳动合同 | 劳动仲裁 | 辞退 | 裁员 | 工伤 | 劳务派遣 | 劳动监察 | 下岗 | 招聘 | 公务员考试 | 编制 | 职称 | 超时加班 | 劳动法 | labour dispute | labor dispute | dismissed | work injury`,
    ),
  },
  {
    code: 'C-81',
    category: 'labour-welfare',
    names: ['救助', '社会救助', '优抚', '复退安置', '扶贫开发'],
    strong: list(
      `低保 | 五保户 | 贫困户 | 扶贫 | 残疾证 | 退伍军人 | 优抚 | 退役 | 困难救助 | 残疾人 | 敬老院 | 养老院 | 孤儿 | 残联 | 养老服务 | welfare | veterans | low-income`,
    ),
  },
  {
    code: 'C-82',
    category: 'rural-land',
    names: ['土地', '土地承包经营', '土地资源管理', '宅基地'],
    strong: list(
      `宅基地 | 承包地 | 土地承包 | 农田 | 土地流转 | 林地 | 耕地 | 自留地 | 建房审批 | 稻田 | 灌溉 | farmland | irrigation`,
    ),
    weak: list(`土地`),
  },
  {
    code: 'C-83',
    category: 'rural-village',
    names: ['村务', '村务管理', '基层选举和社区建设'],
    strong: list(
      `村委会 | 村干部 | 村支书 | 村主任 | 村务公开 | 村民组长 | 集体经济 | 村组 | 惠农 | 选举 | village committee`,
    ),
    weak: list(`村民 | 农村 | 村里`),
  },
  {
    code: 'C-86',
    category: 'government-service',
    names: ['政务服务', '办事服务'],
    strong: list(
      `政务大厅 | 政务中心 | 办事大厅 | 窗口 | 证明材料 | 行政审批 | 网上办理 | 婚姻登记 | 结婚证 | 公证 | 12345 | service counter | permit application`,
    ),
  },
  {
    code: 'C-87',
    category: 'government-conduct',
    names: ['作风', '干部作风', '贪污贿赂', '失职渎职', '滥用职权'],
    strong: list(
      `不作为 | 乱作为 | 推诿 | 踢皮球 | 吃拿卡要 | 贪污 | 受贿 | 以权谋私 | 滥用职权 | 官僚 | 渎职 | 懒政 | 冤案 | 判决 | 执行难 | 法院 | corruption | bribery | abuse of power`,
    ),
  },
  {
    code: 'C-88',
    category: 'government-policy',
    names: ['政策', '政策咨询', '城乡规划', '宏观调控'],
    strong: list(
      `规划 | 政策 | 什么时候动工 | 何时动工 | 什么时候开工 | 公示 | 人才引进 | 补贴政策 | 建设进度 | 人才补贴 | 区划调整 | urban planning | policy`,
    ),
  },
  {
    code: 'C-89',
    category: 'other-thanks',
    names: ['表扬', '感谢'],
    strong: list(`表扬 | 感谢信 | 锦旗 | 点赞 | 衷心感谢 | 特此感谢 | commend | praise`),
  },
];
