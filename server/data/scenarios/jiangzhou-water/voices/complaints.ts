/** People who say that the water smells: through a call-taker's notes, in long texts, in anger, in a hurry. */
import type { Voice } from '../../script-types';

const notes: Voice = {
  code: 'call-note',
  about: 'water',
  weight: [
    [0, 10],
    [30, 26],
    [60, 20],
    [120, 14],
  ],
  channels: { phone: 1 },
  kind: 'complaint',
  repeats: true,
  sentences: [
    '市民来电反映：{where}{since}{smell}，{scope}。{demandNote}。',
    '来电人称{where}{smell}，{since}，{worse}，{effect}。{demandNote}。',
    '来电人{title}反映{where}用水问题：{smell}。来电人称{scope}，{effect}，{demandNote}。',
    '【来电记录】地点：{where}。诉求：{since}{smell}，{worse}。来电人情绪[较急|尚可|比较激动|平稳]，{demandNote}。',
    '市民反映{since}{smell}，{effect}。已告知暂不要饮用，市民仍{demandNote}。',
    '{title}来电，住{where}，称{smell}；家中有[老人|小孩|三代人|两个上学的孩子]，{effect}；{demandNote}。',
    '来电人代{few}户邻居反映：{where}{smell}，{worse}。{demandNote}。',
    '来电反映{where}自来水异常，{since}，{smell}。之前问过门岗，答复[不清楚|等通知|也在问水厂|水箱刚洗过]，{demandNote}。',
    '市民称{where}{smell}，已自行放水[十分钟|二十分钟|半小时]无改善，{scope}。{demandNote}。',
    '来电人第一次反映：{smell}（{where}），{effect}。{demandNote}。',
  ],
};

const web: Voice = {
  code: 'web-long',
  about: 'water',
  weight: [
    [0, 3],
    [30, 6],
    [60, 8],
    [120, 7],
  ],
  channels: { web: 5, app: 3, email: 1 },
  repeats: true,
  slips: 0.12,
  titles: [
    '{street}自来水土腥味严重',
    '{community}水有异味',
    '关于{st}一带自来水有味的问题',
    '{community}全小区自来水土腥味',
    '请公布{st}的水质检测结果：土腥味',
    '自来水有味一上午了，{road}',
  ],
  sentences: [
    '本人住{community}{door}。{since}，{smell}，起初以为是自家水管的问题，{worse}。后来在群里一问，{scope}。我把时间顺序写一下：{clock}发现有味，随后关了总阀；{ago}再开，味道没有减轻。现在{effect}。请相关部门说明三件事：一是水到底能不能喝，二是检测了没有、数据是多少，三是什么时候恢复。{please}。',
    '尊敬的领导：我是{street}{community}的普通住户。{since}{smell}。{scope}，{worse}。我们理解出了事需要时间查，但是最怕的是没有人出来说一声。{effect}。{please}。',
    '情况说明：地点{where}；时间，{since}；现象，{smell}，{worse}；范围，{scope}；影响，{effect}。诉求：{please}，并且在处理完之前不要说“经检测未见异常”这种话，谢谢。',
    '已经打过电话一直占线，所以在网上写。{here}，{smell}。我自己是做[食品检验|化学老师|水族生意|中学生物教学]的，这个味道不像消毒剂，更像藻类大量繁殖以后的那种土腥味，建议查一下水源和活性炭。{worse}。{effect}。{please}。',
    '今天的自来水太吓人了。{since}，{smell}，{scope}。[楼下超市的矿泉水二十分钟就没了|快递小哥说别的小区也这样|我家净水器滤芯上周刚换]，{effect}。{swear}，{please}。',
    '写给值班的同志：{here}，{smell}。我录了视频也留了两瓶水样，一瓶{clock}接的，一瓶刚接的，如果需要可以来取。{scope}，{worse}。{please}。',
  ],
};

