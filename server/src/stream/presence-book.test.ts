import { expect, test } from 'vitest';
import { PresenceBook } from './presence-book';

const li = { memberId: 'li', name: '李雯' };
const zhao = { memberId: 'zhao', name: '赵一鸣' };

function book() {
  const clock = { now: 0 };
  const presence = new PresenceBook(() => clock.now);
  const at = (caseId: string, doing: 'viewing' | 'writing' | 'calling' = 'viewing') => ({
    caseId,
    doing,
    audiences: ['cases:all'],
    barred: [],
  });
  return { presence, clock, at };
}

test('[S22] whoever goes on to another case is at that one alone, and both are told', () => {
  const { presence, at } = book();
  presence.watch('s1', li, at('a'));
  presence.take();
  presence.watch('s1', li, at('b'));
  expect(presence.take().map(({ message }) => [message.caseId, message.people.length])).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
});

test('[S22] a person with two pages open is named once, with what tells more and since they came first', () => {
  const { presence, clock, at } = book();
  presence.watch('s1', li, at('a'));
  clock.now = 4_000;
  presence.watch('s2', li, at('a', 'writing'));
  presence.watch('s3', zhao, at('a'));
  clock.now = 9_000;
  expect(presence.peopleAt('a')).toEqual([
    { ...li, doing: 'writing', seconds: 9 },
    { ...zhao, doing: 'viewing', seconds: 5 },
  ]);
  presence.leave('s2');
  expect(presence.peopleAt('a')[0]).toMatchObject({ ...li, doing: 'viewing' });
});

test('[S22] the same word again is no news', () => {
  const { presence, at } = book();
  presence.watch('s1', li, at('a'));
  presence.take();
  presence.watch('s1', li, at('a'));
  expect(presence.take()).toEqual([]);
});

test('[S23] a case that moved is told to those who may see it now', () => {
  const { presence, at } = book();
  presence.watch('s1', li, at('a'));
  presence.take();
  const hearers = { audiences: ['cases:unit:u2'], barred: ['cases:worker:u3'] };
  presence.moved('a', hearers);
  presence.leave('s1');
  expect(presence.take()).toEqual([{ message: { caseId: 'a', people: [] }, ...hearers }]);
});

test('[S23] what another node tells of its sockets holds as long as it goes on telling, and is told to nobody again', () => {
  const { presence, clock, at } = book();
  presence.watch('own', zhao, at('a'));
  presence.hear([{ socketId: 's9', ...li, seconds: 7, ...at('a', 'writing') }], []);
  expect(presence.takeOwn()).toMatchObject({ watches: [{ socketId: 'own' }], gone: [] });
  expect(presence.peopleAt('a')).toMatchObject([{ ...li, seconds: 7 }, zhao]);
  presence.take();
  clock.now = 14_000;
  presence.hear([{ socketId: 's9', ...li, seconds: 21, ...at('a', 'writing') }], []);
  clock.now = 29_000;
  expect(presence.take()).toEqual([]);
  clock.now = 29_001;
  expect(presence.take()).toMatchObject([{ message: { caseId: 'a', people: [zhao] } }]);
  presence.leave('own');
  expect(presence.takeOwn()).toEqual({ watches: [], gone: ['own'] });
});
