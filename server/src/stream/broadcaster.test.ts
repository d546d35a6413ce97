import type { BoardParts } from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';
import { describe, expect, test } from 'vitest';
import { JournalStory } from '../../test/journal-story';
import { allProjections, FoldSet } from '../projections/fold-set';
import { Broadcaster, type BoardSource, type RoomWire } from './broadcaster';
import { Edition } from './edition';
import type { Standing } from './room-state';

const START = '2026-03-02T00:00:00.000Z';

describe('when frames go out', () => {
  test('[S10] at most one each tick, however much was folded', () => {
    const room = openRoom();
    room.broadcaster.join('real', null);
    for (let n = 0; n < 50; n += 1) room.tell((story) => story.registers());
    room.tickAfter(100);
    expect(room.sent).toHaveLength(1);
    expect(room.sent[0]).toMatchObject({ from: 0, to: 50 });
    expect(room.sent[0]?.set?.flow?.now?.received).toBe(50);
  });

  test('[S6] each second one, even when nothing happens', () => {
    const room = openRoom();
    room.broadcaster.join('real', null);
    for (let n = 0; n < 25; n += 1) room.tickAfter(100);
    expect(room.sent).toHaveLength(2);
    expect(room.sent.every((delta) => delta.from === delta.to)).toBe(true);
  });

  test('[S6] none while the journal cannot be read, and what was missed with the first after', () => {
    const room = openRoom();
    room.broadcaster.join('real', null);
    room.tell((story) => story.registers());
    room.cut();
    for (let n = 0; n < 40; n += 1) room.tickAfter(100);
    expect(room.sent).toEqual([]);
    room.mend();
    room.tickAfter(100);
    expect(room.sent).toMatchObject([{ from: 0, to: 1 }]);
  });

  test('[S9] a case turns overdue on screens within a second, with nobody touching it', () => {
    const room = openRoom();
    room.tell((story) => story.registers({ dueInMinutes: 60, urgency: 'critical' }));
    room.broadcaster.join('real', null);
    room.pass(60 * 60_000 - 500);
    room.tickAfter(100);
    expect(lastOverdue(room.sent)).toBe(0);
    for (let n = 0; n < 10; n += 1) room.tickAfter(100);
    expect(lastOverdue(room.sent)).toBe(1);
    expect(room.sent.at(-1)).toMatchObject({ from: 1, to: 1 });
  });

  test('[S3] screens that come within a second are given one and the same board', () => {
    const room = openRoom();
    room.tell((story) => story.registers());
    const first = room.board(null);
    const fromElsewhere = { frame: { epoch: 'another node', number: 9 }, position: 1 };
    expect(room.board(fromElsewhere)).toBe(first);
    room.tell((story) => story.registers());
    room.tickAfter(100);
    expect(room.board(null)).toBe(first);
    expect(first.answer.snapshot).toMatchObject({ position: 1 });
    expect(first.since).toMatchObject([{ from: 1, to: 2 }]);
    room.tickAfter(1_000);
    expect(room.board(null)).not.toBe(first);
  });

  test('[S15] a board keeps the frames for whoever still waits for it, and no longer', () => {
    const room = openRoom();
    const edition = room.board(null);
    room.leave();
    for (let n = 0; n < 3; n += 1) room.tickAfter(1_000);
    const { number } = edition.answer.snapshot.frame;
    expect(edition.since.map(({ frame }) => frame.number - number)).toEqual([1, 2, 3]);
    edition.givenOut();
    for (let n = 0; n < 3; n += 1) room.tickAfter(1_000);
    expect(edition.since).toHaveLength(3);
  });

  test('[S8] screens that stand at the same place are told once what they missed', () => {
    const room = openRoom();
    const { snapshot } = room.board(null).answer;
    room.tell((story) => story.registers());
    room.tickAfter(100);
    const resumed = room.broadcaster.join('real', snapshot);
    expect(resumed).toMatchObject({ resumed: true, position: 1, delta: { from: 0, to: 1 } });
    expect(room.broadcaster.join('real', snapshot)).toBe(resumed);
  });

  test('a room with nobody in it makes no frames, and is up to date for the next who comes', () => {
    const room = openRoom();
    room.board(null).givenOut();
    room.leave();
    room.tell((story) => story.registers());
    for (let n = 0; n < 30; n += 1) room.tickAfter(100);
    expect(room.sent).toEqual([]);
    expect(room.board(null).answer.snapshot).toMatchObject({ position: 1 });
  });

  test('the board of the real realm is ready before anybody comes, whatever time has passed', () => {
    const room = openRoom();
    room.tell((story) => story.registers({ dueInMinutes: 60, urgency: 'critical' }));
    room.leave();
    room.tickAfter(100);
    room.pass(60 * 60_000);
    const asked = room.asked();
    room.tickAfter(1_000);
    expect(room.asked()).toBe(asked + 1);
  });
});

/** A room with one screen in it, fed by a story, under a clock that the test moves. */
function openRoom() {
  const story = new JournalStory(START);
  const folds = new FoldSet(allProjections({ timeZone: 'Asia/Shanghai' }));
  const sent: Delta[] = [];
  let now = story.time;
  let occupied = true;
  let current = true;
  let asked = 0;
  const source: BoardSource = {
    get position() {
      return story.entries.length;
    },
    get isCurrent() {
      return current;
    },
    realmTime: () => now,
    boardParts: (realm, time): BoardParts => {
      asked += 1;
      return folds.parts(realm, time, { baselineNeeded: 14 });
    },
  };
  const wire: RoomWire = {
    isEmpty: () => !occupied,
    send: (_, delta) => {
      sent.push(structuredClone(delta));
    },
  };
  const broadcaster = new Broadcaster(source, wire, 'run-1', () => now);
  return {
    broadcaster,
    sent,
    board: (standing: Standing | null): Edition => {
      const joined = broadcaster.join('real', standing);
      if (joined instanceof Edition) return joined;
      throw new Error('the screen could go on from where it stood');
    },
    /** How often the folds were asked for a board. */
    asked: () => asked,
    leave: () => {
      occupied = false;
    },
    cut: () => {
      current = false;
    },
    mend: () => {
      current = true;
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    tickAfter: (milliseconds: number) => {
      now += milliseconds;
      broadcaster.tick();
    },
    tell: (happening: (story: JournalStory) => unknown) => {
      const before = story.entries.length;
      happening(story);
      for (const entry of story.entries.slice(before)) folds.apply(entry);
      broadcaster.changed('real');
    },
  };
}

function lastOverdue(sent: readonly Delta[]): number {
  const rows = sent.flatMap((delta) => delta.set?.overdue?.now?.overdue.critical ?? []);
  return rows.at(-1) ?? 0;
}
