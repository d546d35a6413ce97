import { expect, test } from 'vitest';
import { jiangzhouWater } from '../../data/scenarios/jiangzhou-water/scenario';
import { rosterSkills } from '../../data/roster-skills';
import { ZoneTime } from '../kernel/zone-time';
import { dutiesIn } from '../roster/rules/duties';
import { gapsIn } from '../roster/rules/gaps';
import { namedId } from './named-id';
import { rosterFor } from './scenario-roster';

const realm = 'drill-x';
const { posts, members, shifts } = rosterFor(jiangzhouWater, realm);
const start = Date.parse(jiangzhouWater.startsAt);
const HOUR = 3_600_000;
const span = { from: start, to: start + 24 * HOUR };
const planned = shifts.map((shift, n) => ({ ...shift, id: `${n}` }));
const duties = dutiesIn(planned, [], span, new ZoneTime('America/New_York'));
const onDuty = (at: number) =>
  new Set(duties.filter(({ from, to }) => from <= at && at < to).map(({ memberId }) => memberId));

test('[R7] while the scenario plays, every post has somebody, wherever the deployment is', () => {
  const there = new Set(
    duties.filter(({ from, to }) => from <= start && to > start).map(({ postId }) => postId),
  );
  const bare = posts.filter(({ id }) => !there.has(id)).map(({ name }) => name);
  // Comes in the afternoon.
  expect(bare).toEqual(['新闻发布员（副班）']);
});

test('[R4] a duty leader is there around the clock, and nobody else has to be', () => {
  const leaders = ['duty-1', 'duty-2'].map((code) => namedId(realm, 'person', code));
  const night = start + 18 * HOUR;
  expect([onDuty(start), onDuty(night)].map((who) => leaders.map((id) => who.has(id)))).toEqual([
    [true, false],
    [false, true],
  ]);
  const rows = posts.map((post) => ({ ...post, version: 1, capacity: null, retired: false }));
  expect(rows.filter(({ needed }) => needed > 0).map(({ code }) => code)).toEqual(['duty-1']);
  expect(gapsIn(rows, duties, span)).toEqual([]);
});

test('[R12] what people can do is named as the roster knows it, and the leaders can be called', () => {
  const known = new Set(rosterSkills.map(({ code }) => code));
  expect(members.flatMap(({ skills }) => skills).filter((code) => !known.has(code))).toEqual([]);
  expect(members.filter(({ phone }) => phone !== null)).toHaveLength(3);
  expect(new Set(posts.map(({ code }) => code)).size).toBe(posts.length);
});
