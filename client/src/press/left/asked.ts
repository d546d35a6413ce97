/** What the public asks, and whether this text answers it. */
import type { BoardParts } from '@heed/shared/board';
import type { BulletinContent, BulletinSection } from '@heed/shared/bulletins';

const SHOWN = 5;
const sections: readonly BulletinSection[] = ['usable', 'confirmed', 'unknown', 'doing', 'advice'];

export interface Asked {
  code: string;
  people: number;
  before: number;
  /** Said; said that it isn't known yet, with a time; or not at all. */
  answer: 'said' | 'later' | 'none';
  /** The question that most people ask and that this text leaves open. */
  largest: boolean;
}

/** The questions that most people ask, the most asked first. */
export function askedNow(asks: BoardParts['asks'], content: BulletinContent | null): Asked[] {
  const said = answersIn(content, (section) => section !== 'unknown');
  const later = answersIn(content, (section) => section === 'unknown');
  const rows = Object.entries(asks)
    .filter(([, { people }]) => people > 0)
    .toSorted(([a, one], [b, other]) => other.people - one.people || (a < b ? -1 : 1))
    .slice(0, SHOWN);
  const largest = rows.find(([code]) => !said.has(code) && !later.has(code))?.[0];
  return rows.map(([code, { people, before }]) => ({
    code,
    people,
    before,
    answer: said.has(code) ? 'said' : later.has(code) ? 'later' : 'none',
    largest: code === largest,
  }));
}

function answersIn(
  content: BulletinContent | null,
  counts: (section: BulletinSection) => boolean,
): Set<string> {
  if (!content) return new Set();
  return new Set(
    sections
      .filter(counts)
      .flatMap((section) => content[section].flatMap(({ answers }) => answers)),
  );
}
