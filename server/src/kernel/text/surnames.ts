/** Chinese surnames, as many as almost everybody has. */

/** The hundred most common, which most people bear; seldom enough the start of another word. */
export const commonSurnames: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤谈涂欧柏刁颜',
);

const otherSurnames =
  '安包鲍毕卞卜岑柴常车陈成池储楚褚崇丛单狄窦樊费丰封凤伏符傅甘葛耿宫巩古谷关管桂哈海洪华宦霍嵇吉纪季家简焦揭解靳荆井景鞠阚康柯寇匡赖兰蓝郎劳乐冷厉利连练梁林蔺凌刘柳娄鲁路骆麻满茅梅蒙米苗缪牟穆倪聂宁牛农区庞裴平蒲朴齐祁戚强乔屈瞿曲权冉饶荣茹阮桑沙商尚申盛施时司宿隋索邰滕佟童屠万危温文翁乌巫邬伍席冼项萧辛邢幸胥宣燕晏阳仰易阴应游俞禹喻郁岳云臧翟詹章甄支仲祝庄卓宗祖左亓仉璩缑逄郇';

export const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 长孙 宇文 端木 轩辕 呼延 南宫 闻人 澹台 亓官 漆雕'.split(
    ' ',
  ),
);

/** All of one character. */
export const surnames: ReadonlySet<string> = commonSurnames.union(new Set(otherSurnames));

/** How many characters of the name are its surname. */
export function surnameLength(name: string): number {
  return compoundSurnames.has(name.slice(0, 2)) ? 2 : 1;
}
