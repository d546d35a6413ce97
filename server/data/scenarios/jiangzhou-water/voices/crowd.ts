/** Rumours, water points, people who speak for others, and those who have to call again. */
import type { Voice } from '../../script-types';

const rumours: Voice = {
  code: 'rumour',
  about: 'water',
  weight: [
    [0, 0],
    [34, 0.3],
    [43, 4],
    [56, 5],
    [75, 2],
    [120, 1],
  ],
  channels: { wechat: 3, social: 4, phone: 3, app: 1 },
  slips: 0.15,
  sentences: [
    '{rumourBy}都在传有人往东江里倒药，自来水才有味的，你们还瞒着？{community}。',
    '听{rumourBy}说水厂[昨晚就出事了|有人下毒|泄漏了什么东西]，自来水一股怪味，{fear}。',
    '转：[东江死了一大片鱼|有人半夜翻进水厂|化工厂偷偷放水]，{st}的自来水千万别碰，[群主让转|收到请转|我姨夫在水厂上班]。',
    '我有个亲戚在[水厂|医院|环保]，说自来水这次不是小事，{rumourBy}也这么讲，{st}人心惶惶。',
    '{rumourIn}有视频说是毒水，自来水有土腥味是真的，别的是不是真的你们说句话，{community}。',
    '反映{rumourIn}有人卖“解毒水”，一瓶[三十|五十|八十]，说自来水有毒，{st}好多老人在买。',
    '[朋友圈|群里]说自来水要停一个星期，{st}超市在抢水，{scope}。',
  ],
};

const loudRumours: Voice = {
  code: 'loud-rumour',
  about: 'water',
  weight: [
    [0, 0],
    [42, 0],
    [46, 0.8],
    [70, 0.4],
    [120, 0.2],
  ],
  channels: { phone: 2, social: 1 },
  sentences: ['{rumourBy}说自来水被投毒了，还有照片，你们赶紧查！{community}。'],
  notes: [
    '来电人称在{rumourIn}看到“有人投毒”的消息，自来水有土腥味，要求公安机关出面说明。{where}。',
    '市民报称听说东江水厂被投毒，自来水有味与此有关，来电人{fear}。地点{where}。',
  ],
};

const queues: Voice = {
  code: 'water-points',
  about: 'water',
  weight: [
    [40, 0],
    [48, 1.5],
    [62, 8],
    [90, 8],
    [120, 6],
  ],
  channels: { phone: 6, wechat: 2, app: 1 },
  kind: 'complaint',
  repeats: true,
  sentences: [
    '{street}的取水点排了{wait}分钟，轮到我们没水了，工作人员说下一车不知道几点。{community}。',
    '{community}通知{clock}有送水车，到现在没见着，{many}多人在太阳底下等。',
    '取水点只让带[五升|十升|两小桶]，家里{few}口人根本不够，{community}。{please}。',
    '{where}没有取水点，最近的要走[两站路|四十分钟|三公里]，老人走不动，{please}送水。',
    '送水车只到{community}大门口，{building}在最里面，老人提不动水。{please}。',
    '取水点的水桶盖子是开的，落灰，这水干净吗？{road}。',
    '超市桶装水从十块涨到[二十五|三十|二十八]，{road}，没人管价格吗？',
    '说好给{community}送水，名单登记了两次，到现在一桶没见。{swear}。',
  ],
  notes: ['来电反映{street}取水点秩序混乱，有人插队有人拿大桶，{demandNote}。'],
};

const others: Voice = {
  code: 'for-others',
  about: 'water',
  weight: [
    [0, 0.2],
    [30, 2],
    [120, 2],
  ],
  channels: { grid: 5, transfer: 3, leader: 1, media: 1 },
  kind: 'report',
  sentences: [
    '网格员上报：{community}{few}栋楼居民集中反映自来水有土腥味，已口头告知暂不饮用，居民{effect}。',
    '网格巡查：{street}{road}沿线商户{few}家反映{smell}，已登记。',
    '110 转来：来电人称{where}自来水有异味，非警情，请热线跟进。',
    '供水服务热线转来：{where}用户反映{smell}，{since}，用户要求回电。',
    '社区书记来电：{community}居民在居委会[聊天室|门口|楼下]询问自来水有味的事，约{many}人次，需要统一口径和取水点名单。',
    '记者询问：{street}多名读者反映自来水有异味，请问何时发布检测结果？',
    '代表来电转述：{community}住户反映{smell}，希望尽快公开检测数据。',
  ],
};

/** The same people again: nobody has come, and it is worse. */
export const repeatVoice: Voice = {
  code: 'repeat',
  about: 'water',
  weight: [[0, 1]],
  channels: { phone: 6, wechat: 2, app: 2, sms: 1 },
  slips: 0.1,
  sentences: [
    '我{firstClock}就打过电话，说自来水有土腥味，到现在没有人联系我。{community}，{please}。',
    '第[二|三]次来电：{firstClock}反映的自来水有味没人处理，现在味道更大，{worse}。{where}。',
    '刚才的登记还作不作数？自来水还是有土腥味，{effect}，{swear}。{community}。',
    '又是我，{community}{building}的，自来水不光有土腥味，现在还发黄了，{please}。',
    '补充{firstClock}反映的情况：自来水有异味，{scope}，现在水压也小了，{please}。',
    '{firstClock}你们说会有人联系，等了{waited}分钟，自来水还是土腥味，家里一口能喝的水都没了。{community}。',
    '[第三次|第二次|再]打了！自来水土腥味！{community}！{swear}！',
  ],
  notes: [
    '来电人称{firstClock}已反映自来水有土腥味，未接到任何回电，情绪激动，要求立即答复。{where}。',
    '市民再次来电催问，{firstClock}反映自来水有异味，承办单位尚未联系，{demandNote}。',
  ],
};

export const crowdVoices: readonly Voice[] = [rumours, loudRumours, queues, others];
