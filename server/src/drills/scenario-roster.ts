/** The people of a scenario as the roster of its realm: posts, what they can do, and their shifts for its days. */
import type { Scenario, ScenarioPerson } from '../../data/scenarios/scenario-types';
import type { Realm } from '@heed/shared/vocabulary';
import { isoTime } from '../kernel/instant';
import type { NewRealmRoster } from '../roster/realm-roster';
import { namedId } from './named-id';

/** The day on which it plays and the one after: whoever looks ahead at night finds somebody there. */
const DAYS = 2;
const DAY = 86_400_000;
const MINUTES_OF_DAY = 1_440;

export function rosterFor({ lists, startsAt }: Scenario, realm: Realm): NewRealmRoster {
  const posts = [...Map.groupBy(lists.people, postKey)].map(([key, people]) => ({
    id: namedId(realm, 'post', key),
    people,
  }));
  return {
    posts: posts.map(({ id, people }) => postOf(id, people, realm)),
    members: posts.flatMap(({ id, people }) =>
      people.map(({ code, skills, phone = null }) => ({
        memberId: namedId(realm, 'person', code),
        postId: id,
        skills,
        phone,
      })),
    ),
    shifts: posts.flatMap(({ id, people }) =>
      people.flatMap((person) =>
        spansOf(person, startsAt).map((span) => ({
          postId: id,
          memberId: namedId(realm, 'person', person.code),
          plan: { kind: 'single' as const, ...span, calledIn: false },
        })),
      ),
    ),
  };
}

function postKey({ unit, post }: ScenarioPerson): string {
  return `${unit ?? ''}|${post.zh}`;
}

function postOf(
  id: string,
  people: readonly ScenarioPerson[],
  realm: Realm,
): NewRealmRoster['posts'][number] {
  const [{ code, unit, post }] = people as [ScenarioPerson];
  return {
    id,
    code,
    name: post.zh,
    nameEn: post.en,
    unitId: unit === null ? null : namedId(realm, 'unit', unit),
    // A post with shifts around the clock is one that somebody must stand at.
    needed: coversDay(people) ? 1 : 0,
  };
}

function coversDay(people: readonly ScenarioPerson[]): boolean {
  const lengths = new Map(people.map(({ shift }) => [shift.from, minutesOf(shift)]));
  return [...lengths.values()].reduce((sum, minutes) => sum + minutes, 0) >= MINUTES_OF_DAY;
}

/** Times of the day in the offset of the scenario's own city, whatever the zone of the deployment. */
function spansOf({ shift }: ScenarioPerson, startsAt: string): { start: string; end: string }[] {
  const [date, offset] = [startsAt.slice(0, 10), startsAt.slice(19)];
  const first = Date.parse(`${date}T${shift.from}:00${offset}`);
  const length = minutesOf(shift) * 60_000;
  return Array.from({ length: DAYS }, (_none, day) => {
    const start = first + day * DAY;
    return { start: isoTime(start), end: isoTime(start + length) };
  });
}

function minutesOf({ from, to }: ScenarioPerson['shift']): number {
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const length = at(to) - at(from);
  return length > 0 ? length : length + MINUTES_OF_DAY;
}
