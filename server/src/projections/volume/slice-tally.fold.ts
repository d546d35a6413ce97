/** Complaints by key, and the distinct people behind each key's; forgets a key of which nothing is left. */
import { Tally } from '../measure/tally.fold';

export class SliceTally {
  private readonly slices = new Map<string, { received: number; readonly people: Tally }>();

  add(key: string, person: string, by: 1 | -1): void {
    const slice = this.slices.get(key) ?? { received: 0, people: new Tally() };
    slice.received += by;
    slice.people.add(person, by);
    if (slice.received === 0) this.slices.delete(key);
    else this.slices.set(key, slice);
  }

  get(key: string): { readonly received: number; readonly people: number } {
    const slice = this.slices.get(key);
    return { received: slice?.received ?? 0, people: slice?.people.size ?? 0 };
  }

  keys(): Iterable<string> {
    return this.slices.keys();
  }
}
