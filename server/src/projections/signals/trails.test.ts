import { describe, expect, test } from 'vitest';
import { Trails } from './trails.fold';

const POOL = 1;
const OWN = 9;
/** Places that brought so many within three hours, where next to nothing was expected. */
const alone = (trails: Trails, places: number) => learn(trails, places, 1);

describe('trails', () => {
  test('are few and short on a board that has shown nothing yet', () => {
    expect(new Trails().of(POOL, OWN)).toEqual({ share: 0.1, size: 0.5 });
  });

  test('are told from what comes alone: few long ones do not make all of it clumped', () => {
    const trails = new Trails();
    alone(trails, 2_000);
    learn(trails, 20, 6);
    const { share, size } = trails.of(POOL, OWN);
    expect(size).toBeGreaterThan(1.5);
    expect(share).toBeLessThan(0.2);
    // The pairs are as many as they were: 20 trails of 30 pairs, and the beginning's.
    const pairs = (2_000 + 120) * share * size;
    expect(pairs / 600).toBeCloseTo(1, 0);
  });

  test('what stands beside each other by chance is none', () => {
    const trails = new Trails();
    // A Poisson of mean 0.4: of 100,000 places so many had 0, 1, 2, … of it.
    [67_032, 26_813, 5_363, 715, 72, 5].forEach((places, seen) => learn(trails, places, seen, 0.4));
    const { share, size } = trails.of(POOL, OWN);
    expect(share * size).toBeLessThan(0.01);
  });

  test('age, and are kept', () => {
    const trails = new Trails();
    alone(trails, 500);
    learn(trails, 10, 8);
    const young = trails.of(POOL, OWN);
    const kept = new Trails(trails.save());
    expect(kept.of(POOL, OWN)).toEqual(young);
    kept.age(0.001);
    expect(kept.of(POOL, OWN).size).toBeLessThan(young.size);
  });
});

function learn(trails: Trails, places: number, seen: number, mean = 0.001): void {
  for (let place = 0; place < places; place += 1) trails.learn([POOL, OWN], seen, mean);
}
