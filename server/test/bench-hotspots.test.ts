import { describe, expect, test } from 'vitest';
import { mcNemar } from '../bench/hotspots/paired';
import { Random } from '../bench/hotspots/random';
import { WeeklyLevel } from '../bench/hotspots/weekly-level';
import { weeklySeries } from '../bench/hotspots/weekly-series';

describe('what the bench of hotspots rests on', () => {
  test.each([
    [26, 14, 0.081],
    [26, 7, 0.0013],
    [27, 9, 0.0039],
    [0, 0, 1],
  ])('of %i and %i that only one found, chance gives as much with p = %d', (one, other, p) => {
    expect(mcNemar(one, other)).toBeCloseTo(p, 3);
  });

  test.each([0.3, 6, 400])('seed 17: counts around %d have its mean and its variance', (mean) => {
    const random = new Random(17);
    const draws = Array.from({ length: 20_000 }, () => random.poisson(mean));
    const average = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - average) ** 2, 0) / draws.length;
    expect(average / mean).toBeCloseTo(1, 1);
    expect(variance / mean).toBeCloseTo(1, 1);
  });

  test('the same seed gives the same series, another one others', () => {
    expect(weeklySeries(5, 1)).toEqual(weeklySeries(5, 1));
    expect(weeklySeries(5, 1)).not.toEqual(weeklySeries(6, 1));
  });

  test('seed 18: a weekly level calls tenfold unusual, and learns again after six silent years', () => {
    const level = new WeeklyLevel();
    const random = new Random(18);
    for (let week = 0; week < 312; week += 1) level.chance(0);
    for (let week = 0; week < 156; week += 1) level.chance(random.poisson(5));
    const usual = Array.from({ length: 52 }, () => level.chance(random.poisson(5)));
    expect(usual.filter((chance) => chance < 0.01).length).toBeLessThan(5);
    expect(level.chance(50)).toBeLessThan(1e-3);
  });
});
