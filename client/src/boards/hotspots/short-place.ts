/** Names of places for narrow columns: without the word that says what kind of place it is. */
import { fitName, roomOf } from '../../ui/wall/fit-name';

const SUFFIXES = ['街道办事处', '地区办事处', '街道', '地区', '新区', '区', '县', '市', '镇', '乡'];
const ENGLISH =
  / (?:Sub-?district|Street|St|(?:New )?(?:District|Area)|County|City|Town|Township)\.?$/i;

/** 柳林街道 → 柳林, 高新区 → 高新, Liulin Subdistrict → Liulin. At least two characters stay. */
export function shortPlace(name: string): string {
  const suffix = SUFFIXES.find((word) => name.endsWith(word) && name.length - word.length >= 2);
  return suffix ? name.slice(0, -suffix.length) : name.replace(ENGLISH, '');
}

interface Names {
  readonly district: string;
  readonly place: string;
}

/** A street's short name beside its district's: 东江新城街道 of 东江区 → 新城. */
export function streetIn({ district, place }: Names): string {
  const short = shortPlace(place);
  const own = short.startsWith(shortPlace(district))
    ? short.slice(shortPlace(district).length)
    : '';
  return own.trim().length >= 2 ? own.trim() : short;
}

/**
 * A street with its district before it, as much of the two as there is room for (in Latin letters):
 * the street's kind goes first, then the district, which the street's own name may say as well.
 */
export function placeLabel(names: Names, room: number): Names {
  const short = shortPlace(names.place);
  const district = names.place.startsWith(shortPlace(names.district))
    ? ''
    : shortPlace(names.district);
  const tries = [
    { district, place: names.place },
    { district, place: short },
    { district: '', place: names.place },
    { district: '', place: short },
  ];
  const fits = tries.find((label) => roomOf(label.district) + roomOf(label.place) <= room);
  return fits ?? { district: '', place: fitName(short, room) };
}
