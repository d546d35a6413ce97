import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gcj02ToWgs84, toWgs84, wgs84ToGcj02 } from './gcj02';

describe('GCJ-02', () => {
  it('lies where published pairs say', () => {
    // Tiananmen, as commonly published in both systems.
    const [lng, lat] = wgs84ToGcj02([116.391305, 39.905531]);
    expect(lng).toBeCloseTo(116.397546, 4);
    expect(lat).toBeCloseTo(39.906931, 4);
  });

  it('turns back into WGS-84 to within a centimetre, all over the country', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 73.6, max: 134, noNaN: true }),
        fc.double({ min: 3.9, max: 53.5, noNaN: true }),
        (lng, lat) => {
          const back = gcj02ToWgs84(wgs84ToGcj02([lng, lat]));
          expect(Math.abs(back[0] - lng)).toBeLessThan(1e-7);
          expect(Math.abs(back[1] - lat)).toBeLessThan(1e-7);
        },
      ),
    );
  });

  it('shifts nothing abroad, and nothing that is not GCJ-02', () => {
    expect(gcj02ToWgs84([-95.37, 29.76])).toEqual([-95.37, 29.76]);
    expect(toWgs84([116.4, 39.9], 'CGCS2000')).toEqual([116.4, 39.9]);
    expect(toWgs84([116.4, 39.9], 'GCJ-02')).not.toEqual([116.4, 39.9]);
  });
});
