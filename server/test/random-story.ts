/** A story told by chance from a seed: the same seed tells the same story. */
import { incidentIdOf } from './incident-facts';
import { JournalStory } from './journal-story';

/** Numbers from 0 up to, not including, 1: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 up to, not including, `below`. */
export function upTo(below: number, random: () => number): number {
  return Math.floor(random() * below);
}

export function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[upTo(list.length, random)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

const channels = ['phone', 'web', 'wechat'] as const;
const urgencies = ['critical', 'urgent', 'normal'] as const;
const districts = [null, 'mill', 'harbour', 'hill'];
const cells = [null, '882a100d25fffff', '882a100d27fffff'];

/** Tells one more thing that may happen; time may go by before it. */
export function tellAtRandom(story: JournalStory, random: () => number): void {
  if (random() < 0.5) story.afterMinutes(random() * (random() < 0.05 ? 900 : 4));
  const open = story.open();
  if (open.length === 0 || random() < 0.5) return arrival(story, open, random);
  const id = pick(open, random);
  const what = upTo(14, random);
  if (what === 0) story.dispatches(id, upTo(4, random));
  else if (what === 1) story.claims(id, upTo(6, random));
  else if (what === 2) story.contacts(id);
  else if (what === 3) story.replies(id);
  else if (what === 4) story.setsUrgency(id, pick(urgencies, random), 20 + upTo(200, random));
  else if (what === 5) story.changesReference(upTo(50, random));
  else if (what === 6) story.setsCategory(id, pick(['water', 'power', 'noise'], random));
  else if (what === 7) replaces(story, id, random);
  else if (what === 8)
    story
      .closes(id)
      .afterMinutes(random() * 30)
      .reopens(id, 60);
  else if (what === 9) belongs(story, id, random);
  else if (what === 10) story.answers(id);
  else if (what === 11)
    story.measures({ value: random() * 2, zone: pick(['north', 'south', null], random) });
  else story.closes(id);
}

/** Links a case to one of two incidents, or takes it out again. */
function belongs(story: JournalStory, id: string, random: () => number): void {
  const incidentId = incidentIdOf(1 + upTo(2, random));
  if (story.incidentsOf(id).includes(incidentId)) story.unlinks(id, incidentId);
  else story.links(id, incidentId);
}

function replaces(story: JournalStory, id: string, random: () => number): void {
  const district = pick(districts, random);
  story.setsPlace(id, district, streetIn(district, random));
}

function streetIn(district: string | null, random: () => number): string | null {
  return district === null ? null : `${district}-${upTo(3, random)}`;
}

function arrival(story: JournalStory, open: readonly string[], random: () => number): void {
  const historic = random() < 0.15;
  const late = historic ? 60 * 24 * (1 + upTo(30, random)) : random() < 0.2 ? upTo(400, random) : 0;
  const district = pick(districts, random);
  story.registers({
    channel: pick(channels, random),
    category: pick([null, 'water', 'power', 'noise'], random),
    urgency: pick(urgencies, random),
    person: upTo(40, random),
    district,
    street: streetIn(district, random),
    cell: pick(cells, random),
    asks: random() < 0.3 ? [pick(['usable', 'boil'], random)] : [],
    historic,
    receivedAt: new Date(story.time - late * 60_000).toISOString(),
    ...(random() < 0.3 && { unit: upTo(4, random) }),
    dueInMinutes: random() < 0.1 ? null : 20 + upTo(300, random),
    ...(!historic && open.length > 0 && random() < 0.2 && { repeats: pick(open, random) }),
  });
}
