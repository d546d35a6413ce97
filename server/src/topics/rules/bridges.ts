/** [O6] Where a topic hangs together by one text alone. */
import { peopleOf, type KnownText, type Topic } from './known-text';

/** A text that alone holds parts together, and the parts without the largest, which it stays with. */
export interface Bridge {
  readonly by: KnownText;
  readonly parts: readonly (readonly KnownText[])[];
}

/** Each walk marks the texts that it came by with its number. */
let walks = 0;

/** The first text found whose going would leave two or more parts of at least so many people. */
export function findBridge(topic: Topic, people: number): Bridge | null {
  for (const by of holding(topic, people)) {
    const parts = partsWithout(by, topic).filter((part) => peopleOf(part) >= people);
    if (parts.length < 2) continue;
    const [, ...others] = parts.toSorted((a, b) => b.length - a.length);
    return { by, parts: others };
  }
  return null;
}

/** What hangs on each of the text's kin, were it not there. */
function partsWithout(by: KnownText, topic: Topic): KnownText[][] {
  const seen = new Set<KnownText>([by]);
  const parts: KnownText[][] = [];
  for (const first of by.kin) {
    if (seen.has(first) || first.topic !== topic) continue;
    const part = [first];
    seen.add(first);
    for (const text of part) {
      for (const kin of text.kin) {
        if (kin.topic !== topic || seen.has(kin)) continue;
        seen.add(kin);
        part.push(kin);
      }
    }
    parts.push(part);
  }
  return parts;
}

/**
 * The articulation points of the graph of kin (Tarjan), without recursion: a topic may be a long chain.
 * Of them those that may hold two parts of so many texts: most hold a single text or two beside the rest.
 */
function holding(topic: Topic, least: number): KnownText[] {
  walks += 1;
  const found = new Set<KnownText>();
  let order = 0;
  for (const root of topic.texts) {
    if (root.visit.walk === walks) continue;
    let text: KnownText | null = root;
    enter(root, null, order);
    order += 1;
    while (text !== null) {
      const kin: KnownText | undefined = text.kin[text.visit.next];
      text.visit.next += 1;
      if (kin === undefined) {
        text = leave(text, least, found);
      } else if (kin.topic === topic) {
        if (kin.visit.walk !== walks) {
          enter(kin, text, order);
          order += 1;
          text = kin;
        } else if (kin !== text.visit.parent) {
          text.visit.low = Math.min(text.visit.low, kin.visit.order);
        }
      }
    }
    found.add(root);
  }
  const texts = topic.texts.size;
  return [...found].filter(({ visit }) => {
    // Where a walk began there is no rest: all that is apart from it hangs on it.
    const rest = visit.parent === null ? 0 : texts - 1 - visit.apart;
    return visit.parts + (rest >= least ? 1 : 0) >= 2;
  });
}

function enter({ visit }: KnownText, parent: KnownText | null, order: number): void {
  visit.walk = walks;
  visit.order = order;
  visit.low = order;
  visit.next = 0;
  visit.parent = parent;
  visit.hanging = 1;
  visit.parts = 0;
  visit.apart = 0;
}

/** Goes back to the text that it was come to from, which may be all that it hangs on. */
function leave({ visit }: KnownText, least: number, found: Set<KnownText>): KnownText | null {
  const { parent } = visit;
  if (!parent) return null;
  const above = parent.visit;
  above.hanging += visit.hanging;
  above.low = Math.min(above.low, visit.low);
  if (visit.low >= above.order) {
    above.apart += visit.hanging;
    if (visit.hanging >= least) above.parts += 1;
    if (above.parent !== null) found.add(parent);
  }
  return parent;
}