const angry: Voice = {
  code: 'angry',
  about: 'water',
  weight: [
    [0, 1],
    [30, 5],
    [60, 8],
    [100, 8],
    [120, 6],
  ],
  channels: { phone: 4, wechat: 2, app: 2, web: 1 },
  repeats: true,
  slips: 0.2,
  sentences: [
    '{swear}！{here}，{smell}，{firm}一个通知都没有！{please}！',
    '{swear}，{smell}，{effect}。我要投诉{firm}，[没人出来说一句话|只会说正在了解|电话转来转去|微信公众号还在发防暑小常识]！',
    '{here}。{smell}，{scope}。{firm}[是不是非要等出人命|真当老百姓好糊弄|昨天就知道了吧|还在朋友圈发节水广告]？{swear}，{please}！',
    '投诉{firm}：{since}{smell}，{swear}。[别跟我说正在核实|不要再让我等通知|我只要一个字，能喝还是不能喝]！',
    '我再说一遍，{community}，{smell}！{swear}！{effect}！',
    '{smell}，{worse}，问门岗门岗推水厂，打水厂[占线|没人接|让我打12345]，{swear}。{here}，{please}。',
  ],
  notes: [
    '来电人情绪激动，称{smell}，{swear}，要求{firm}负责人直接回电，并要求[赔偿|公开道歉|书面说明|今天之内解决]。地点{where}。',
  ],
};

const sms: Voice = {
  code: 'sms',
  about: 'water',
  weight: [
    [0, 3],
    [40, 6],
    [120, 5],
  ],
  channels: { sms: 5, wechat: 3, app: 1 },
  slips: 0.25,
  repeats: true,
  sentences: [
    '{community}自来水有土腥味',
    '{community}{building}水有味，{please}',
    '{st}这边自来水有味 {since}',
    '{smell}，{community}',
    '{road}{doorNo}，{smell}，{please}',
    '水有味！{community}！',
    '{st} {smell} 能不能管管',
    '自来水土腥味，{scope}，{community}',
    '{community} {clock}开始 水有异味 {scope}',
    '[又|还是|还|一直]有土腥味，{community}{building}，没人管吗',
    '自来水{worse}，{road}',
  ],
};

const dialect: Voice = {
  code: 'dialect',
  about: 'water',
  weight: [
    [0, 1],
    [40, 3],
    [120, 3],
  ],
  channels: { phone: 3, wechat: 2 },
  repeats: true,
  sentences: [
    '咋个回事嘛，屋头的自来水一股泥巴味，{worse}，{community}这边个个都在摆。{please}嘛。',
    '同志哎，俺家水有味，土腥味老大了，{since}，俺这{community}都这样，咋整啊？',
    '晓得不，{community}的水腥得很，自来水土腥味，茶都吃不成咯，哪个来管一哈？',
    '额屋里自来水有怪味哩，{worse}，娃娃都不敢喝，{community}。',
    '阿拉{community}，水龙头里一股土腥味，{effect}，啥辰光弄好啦？',
    '么子情况咯，水有味，跟塘里的水一个样，土腥味，{street}的，快点来看哈子。',
    '恁那水咋恁大味儿，{smell}，{community}，俺老两口愁得慌，{please}。',
    '哎呀喂，自来水臭烘烘的，土腥味，我们{community}都冇得法，搞快点啦。',
  ],
};

const secondary: Voice = {
  code: 'other-water',
  about: 'water',
  weight: [
    [0, 6],
    [50, 9],
    [80, 14],
    [120, 12],
  ],
  channels: { phone: 6, app: 2, wechat: 2, sms: 1 },
  kind: 'complaint',
  repeats: true,
  sentences: [
    '{where}水压变得很小，[五楼以上|高层|顶楼]几乎不出水，{since}。{please}。',
    '{where}自来水发黄，[有沉淀物|浑浊|接一盆能看到底上一层]，{scope}。{please}。',
    '{community}停水了，事先没有通知，{effect}。{please}。',
    '{where}水很浑，先黄后白，{since}，不知道是不是[冲洗管网|切换水源|抢修]造成的。{please}。',
    '{community}的二次供水水箱[多久没洗过了|昨晚刚清洗|盖子是坏的]，现在自来水有味，请查一下水箱。{please}。',
    '{road}{doorNo}门口水管漏水，是不是{firm}在放水？水淌了一路，{since}。',
    '突然没水了，{here}，之前还只是有土腥味。{please}。',
    '{where}水压忽大忽小，热水器[点不着|老是熄火|跳闸]，{scope}。',
    '自来水浑浊，{here}，放了[一桶|两桶|好几盆]还是黄的，{effect}。',
    '我家水表这两天转得快，现在让我们先放水再用，放掉的水费怎么算？{here}。',
  ],
  notes: ['来电人反映{where}水流很小，水压低，洗衣机都进不了水，{demandNote}。'],
};

export const complaintVoices: readonly Voice[] = [notes, web, angry, sms, dialect, secondary];
