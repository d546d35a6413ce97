/** Category phrases: roads, traffic, housing, environment. */
import { type CategoryRule, list } from './rule';

export const cityRules: readonly CategoryRule[] = [
  {
    code: 'C-32',
    category: 'roads-surface',
    names: ['道路', '路面', '道路破损', '市政道路'],
    strong: list(`
      路面破损 | 路面塌陷 | 地面塌陷 | 路面坑洼 | 坑坑洼洼 | 坑洼 | 路面损坏 | 路面开裂 | 烂路 | 断头路 | 人行道破损 | 道路破损 | 泥巴路 | 水泥路
      道路硬化 | 修一条路 | 没修路 | 破损严重的路 | pothole | potholes | road damage | damaged road | sinkhole | broken pavement`),
    weak: list(`路面 | 道路 | 人行道 | 马路`),
  },
  {
    code: 'C-33',
    category: 'roads-lighting',
    names: ['路灯', '照明'],
    strong: list(
      `路灯 | 照明 | 没有灯 | 黑灯瞎火 | 亮化 | street light | streetlight | street lamp`,
    ),
  },
  {
    code: 'C-34',
    category: 'roads-works',
    names: ['道路施工', '市政工程'],
    strong: list(
      `道路施工 | 修路施工 | 围挡 | 挖路 | 道路改造 | 施工封路 | 拓宽 | 提质改造 | road works | roadworks | road construction`,
    ),
  },
  {
    code: 'C-35',
    category: 'roads-greenery',
    names: ['绿化', '园林绿化环卫', '园林'],
    strong: list(
      `绿化 | 绿化带 | 树木 | 树枝 | 修剪 | 公园 | 大树 | 倒伏 | 草坪 | 广场设施 | fallen tree | tree down | trees | park`,
    ),
  },
  {
    code: 'C-36',
    category: 'roads-vendors',
    names: ['占道经营', '市容', '城市管理'],
    strong: list(
      `占道经营 | 流动摊贩 | 摆摊 | 夜宵摊 | 地摊 | 摊贩 | 城管 | 占道 | 出店经营 | 小广告 | 牛皮癣 | street vendor | street vendors`,
    ),
  },
  {
    code: 'C-37',
    category: 'roads-illegal-building',
    names: ['违章建筑', '违建', '违法建设'],
    strong: list(
      `违章建筑 | 违建 | 违章搭建 | 违规搭建 | 私搭乱建 | 违法建设 | 乱搭乱建 | 加盖 | 违法建筑 | illegal construction | illegal building`,
    ),
  },
  {
    code: 'C-38',
    category: 'traffic-congestion',
    names: ['交通拥堵', '交通管理'],
    strong: list(
      `拥堵 | 堵车 | 交通堵塞 | 堵得 | 交通不便 | 出行不便 | 出行难 | 交通瘫痪 | traffic jam | congestion | gridlock`,
    ),
    weak: list(`交通 | 交警`),
  },
  {
    code: 'C-39',
    category: 'traffic-parking',
    names: ['停车', '停车管理', '停车难'],
    strong: list(
      `停车 | 乱停乱放 | 停车位 | 停车难 | 停车费 | 违停 | 车位 | 僵尸车 | 占用车位 | 停车场 | parking | illegally parked`,
    ),
  },
  {
    code: 'C-40',
    category: 'traffic-signals',
    names: ['信号灯', '交通设施', '标志标线'],
    strong: list(
      `红绿灯 | 信号灯 | 斑马线 | 人行横道 | 标线 | 限速 | 减速带 | 交通标志 | 天桥 | 隔离栏 | 护栏 | traffic light | crosswalk | speed bump | traffic signal`,
    ),
  },
  {
    code: 'C-41',
    category: 'traffic-bus',
    names: ['公交', '公共交通', '客货运输'],
    strong: list(
      `公交 | 公交车 | 班车 | 公交站 | 公交线路 | 路车 | 客车 | 大巴 | 客运 | bus stop | bus route | bus service`,
    ),
    weak: list(`bus | buses`),
  },
  {
    code: 'C-42',
    category: 'traffic-metro',
    names: ['地铁', '轨道交通'],
    strong: list(`地铁 | 轻轨 | 号线 | 高铁 | 轨道交通 | 火车站 | 磁浮 | metro | subway | railway`),
  },
  {
    code: 'C-43',
    category: 'traffic-taxi',
    names: ['出租车', '出租车管理', '网约车'],
    strong: list(
      `出租车 | 网约车 | 滴滴 | 的士 | 打车 | 绕路 | 拒载 | 共享单车 | 摩的 | 黑车 | taxi | ride hailing`,
    ),
  },
  {
    code: 'C-44',
    category: 'traffic-accident',
    names: ['交通事故'],
    strong: list(
      `交通事故 | 车祸 | 撞车 | 肇事 | 追尾 | 撞人 | car crash | traffic accident | hit and run`,
    ),
  },
  {
    code: 'C-45',
    category: 'housing-property',
    names: ['物业', '物业管理', '物业服务'],
    strong: list(
      `物业 | 物业费 | 业委会 | 业主委员会 | 公共区域 | 公共收益 | 保安 | 门禁 | 维修基金 | property management | homeowners`,
    ),
    weak: list(`业主 | 小区`),
  },
  {
    code: 'C-46',
    category: 'housing-elevator',
    names: ['电梯', '特种设备'],
    strong: list(`电梯 | elevator | lift is broken | lift out of order | stuck in the lift`),
  },
  {
    code: 'C-47',
    category: 'housing-quality',
    names: ['房屋质量', '工程质量', '建筑市场'],
    strong: list(`
      房屋质量 | 质量问题 | 墙体开裂 | 裂缝 | 墙皮脱落 | 外墙脱落 | 危房 | 空鼓 | 偷工减料 | 房屋倾斜 | 减配 | 货不对板 | 装修质量 | 地基 | 坍塌
      倒塌 | building quality | cracks in the wall | unsafe building | building collapse | wall collapsed | roof collapsed`),
  },
  {
    code: 'C-48',
    category: 'housing-leak',
    names: ['房屋漏水', '渗水'],
    strong: list(
      `屋顶漏水 | 楼上漏水 | 房屋漏水 | 渗水 | 漏雨 | 天花板漏 | 卫生间漏水 | 墙面渗 | 楼顶漏水 | roof leak | ceiling leak | leaking roof`,
    ),
    weak: list(`漏水`),
  },
  {
    code: 'C-49',
    category: 'housing-sale',
    names: ['商品房', '住房保障与房地产', '房地产'],
    strong: list(`
      开发商 | 购房 | 买房 | 楼盘 | 交房 | 延期交房 | 售楼部 | 捆绑销售 | 定金 | 认筹 | 摇号 | 精装房 | 烂尾 | 房价 | 限购 | 首付 | 房贷 | 预售
      全款 | 公寓 | 中介 | property developer | home purchase | presale`),
    weak: list(`房地产 | 楼市`),
  },
  {
    code: 'C-50',
    category: 'housing-deed',
    names: ['不动产', '不动产登记', '房产证'],
    strong: list(
      `房产证 | 不动产证 | 不动产权 | 不动产登记 | 产权证 | 办证 | 国土证 | 过户 | property deed | title deed`,
    ),
  },
  {
    code: 'C-51',
    category: 'housing-demolition',
    names: ['征收', '拆迁', '国有土地上房屋征收与补偿', '集体土地上房屋拆迁与补偿', '土地征收'],
    strong: list(
      `拆迁 | 征收 | 征地 | 安置房 | 安置费 | 补偿款 | 强拆 | 棚改 | 棚户区 | 旧城改造 | 过渡费 | 拆迁户 | 征拆 | demolition | resettlement | expropriation`,
    ),
    weak: list(`安置 | 补偿`),
  },
  {
    code: 'C-52',
    category: 'housing-public',
    names: ['公积金', '保障房', '住房保障'],
    strong: list(
      `公积金 | 公租房 | 廉租房 | 保障房 | 经济适用房 | 住房补贴 | 租赁补贴 | 人才购房 | 限价房 | public housing | housing fund | affordable housing`,
    ),
  },
  {
    code: 'C-53',
    category: 'housing-fire-safety',
    names: ['消防', '消防安全', '安全隐患', '安全生产管理'],
    strong: list(
      `消防通道 | 消防设施 | 消防栓 | 消防安全 | 灭火器 | 飞线充电 | 火灾隐患 | 消防隐患 | 群租房 | 电动车充电 | 消防验收 | 安全隐患 | fire exit | fire escape | fire hazard | fire safety`,
    ),
  },
  {
    code: 'C-54',
    category: 'environment-noise',
    names: ['噪声', '噪音', '环境噪声', '噪声污染'],
    strong: list(`
      噪音 | 噪声 | 扰民 | 夜间施工 | 广场舞 | 太吵 | 吵得 | 吵死 | 施工到凌晨 | 睡不着 | 无法入睡 | 喇叭声 | 轰鸣 | 低频 | 鸣笛 | 深夜施工 | 半夜施工 | noise
      noisy | too loud | loud music`),
  },
  {
    code: 'C-55',
    category: 'environment-air',
    names: ['大气污染', '废气', '油烟'],
    strong: list(
      `油烟 | 废气 | 臭气 | 恶臭 | 刺鼻 | 气味难闻 | 臭味 | 异味 | 烧垃圾 | 焚烧 | 烟囱 | 排放 | 雾霾 | 空气质量 | 搅拌站 | air pollution | fumes | foul smell | bad smell | stench`,
    ),
    weak: list(`污染 | 环保局`),
  },
  {
    code: 'C-56',
    category: 'environment-water',
    names: ['水污染', '河道', '水体污染'],
    strong: list(
      `河水 | 河道 | 黑臭水体 | 鱼塘 | 死鱼 | 水污染 | 湖水 | 水库 | 污染河 | 偷排 | 排污 | 水源地 | river pollution | polluted river | dead fish`,
    ),
  },
  {
    code: 'C-57',
    category: 'environment-waste',
    names: ['垃圾', '环境卫生', '垃圾处理'],
    strong: list(
      `垃圾 | 垃圾站 | 垃圾堆 | 渣土 | 环卫 | 建筑垃圾 | 垃圾分类 | 公厕 | 公共厕所 | 垃圾桶 | 卫生死角 | 蚊虫 | 脏乱差 | garbage | rubbish | trash | litter | waste collection | illegal dumping`,
    ),
  },
  {
    code: 'C-58',
    category: 'environment-dust',
    names: ['扬尘', '扬尘污染'],
    strong: list(`扬尘 | 灰尘 | 粉尘 | 渣土车 | 洒水车 | 尘土 | dust`),
  },
];
