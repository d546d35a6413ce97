/** States of version 2: a list of cases, each with everybody who was heard of it. */
import { FollowUpOutcome } from '@heed/shared/vocabulary';
import { fromBytes } from '../measure/bytes.fold';
import { HeardCases, type Begun } from './heard-cases.fold';

type ListedCase = readonly [
  id: string,
  given: 0 | 1,
  answered: 0 | 1,
  outcome: number,
  unconfirmed: 0 | 1,
  repeats: number,
  people: readonly string[],
];

export function readListed(bytes: Uint8Array): Begun {
  const listed = fromBytes(bytes) as Omit<Begun, 'cases'> & { readonly cases: ListedCase[] };
  const cases = new HeardCases();
  for (const [id, given, answered, said, unconfirmed, repeats, people] of listed.cases) {
    const outcome = FollowUpOutcome.options[said] ?? null;
    const progress = { given: given === 1, answered: answered === 1, outcome };
    const counted = { progress, unconfirmed: unconfirmed === 1, heard: people.length, repeats };
    for (const person of people) cases.put(id, counted, person);
  }
  return { since: listed.since, daily: listed.daily, cases };
}
