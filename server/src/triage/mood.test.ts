import { expect, test } from 'vitest';
import { type Mood, moodOf } from './mood';

const cases: readonly [text: string, phrase: string, mood: Mood][] = [
  ['有人受伤', '受伤', 'told'],
  ['没有人受伤', '受伤', 'denied'],
  ['无伤亡', '伤亡', 'denied'],
  ['暂无人员伤亡', '伤亡', 'denied'],
  ['未造成人员伤亡', '伤亡', 'denied'],
  ['没有发现有人被困', '被困', 'denied'],
  ['没有电梯老人被困', '被困', 'told'],
  ['没人管，有人受伤', '受伤', 'told'],
  ['无故被打伤', '打伤', 'told'],
  ['有没有人受伤还不清楚', '受伤', 'told'],
  ['淹没有人受伤', '受伤', 'told'],
  ['被洪水淹没受伤', '受伤', 'told'],
  ['未成年人受伤', '受伤', 'told'],
  ['一旦发生火灾', '火灾', 'remote'],
  ['存在坍塌风险', '坍塌', 'remote'],
  ['去年着火过', '着火', 'remote'],
  ['担心老人，现在着火了', '着火', 'told'],
  ['nobody was injured', 'injured', 'denied'],
  ['no reports of any injuries', 'injuries', 'denied'],
  ['there are no people trapped', 'trapped', 'denied'],
  ['people trapped', 'trapped', 'told'],
  ['the piano is on fire', 'on fire', 'told'],
  ['it could catch fire', 'catch fire', 'remote'],
];

test.each(cases)('“%s”: %s is %s', (text, phrase, mood) => {
  const start = text.indexOf(phrase);
  expect(moodOf(text, start, start + phrase.length)).toBe(mood);
});
