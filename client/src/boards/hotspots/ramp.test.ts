import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSteps, rampStep, RATIO_STEPS } from './ramp';

test.each([
  [1.9, null],
  [2, 0],
  [5.9, 1],
  [23, 3],
  [400, 4],
])('a ratio of %s is on step %s', (ratio, step) => {
  expect(rampStep(ratio, RATIO_STEPS)).toBe(step);
});

test('steps for counts rise, begin at one or more, and the largest count stands out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 100_000 }), (largest) => {
      const steps = countSteps(largest);
      expect(steps).toHaveLength(5);
      expect(steps[0]).toBeGreaterThanOrEqual(1);
      steps.reduce((below, step) => {
        expect(step).toBeGreaterThan(below);
        return step;
      }, 0);
      expect(rampStep(largest, steps)).toBeGreaterThanOrEqual(3);
    }),
  );
});

test('one place that stands out does not leave the others on the darkest step', () => {
  // Counts of cells in an incident's hour: one of 66, the others from 8 to 31.
  const steps = countSteps(66);
  const others = [8, 9, 12, 14, 17, 22, 26, 31].map((count) => rampStep(count, steps));
  expect(others.filter((step) => step === 0)).toHaveLength(2);
  expect(new Set(others).size).toBeGreaterThanOrEqual(3);
});

test('steps for counts rest while the largest moves a little', () => {
  expect(countSteps(812)).toEqual(countSteps(960));
  expect(countSteps(0)).toEqual([1, 2, 3, 4, 5]);
});
