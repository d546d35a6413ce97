/** Makes a sentence of a template: `{slot}` is filled, `[one|other|]` is chosen, both as deep as they go. */
import type { Chance } from './chance';

export type Slots = (slot: string) => string | undefined;

const LIMIT = 400;

/** Inner brackets first: a slot may bring new ones. */
const innermost = /\[([^[\]{}]*)\]|\{(\w+)\}/;

export function phrased(template: string, slots: Slots, chance: Chance): string {
  let text = template;
  for (let step = 0; step < LIMIT; step += 1) {
    const found = innermost.exec(text);
    if (!found) return text;
    const [whole, choices, slot] = found;
    const value = slot === undefined ? chance.pick((choices ?? '').split('|')) : slots(slot);
    if (value === undefined) throw new Error(`no words for {${slot}}`);
    text = text.slice(0, found.index) + value + text.slice(found.index + whole.length);
  }
  throw new Error(`the template goes in circles: ${template}`);
}
