/** The script of the drill: how much comes in, from where, and in which voices. */
import type { Script } from '../script-types';
import { hands } from './hands';
import { names } from './names';
import { ordinary } from './ordinary';
import { told } from './told';
import { askVoices } from './voices/asks';
import { complaintVoices } from './voices/complaints';
import { crowdVoices, repeatVoice } from './voices/crowd';
import { peopleVoices } from './voices/people';
import { words } from './words';

/** Minutes before the same people call again. */
const PATIENCE = 12;

export const script: Script = {
  words,
  slips: [
    ['怎么', '咋么'],
    ['已经', '己经'],
    ['现在', '现再'],
    ['水龙头', '水笼头'],
    ['通知', '通支'],
    ['检测', '检侧'],
    ['请', '清'],
    ['到底', '到低'],
    ['赔', '陪'],
    ['，', ' '],
    ['。', ''],
  ],
  names,
  incident: {
    // Quiet, then a rise; a dip after each bulletin, and a rise again when a sentence proves wrong.
    volume: [
      [0, 0],
      [5, 0.2],
      [10, 1],
      [16, 3],
      [22, 7],
      [28, 12],
      [34, 17],
      [36, 13],
      [40, 16],
      [47, 23],
      [54, 25],
      [58, 19],
      [62, 21],
      [67, 23],
      [70, 19],
      [74, 24],
      [78, 25],
      [82, 19],
      [88, 21],
      [94, 20],
      [100, 18],
      [106, 17],
      [110, 12],
      [116, 11],
      [120, 11],
    ],
    // The delay of the flow: each zone begins when the water from the works reaches it.
    spread: {
      'zone-liulin': [
        [4, 0],
        [6, 8],
        [20, 10],
        [45, 7],
        [80, 5],
        [120, 4],
      ],
      'zone-matou': [
        [16, 0],
        [22, 4],
        [36, 8],
        [60, 7],
        [90, 5],
        [120, 4],
      ],
      'zone-wangjiang': [
        [26, 0],
        [33, 3],
        [48, 7],
        [75, 6],
        [120, 4],
      ],
      'zone-gangwan': [
        [38, 0],
        [46, 3],
        [62, 6],
        [72, 8],
        [90, 7],
        [120, 5],
      ],
      'zone-gulou': [
        [32, 0],
        [42, 1.1],
        [70, 1.2],
        [95, 0.5],
        [120, 0.3],
      ],
      'zone-chuangxin': [
        [34, 0],
        [44, 0.9],
        [70, 1],
        [90, 0.4],
        [120, 0.3],
      ],
      elsewhere: [
        [18, 0],
        [30, 0.6],
        [60, 2],
        [120, 1.4],
      ],
    },
    voices: [...complaintVoices, ...peopleVoices, ...crowdVoices, ...askVoices],
    told,
    repeats: {
      share: [
        [0, 0],
        [25, 0.03],
        [45, 0.12],
        [80, 0.17],
        [120, 0.18],
      ],
      after: PATIENCE,
      voice: repeatVoice,
    },
  },
  ordinary,
  hands,
};
