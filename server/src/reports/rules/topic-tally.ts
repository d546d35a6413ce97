/** Complaints by their topic: each complaint has its own, whatever became of its case. Pure. */
import type { CaseStory, HeardOf } from './case-story';
import type { Caused } from './pareto';

interface Counted {
  received: number;
  readonly people: Set<string>;
}

export class TopicTally {
  private readonly topics = new Map<string | null, Counted>();

  add({ topics }: CaseStory, heard: readonly HeardOf[]): void {
    for (const { complaintId, person } of heard) {
      const counted = this.of(topics.get(complaintId) ?? null);
      counted.received += 1;
      counted.people.add(person);
    }
  }

  /** [F8] `into` says which topic became part of which. Null where no complaint has a topic: none are kept. */
  causes(into: ReadonlyMap<string, string>): Caused[] | null {
    if ([...this.topics.keys()].every((topic) => topic === null)) return null;
    const merged = new TopicTally();
    for (const [topic, { received, people }] of this.topics) {
      const counted = merged.of(topic === null ? null : rootOf(topic, into));
      counted.received += received;
      for (const person of people) counted.people.add(person);
    }
    return [...merged.topics].map(([code, { received, people }]) => ({
      code,
      received,
      people: people.size,
    }));
  }

  private of(topic: string | null): Counted {
    const known = this.topics.get(topic);
    if (known) return known;
    const made = { received: 0, people: new Set<string>() };
    this.topics.set(topic, made);
    return made;
  }
}

function rootOf(topic: string, into: ReadonlyMap<string, string>): string {
  const next = into.get(topic);
  return next === undefined || next === topic ? topic : rootOf(next, into);
}
