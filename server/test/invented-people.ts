/** People who don't exist, with everything that could tell who they are: planted, to be looked for where they must not be. */
import type { Planted } from './byte-search';

export interface InventedPerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  /** The road may be told, the door may not. */
  readonly address: string;
  readonly door: string;
  readonly relative: { readonly name: string; readonly phone: string };
  /** What staff wrote about the person. */
  readonly note: string;
  readonly reply: string;
  readonly reason: string;
  /** What only the evidence says. */
  readonly shown: string;
  /** The id of the complaint in the system it comes from: those are often personal. */
  readonly sourceId: string;
}

const surnames = ['第五', '澹台', '亓官', '漆雕', '鬻', '璩', '仉', '逄', '郇', '缑'];
/** Of people whom only the text names: a rule knows them by the word before and their surname. */
const commonSurnames = ['顾', '段', '欧阳', '覃', '尹'];
const given = ['堃曌', '翀霄', '烎玥', '瑢旻', '㛃沄', '骉垚', '犇铖', '祎珺', '赟懿', '淼皛'];

export function inventedPeople(count: number): InventedPerson[] {
  return Array.from({ length: count }, (_none, n) => personOf(n));
}

/** Every value of a person that may stand nowhere in the clear. */
export function valuesOf(person: InventedPerson): Planted[] {
  const { id: owner, name, phone, email, door, relative } = person;
  const { note, reply, reason, shown, sourceId } = person;
  const values = [name, phone, spoken(phone), email, door, relative.name, relative.phone];
  return [...values, note, reply, reason, shown, sourceId].map((value) => ({ owner, value }));
}

/** A complaint's text as people write them: with themselves in it. */
export function wordsOf({ name, phone, address, email, relative }: InventedPerson): string {
  return (
    `我叫${name}，住在${address}，家里停水两天了。` +
    `电话${spoken(phone)}或${phone}，邮箱 ${email}，也可以打给我母亲${relative.name}：${relative.phone}。`
  );
}

function personOf(n: number): InventedPerson {
  const name = nameOf(n, surnames);
  const phone = String(19_977_310_000 + n * 37);
  const door = `${(n % 80) + 12}幢${(n % 3) + 1}单元${1_201 + n * 13}室`;
  const mark = (n * 7_919 + 104_729).toString(36);
  return {
    id: `person ${n}`,
    name,
    phone,
    email: `${mark}.zk@post.example`,
    address: `丹凤街${door}`,
    door,
    relative: { name: nameOf(n, commonSurnames), phone: String(18_866_420_000 + n * 41) },
    note: `备用钥匙在蓝花盆下${mark}`,
    reply: `已约好周五上门换阀门${mark}`,
    reason: `回拨核对门牌${mark}`,
    shown: `only the picture says ${mark}`,
    sourceId: `openid-${mark}-qx`,
  };
}

/** Surname and given name count on at different paces, so that the names differ. */
function nameOf(n: number, families: readonly string[]): string {
  const family = families[n % families.length] ?? '';
  return family + (given[Math.floor(n / surnames.length) % given.length] ?? '');
}

function spoken(phone: string): string {
  return `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
}
