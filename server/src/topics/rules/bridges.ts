/** [O6] Where a topic hangs together by one text alone. */
import { peopleOf, type KnownText } from './known-text';

/** A text that alone holds parts together, and the parts without the largest, which it stays with. */
export interface Bridge {
  readonly by: KnownText;
  readonly parts: readonly (readonly KnownText[])[];
}

/** The first text found whose going would leave two or more parts of at least so many people. */
export function findBridge(texts: ReadonlySet<KnownText>, people: number): Bridge | null {
  for (const by of holding(texts)) {
    const parts = partsWithout(by, texts).filter((part) => peopleOf(part) >= people);
    if (parts.length < 2) continue;
    const [, ...others] = parts.toSorted((a, b) => b.length - a.length);
    return { by, parts: others };
  }
  return null;
}

/** What hangs on each of the text's kin, were it not there. */
function partsWithout(by: KnownText, texts: ReadonlySet<KnownText>): KnownText[][] {
  const seen = new Set<KnownText>([by]);
  const parts: KnownText[][] = [];
  for (const first of by.kin) {
    if (seen.has(first) || !texts.has(first)) continue;
    const part = [first];
    seen.add(first);
    for (const text of part) {
      for (const kin of text.kin) {
        if (!texts.has(kin) || seen.has(kin)) continue;
        seen.add(kin);
        part.push(kin);
      }
    }
    parts.push(part);
  }
  return parts;
}

interface Visit {
  readonly text: KnownText;
  readonly parent: Visit | null;
  readonly order: number;
  low: number;
  next: number;
}

/** The articulation points of the graph of kin (Tarjan), without recursion: a topic may be a long chain. */
function holding(texts: ReadonlySet<KnownText>): Set<KnownText> {
  const visits = new Map<KnownText, Visit>();
  const found = new Set<KnownText>();
  for (const root of texts) {
    if (visits.has(root)) continue;
    let children = 0;
    let visit: Visit | null = enter(visits, root, null);
    while (visit !== null) {
      const at: Visit = visit;
      const kin = at.text.kin[at.next];
      at.next += 1;
      if (kin === undefined) {
        visit = at.parent;
        if (!visit) continue;
        visit.low = Math.min(visit.low, at.low);
        if (visit.parent === null) children += 1;
        else if (at.low >= visit.order) found.add(visit.text);
      } else if (texts.has(kin)) {
        const known = visits.get(kin);
        if (!known) visit = enter(visits, kin, at);
        else if (known !== at.parent) at.low = Math.min(at.low, known.order);
      }
    }
    if (children > 1) found.add(root);
  }
  return found;
}

function enter(visits: Map<KnownText, Visit>, text: KnownText, parent: Visit | null): Visit {
  const order = visits.size;
  const visit = { text, parent, order, low: order, next: 0 };
  visits.set(text, visit);
  return visit;
}
