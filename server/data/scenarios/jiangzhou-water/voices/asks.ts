/** What the public asks: more than half of what comes in. Each voice is one question in many mouths. */
import type { Curve, Voice } from '../../script-types';

/** Over which channels people ask. */
const channels = { phone: 11, wechat: 4, app: 2, web: 1, sms: 1 } as const;

interface Ask {
  readonly code: string;
  readonly weight: Curve;
  readonly sentences: readonly string[];
  readonly notes?: readonly string[];
}

const asks: readonly Ask[] = [
  {
    code: 'usable',
    weight: [
      [0, 3.4],
      [20, 37],
      [60, 33.6],
      [120, 26.9],
    ],
    sentences: [
      '{hello}，现在自来水能不能喝？{here}。',
      '{hello}，{community}的水现在能喝吗？{smell}。',
      '咨询：{street}的自来水今天能喝吗？[刚下夜班还没喝水。|早上没敢喝。|]',
      '{hello}，自来水还能用吗，做饭行不行？{here}。',
      '想问一下{community}这边的自来水可以饮用吗，{scope}，[一个人一个说法|没人说得清|看不到通知]。',
      '请问{st}的水可不可以喝，{smell}，{effect}。',
      '自来水能喝不能喝？{community}。[就问这一句|给个准话|等你们回]。',
      '{hello}，我{ago}看到消息说水有异味，我家在{community}，能喝吗？',
      '{hello}，自来水[能不能做饭|能用来煮饭吗]，{community}的，孩子放学要吃饭。',
    ],
    notes: ['市民来电咨询{street}自来水是否可以饮用，{scope}。'],
  },
  {
    code: 'boil',
    weight: [
      [0, 0],
      [25, 11.8],
      [60, 16.8],
      [120, 11.8],
    ],
    sentences: [
      '{hello}，自来水烧开了能不能喝？{here}。',
      '{hello}，水烧开行不行？{smell}，多烧一会儿有用吗？',
      '咨询：有土腥味的自来水煮沸以后可以喝吗？{community}。',
      '想问净水器过滤以后烧开能喝吗，自来水味道淡了一点，{community}。',
      '请问自来水烧开三遍能喝吗，老人非说烧开就没事，{here}。',
      '{hello}，自来水烧开了给孩子冲奶行吗？{community}。',
    ],
    notes: [
      '市民咨询自来水烧开后能否饮用，家里用的是[净水器|净水机|普通滤芯|电热水壶]。地点{where}。',
    ],
  },
  {
    code: 'restored',
    weight: [
      [0, 0],
      [30, 6.7],
      [60, 18.5],
      [90, 25.2],
      [120, 28.6],
    ],
    sentences: [
      '{hello}，自来水什么时候恢复正常？{here}。',
      '{hello}，{community}的自来水几点能好？[中午还要做饭|店里等着开门|家里有病人]。',
      '咨询{street}供水何时恢复正常，{scope}。',
      '请问自来水还要多久才能恢复，给个大概时间也行，{community}。',
      '自来水今天能恢复吗？{here}，要不要多囤点水？',
      '想问什么时候能恢复供水，{st}的，总不能一直等通知。',
      '通报说别的区好了，我们{st}的自来水什么时候恢复？{effect}。',
      '{hello}，自来水什么时候能正常用，{community}，一家子在这等着。',
    ],
    notes: ['市民来电询问供水恢复时间，住{where}，{effect}。'],
  },
  {
    code: 'poisoned',
    weight: [
      [0, 0],
      [36, 1],
      [44, 15.1],
      [56, 20.2],
      [80, 8.4],
      [120, 3.4],
    ],
    sentences: [
      '{hello}，{rumourBy}说是有人下毒，自来水到底有没有毒？{here}。',
      '请问自来水是不是有毒？{rumourBy}传的吓人，{fear}。{community}。',
      '咨询：网上说有人往水里放毒是真的吗？我们{st}的自来水都有味。',
      '{hello}，自来水里是不是被人下了毒，{smell}，{fear}。',
      '想知道水有没有毒，公安[查了没有|怎么说|有没有抓到人]？自来水有味，{community}。',
    ],
    notes: ['市民咨询自来水是否有毒、是否有人故意放东西，称消息来自{rumourIn}。地点{where}。'],
  },
  {
    code: 'drank',
    weight: [
      [0, 0],
      [25, 6.7],
      [60, 13.4],
      [120, 10.1],
    ],
    sentences: [
      '{hello}，早上已经喝了自来水，要不要紧？{here}。',
      '{hello}，昨晚和今早都喝过这个自来水，喝了有没有事？{community}。',
      '咨询：喝过有土腥味的自来水怎么办，要去医院检查吗？{community}。',
      '我家{kin}不知道，喝了一大杯自来水，对身体有没有影响？{here}。',
      '请问喝了自来水多久没事才算没事？我{clock}喝的，{community}。',
    ],
    notes: ['市民称已经喝了自来水，目前没有不舒服，咨询是否需要就医。地点{where}。'],
  },
  {
    code: 'where-water',
    weight: [
      [0, 0],
      [35, 6.7],
      [60, 15.1],
      [120, 13.4],
    ],
    sentences: [
      '{hello}，{street}哪里可以领水？自来水不敢用，{effect}。',
      '{hello}，最近的取水点在哪里？住{community}。',
      '咨询：{community}附近的取水点几点发水，要不要带桶、带身份证？',
      '自来水不能用，请问在哪里领水，一个人能领多少？{here}。',
      '哪里有送水车？{community}的，超市水卖空了。',
      '{hello}，取水点晚上还发吗，下班才能去，{community}。',
    ],
    notes: ['市民咨询{street}取水点位置，称[按通知去了没找到|到了发现没水|不知道该去哪]。'],
  },
  {
    code: 'doorstep',
    weight: [
      [0, 0],
      [40, 3.4],
      [70, 8.4],
      [120, 6.7],
    ],
    sentences: [
      '{hello}，能不能送水上门？{kin}[下不了楼|走不动|一个人住]，{here}。',
      '请问行动不便的老人可以送水到家吗？{community}{building}。',
      '咨询送水上门怎么登记，{slowly}，{community}。',
    ],
    notes: ['市民咨询能否给[独居老人|坐轮椅的人|高层住户]送水上门，地址{where}。'],
  },
  {
    code: 'who-pays',
    weight: [
      [0, 0],
      [45, 2.5],
      [90, 10.1],
      [120, 11.8],
    ],
    sentences: [
      '{hello}，买矿泉水的钱谁出？自来水不能用，水费还收不收？{community}。',
      '{hello}，我开{shop}的，停业的损失谁赔？自来水有味做不了生意，{road}。',
      '咨询：自来水有味这几天水费减免吗，放掉的水算谁的？{community}。',
      '请问滤芯堵了谁赔，自来水土腥味，滤芯上个月刚换的。{here}。',
      '请问因为自来水去看病的费用谁来承担，{community}。',
    ],
    notes: ['市民咨询供水异常的赔偿办法，要留什么凭证，住{where}。'],
  },
  {
    code: 'school',
    weight: [
      [0, 0],
      [25, 3.4],
      [45, 8.4],
      [120, 5],
    ],
    sentences: [
      '{hello}，自来水有土腥味，{st}的暑期托管班还开不开？',
      '{hello}，夏令营的孩子中午喝什么水，学校的自来水有味吗？{street}。',
      '咨询：{st}小学的自来水有异味，今天还上课吗，要不要接孩子回家？',
      '请问幼儿园的水检测了没有，自来水土腥味这么大，要不要停课？{community}。',
    ],
    notes: ['家长咨询学校用的是不是东江水厂的自来水，水有味，中午的饭能不能吃。{street}。'],
  },
  {
    code: 'cause',
    weight: [
      [0, 1.7],
      [20, 10.1],
      [60, 8.4],
      [120, 6.7],
    ],
    sentences: [
      '{hello}，自来水为什么有土腥味，是什么原因？{here}。',
      '请问水有异味是怎么回事，是水源还是管道？{community}。',
      '咨询：今天自来水的味道是什么原因造成的，查清楚了吗？{street}。',
      '想知道到底怎么回事，{smell}，{community}。',
    ],
    notes: ['市民询问水有味的原因，称[前几天江边的水就发绿|上游在施工|水厂昨天换过药]。'],
  },
  {
    code: 'wash',
    weight: [
      [0, 0],
      [30, 6.7],
      [60, 10.1],
      [120, 8.4],
    ],
    sentences: [
      '{hello}，自来水有味，能不能洗澡洗脸？{here}。',
      '{hello}，这个自来水可以洗菜吗，洗衣服呢？{community}。',
      '请问自来水给孩子洗澡行不行，土腥味大，{community}。',
      '咨询自来水能否用来刷牙、洗碗，{where}。',
      '请问养鱼、浇花、喂狗能用自来水吗，水有怪味，{community}。',
    ],
  },
  {
    code: 'area',
    weight: [
      [0, 0],
      [25, 6.7],
      [60, 11.8],
      [120, 8.4],
    ],
    sentences: [
      '{hello}，哪些地方的自来水受影响？{street}算不算？',
      '请问{community}在不在影响范围，我家自来水[暂时没味|好像也有一点味]。',
      '咨询：我们{st}用的是不是东江水厂的水，受不受影响？',
      '{hello}，{street}有没有受影响，自来水看着清，就是不敢用。',
      '请问自来水受影响的是哪几个小区，有没有名单，{st}的。',
    ],
  },
  {
    code: 'why-not-told',
    weight: [
      [0, 0],
      [30, 3.4],
      [60, 5],
      [120, 3.4],
    ],
    sentences: [
      '请问为什么没有人通知我们自来水有问题？{community}，{effect}。',
      '想问自来水早上就有味，怎么不早点通知？{here}。',
      '咨询以后自来水出问题会不会发短信，这次{street}为什么没通知？',
      '{hello}，为什么不早说自来水不能喝，全家早上都用了，{community}。',
    ],
  },
  {
    code: 'is-it-true',
    weight: [
      [0, 0],
      [40, 5],
      [55, 10.1],
      [120, 5],
    ],
    sentences: [
      '{hello}，{rumourBy}说[要停水三天|全城的自来水都停|江里翻船漏油|水厂有人被带走]，自来水才这样，是真的吗？{st}。',
      '请问{rumourBy}传的自来水的事是不是谣言？{community}。',
      '咨询：有个截图说自来水[里有农药|要停五天|死了鱼]，是真是假？{here}。',
      '网传自来水出了大事，请问官方有没有消息，{st}。',
    ],
  },
  {
    code: 'safe-to-go',
    weight: [
      [0, 0],
      [40, 1.7],
      [120, 2.5],
    ],
    sentences: [
      '{hello}，我家在{community}，自来水这样，今天能不能回家住？',
      '请问老人孩子要不要先离开{street}，自来水的味道闻了会不会有事？',
      '咨询：自来水有味，{community}还能不能待，要不要先去亲戚家？',
    ],
  },
];

export const askVoices: readonly Voice[] = asks.map(({ code, weight, sentences, notes = [] }) => ({
  code: `ask-${code}`,
  about: 'water',
  weight,
  channels,
  kind: 'consult',
  sentences: sentences.map((sentence) => `${sentence}{tail}`),
  notes,
  slips: 0.08,
}));
