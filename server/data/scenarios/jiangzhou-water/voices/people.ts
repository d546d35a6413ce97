/** Frightened parents, old people, shopkeepers, English speakers, and people who feel ill. */
import type { Voice } from '../../script-types';

const frightened: Voice = {
  code: 'frightened',
  about: 'water',
  weight: [
    [0, 1],
    [30, 5],
    [60, 8],
    [120, 5],
  ],
  channels: { phone: 4, wechat: 3, app: 2 },
  repeats: true,
  slips: 0.1,
  sentences: [
    '{here}，家里有{baby}，{clock}用自来水冲过奶粉，后来才闻到土腥味。{fear}。{please}。',
    '{smell}，我家{baby}早上已经喝过粥了，现在看着还好，{fear}。到底要不要去医院看看？',
    '求求你们给句准话，{here}，{baby}等着喝奶，自来水有土腥味，{effect}。{fear}。',
    '我怀孕{few}个多月，早上刷牙喝汤用的都是自来水，现在群里说水有异味，{fear}，{please}。',
    '{fear}。{smell}，我昨晚给{kin}煮的汤用的就是这个水。{here}。',
    '家里{kin}有[糖尿病|心脏病|高血压]，早上吃药喝的就是自来水，刚知道水有味，{fear}，{please}。',
    '我一个人带{baby}，下楼买水又不放心把孩子留家里，自来水又有土腥味，{here}，能不能帮帮我？',
  ],
  notes: [
    '来电人声音发抖，称家有{baby}，{smell}，担心已喝下的水对孩子有影响，{demandNote}。地点{where}。',
  ],
};

const old: Voice = {
  code: 'old-people',
  about: 'water',
  weight: [
    [0, 2],
    [40, 5],
    [120, 5],
  ],
  channels: { phone: 8, visit: 1 },
  kind: 'help',
  repeats: true,
  sentences: [
    '姑娘啊，{slowly}。我家水龙头的水有味道，土腥味，我已经烧了一壶喝了，要不要紧啊？我住{community}。',
    '同志，{slowly}。自来水一股土腥味，邻居说不能喝，那我喝什么呢？{community}{building}的。',
    '我活了{age}，没闻过这种自来水，土腥味。打仗闹灾那会儿都没这样。{slowly}，你们给我送点水好不好？{community}。',
    '我老伴[刚出院|腿脚不好|记性不好]，她不晓得水有味，早上熬了一锅粥。{slowly}。自来水现在能不能用你们给句话。{community}。',
    '你们说看公众号，{slowly}。土腥味的水我倒了，水票买不着，{community}没人管我们老人。',
  ],
  notes: [
    '老人来电，{age}，称{slowly}，家中自来水有土腥味，无人帮忙买水，希望有人送水上门。地址{where}。',
    '老人反映自来水有异味，{slowly}，家中存水只剩[半壶|一暖瓶|一脸盆]，{demandNote}。住{where}。',
  ],
};

const shops: Voice = {
  code: 'shops',
  about: 'water',
  weight: [
    [0, 1],
    [40, 4],
    [120, 5],
  ],
  channels: { phone: 4, app: 2, wechat: 1 },
  repeats: true,
  sentences: [
    '我在{road}开{shop}，{smell}，今天[做好的|备好的]{sell}全倒了，损失谁来认？{please}。',
    '{road}{doorNo}的{shop}，{since}自来水土腥味，客人一喝就说不对，{effect}。{please}。',
    '我们{shop}每天用水[三吨|两吨|五六百升]，现在自来水有异味，桶装水涨到[三十|二十五|四十]一桶，撑不住。{please}。',
    '开{shop}的，{st}街上好几家都关了门，水有味没法做生意。请问要不要统一停业？{please}。',
    '客人投诉我家{sell}有土味，其实是自来水有土腥味，{firm}得出个证明。{road}{doorNo}。',
  ],
};

