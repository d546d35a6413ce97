/** People who tell: invented names and phones, and the words that only they can fill in. */
import type { Chance } from './chance';
import type { Script } from './script-types';
import { homeIn, type Home, type TownStreet } from './town';

export interface Teller {
  readonly surname: string;
  readonly name: string;
  /** 王女士: what a call-taker writes. */
  readonly title: string;
  readonly phone: string;
  readonly home: Home;
}

/** Numbers that nobody is reached at: blocks of ten thousand, each number once. */
export const phoneBlocks = {
  incident: ['1380000', '1990000'],
  background: ['1360000'],
  scripted: ['1370000'],
} as const;
const BLOCK_SIZE = 10_000;
/** Has no factor in common with the size, so that no number comes twice. */
const STRIDE = 7_919;

export class Tellers {
  private count = 0;

  constructor(
    private readonly names: Script['names'],
    private readonly blocks: readonly string[],
    private readonly chance: Chance,
  ) {}

  next(street: TownStreet): Teller {
    const { blocks, chance, names } = this;
    const surname = chance.pick(names.surnames);
    const block = blocks[this.count % blocks.length] ?? '';
    const number = (Math.floor(this.count / blocks.length) * STRIDE) % BLOCK_SIZE;
    this.count += 1;
    return {
      surname,
      name: surname + chance.pick(names.given),
      title: surname + (chance.happens(0.5) ? '女士' : '先生'),
      phone: block + String(number).padStart(4, '0'),
      home: homeIn(street, chance),
    };
  }
}

/** When somebody spoke first, and when they speak. */
export interface Moments {
  readonly spoke: number;
  readonly now: number;
}

const numerals = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];
const HOUR = 60;

/** The slots that depend on who tells, where and when. `clockOf` says the time of a minute as HH:MM. */
export function ownWords(
  { title, home }: Teller,
  { spoke, now }: Moments,
  { clockOf, chance }: { readonly clockOf: (minute: number) => string; readonly chance: Chance },
): ReadonlyMap<string, () => string> {
  const { street, community } = home;
  const stem = street.place.name.replace(/街道$/u, '');
  const other = () => chance.pick(street.communities).name;
  return new Map<string, () => string>([
    ['title', () => title],
    ['st', () => stem],
    ['street', () => street.place.name],
    ['road', () => `${stem}${chance.pick(['路', '路', '路', '二路', '三路'])}`],
    ['community', () => community.name],
    ['nearby', other],
    ['building', () => `${home.building}栋`],
    ['door', () => `${home.building}栋${home.unit}单元${home.flat}室`],
    ['doorNo', () => `${home.doorNo}号`],
    ['enStreet', () => (street.place.nameEn ?? '').replace(/ St$/, ' Street')],
    ['enCommunity', () => community.nameEn ?? ''],
    ['few', () => numerals[chance.whole(2, 6)] ?? ''],
    ['many', () => String(chance.whole(3, 40) * 10)],
    ['wait', () => String(chance.whole(2, 12) * 5)],
    ['age', () => `${chance.whole(66, 91)}岁`],
    ['clock', () => spoken(clockOf(now - chance.whole(3, 45)))],
    ['firstClock', () => spoken(clockOf(spoke))],
    ['waited', () => String(Math.round(now - spoke))],
    ['ago', () => agoOf(chance)],
  ]);
}

function agoOf(chance: Chance): string {
  const minutes = chance.whole(1, 8) * 5;
  if (minutes === 30) return '半小时前';
  return minutes >= HOUR ? '一个小时前' : `${minutes}分钟前`;
}

/** 8点40: to five minutes, as people say it. */
function spoken(clock: string): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const five = Math.floor(minute / 5) * 5;
  if (five === 0) return `${hour}点`;
  return five === 30 ? `${hour}点半` : `${hour}点${String(five).padStart(2, '0')}`;
}
