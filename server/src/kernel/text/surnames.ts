/** Chinese surnames, as many as almost everybody has. */

/** The hundred most common, which most people bear; seldom enough the start of another word. */
export const commonSurnames: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤谈涂欧柏刁颜',
);

/** The rest of the Hundred Families, and what is borne today beside them; many begin or end other words. */
const otherSurnames = [
  '安包鲍毕卞卜岑柴常车成池储楚褚崇丛单狄窦樊费丰封凤伏符傅甘葛耿宫巩古谷关管桂哈海洪华宦霍嵇吉纪季家简焦揭解靳荆井景鞠阚康柯寇匡赖兰蓝郎劳乐冷厉利连练蔺凌柳娄鲁路骆麻满茅梅蒙米苗缪牟',
  '穆倪聂宁牛农区庞裴平蒲朴齐祁戚强乔屈瞿曲权冉饶荣茹阮桑沙商尚申盛施时司宿隋索邰滕佟童屠危温文翁乌巫邬伍席冼项萧辛邢幸胥宣燕晏阳仰易阴应游俞禹喻郁岳云臧翟詹章甄支仲祝庄卓宗祖左亓仉璩',
  '缑逄郇卫尤水奚昌花酆廉殷皮元和湛贝明计舒闵虞昝经房裘干贲杭诸钮滑荀羊於惠芮羿汲邴糜松富巴弓牧隗山宓蓬全郗班秋伊仇栾暴钭戎束韶郜蓟薄印怀从鄂咸籍能苍双闻莘党贡姬扶堵宰郦雍郤濮寿通边扈',
  '冀郏浦别阎充慕习艾鱼容慎戈庾终暨居衡步都弘国广禄阙东殳沃蔚越夔隆师厍晁勾敖融訾那空毋乜养须巢蒯相查后红竺逯盖益桓公邝仝芦苟呙麦佘侬冮展帅庹恽战敬旷漆税笪粘衣补谌谯豆资辜迟郐鄢银锁镡',
  '闪雒靖顿鲜卿占晋来禚苻栗楼淦玄矫禤菅萨仓佴墨年况亢伯门原英初励塔尧撒斛眭秘粟肇茆虢赫邸郅郧释铁随鹿植泰朗仵俎妫宛底睢琚皋遆邛麴代但员盘贠操闾冶依拜浮火苑兀由檀楮荔雪蹇郄',
].join('');

export const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 长孙 宇文 端木 轩辕 呼延 南宫 闻人 澹台 亓官 漆雕 赫连 公羊 公冶 宗政 濮阳 淳于 单于 太叔 ' +
    '申屠 仲孙 钟离 鲜于 闾丘 司空 颛孙 子车 巫马 公西 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 羊舌 微生 梁丘 左丘 完颜 纳兰 独孤'
  ).split(' '),
);

/** All of one character. */
export const surnames: ReadonlySet<string> = commonSurnames.union(new Set(otherSurnames));

/** How many characters of the name are its surname. */
export function surnameLength(name: string): number {
  return compoundSurnames.has(name.slice(0, 2)) ? 2 : 1;
}