const english: Voice = {
  code: 'english',
  about: 'water',
  weight: [
    [0, 0.4],
    [30, 1.6],
    [120, 1.6],
  ],
  channels: { app: 3, email: 2, web: 2 },
  sentences: [
    'Hello, I live in {enCommunity}. Since this morning the tap water smells [like wet soil|of mud|earthy|like a fish tank]. Is it safe to drink? [Thank you.|Please reply in English.|]',
    'The tap water tastes of earth in {enStreet}. My neighbours say the same. Can we drink it if we boil it?',
    'I work for a trading company near {enCommunity}. Our tap water smells bad and nobody can read the notices. Could you tell me in English what is going on?',
    'Water smells musty in {enCommunity} since about {clock}. [We have a baby at home.|I already drank two glasses.|Our guest house has twelve guests.] Where can I get safe water?',
    'Dear hotline, dirty smell in the tap water, {enStreet}. When will the water supply be normal again? Please publish the test results.',
    'Is it true that the tap water is poisonous? My Chinese is not good. I live in {enCommunity} and the water smells like soil.',
    'We run a small cafe in {enStreet}. The tap water tastes muddy, so we closed. Who will pay for our loss?',
  ],
};

const unwell: Voice = {
  code: 'unwell',
  about: 'health',
  weight: [
    [0, 0],
    [25, 2.2],
    [50, 7.2],
    [90, 10.8],
    [120, 10.8],
  ],
  channels: { phone: 6, wechat: 1, app: 1 },
  kind: 'help',
  repeats: true,
  sentences: [
    '我喝了自来水以后肚子疼，还恶心，{here}。要不要去医院？',
    '{clock}喝过自来水，现在拉肚子，不知道有没有关系，{community}。{please}。',
    '我老公喝了一大杯自来水，呕吐了一次，现在躺着。{here}，{please}。',
    '用自来水洗脸之后皮肤过敏起疹子，胳膊上一片，{community}，喝水倒没事。',
    '同事三个人都是喝了自来水之后恶心肚子痛，单位在{road}，{demandNote}。',
    '喝了自来水拉肚子，{community}，医药费谁出？{please}。',
  ],
  notes: [
    '来电人称早上喝了自来水，{ago}开始拉肚子[三次|两次|四五次]，{where}。{demandNote}。',
    '市民称家中两人饮用自来水后腹泻，已自行服药，暂未就医，地点{where}，{demandNote}。',
  ],
};

const gravelyUnwell: Voice = {
  code: 'gravely-unwell',
  about: 'health',
  weight: [
    [0, 0],
    [30, 0.8],
    [60, 2.3],
    [120, 2.3],
  ],
  channels: { phone: 1 },
  kind: 'help',
  repeats: true,
  sentences: [
    '{baby}喝了自来水冲的奶，一直呕吐，{here}，怎么办啊？',
    '{kin}{age}了，喝了自来水拉肚子一上午，现在没力气说话，{where}，快派人来。',
    '家里老人卧床，{clock}喝过自来水，现在腹泻不止，{here}。',
    '孩子喝了自来水上吐下泻，烧到三十九度，{community}{building}，我打不到车。',
  ],
  notes: ['孕妇来电，怀孕{few}个多月，喝了自来水后呕吐发烧，{where}，{demandNote}。'],
};

const thanks: Voice = {
  code: 'thanks',
  about: 'other',
  weight: [
    [0, 0],
    [50, 0.6],
    [80, 1.9],
    [120, 2.9],
  ],
  channels: { phone: 2, wechat: 2, app: 1 },
  kind: 'other',
  sentences: [
    '表扬一下，{thanksFor}，{community}的，辛苦你们了。',
    '虽然早上很着急，但是{thanksFor}，点赞。{community}。',
    '不投诉，就是想说声谢谢，{thanksFor}，特此感谢，{st}。',
  ],
  notes: ['来电感谢：{thanksFor}，市民表示衷心感谢。（{where}）'],
};

const suggestions: Voice = {
  code: 'suggestions',
  about: 'water',
  weight: [
    [0, 0.3],
    [60, 1.6],
    [120, 2],
  ],
  channels: { web: 2, app: 2, phone: 1 },
  kind: 'suggestion',
  sentences: [
    '建议自来水的检测结果按小区公布，一张表就行，{st}的人也看得懂。',
    '建议供水出问题时给所有用水户发短信，不要只发公众号，{community}的老人都看不到。',
    '提个建议：取水点在地图上标出来，{street}的人在太阳底下找了半小时。',
    '建议自来水有味这种事让[专家|医生|化验员]直接出来说，比转发十条都管用。{st}。',
    '建议送水车到{community}时喇叭喊一下，[我们在楼上听不见|排了队才发现是空车|老人不知道下来]。',
    '建议以后水厂上一套在线监测，有味早知道半小时，自来水就不会送到{st}了。',
  ],
};

export const peopleVoices: readonly Voice[] = [
  frightened,
  old,
  shops,
  english,
  unwell,
  gravelyUnwell,
  thanks,
  suggestions,
];
