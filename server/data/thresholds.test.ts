import { expect, test } from 'vitest';
import { Limits, ThresholdCode } from '@heed/shared/thresholds';
import { defaultLimits, defaultThresholds } from './thresholds';

test('[T13] every threshold is there once, within its own bounds, with a source in both languages', () => {
  expect(defaultThresholds.map(({ code }) => code)).toEqual(ThresholdCode.options);
  const outside = defaultThresholds.filter(
    ({ preset, least, most }) => preset.value < least || preset.value > most,
  );
  expect(outside).toEqual([]);
  const untold = defaultThresholds.filter(
    ({ preset }) => !/\p{Script=Han}/u.test(preset.source) || !/^[A-Z]/.test(preset.sourceEn),
  );
  expect(untold).toEqual([]);
  expect(Limits.parse(defaultLimits)).toEqual(defaultLimits);
});
