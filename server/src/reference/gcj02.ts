/** Chinese maps are shifted (GCJ-02); what is kept is WGS-84. CGCS2000 differs from it by centimetres. */
import type { Position } from './boundary-shapes';

export type CoordinateSystem = 'WGS-84' | 'CGCS2000' | 'GCJ-02';

/** Krasovsky 1940. */
const SEMI_MAJOR = 6_378_245;
const ECCENTRICITY = 0.006693421622965943;
const ROUNDS = 4;

/** A position in WGS-84. */
export function toWgs84(position: Position, from: CoordinateSystem): Position {
  return from === 'GCJ-02' ? gcj02ToWgs84(position) : position;
}

/** The shift is known forwards only: approached backwards, to within a centimetre after four rounds. */
export function gcj02ToWgs84([lng, lat]: Position): Position {
  let guess: Position = [lng, lat];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [shiftedLng, shiftedLat] = wgs84ToGcj02(guess);
    guess = [guess[0] + lng - shiftedLng, guess[1] + lat - shiftedLat];
  }
  return guess;
}

export function wgs84ToGcj02([lng, lat]: Position): Position {
  if (!isShifted(lng, lat)) return [lng, lat];
  const radians = (lat / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY * Math.sin(radians) ** 2;
  const root = Math.sqrt(magic);
  const metresLat = latShift(lng - 105, lat - 35);
  const metresLng = lngShift(lng - 105, lat - 35);
  const perLat = ((SEMI_MAJOR * (1 - ECCENTRICITY)) / (magic * root)) * (Math.PI / 180);
  const perLng = (SEMI_MAJOR / root) * Math.cos(radians) * (Math.PI / 180);
  return [lng + metresLng / perLng, lat + metresLat / perLat];
}

/** Only within the box of mainland China. */
function isShifted(lng: number, lat: number): boolean {
  return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

function latShift(x: number, y: number): number {
  return (
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    wave(x, [20, 6], [20, 2]) +
    wave(y, [20, 1], [40, 1 / 3]) +
    wave(y, [160, 1 / 12], [320, 1 / 30])
  );
}

function lngShift(x: number, y: number): number {
  return (
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    wave(x, [20, 6], [20, 2]) +
    wave(x, [20, 1], [40, 1 / 3]) +
    wave(x, [150, 1 / 12], [300, 1 / 30])
  );
}

type Term = readonly [amplitude: number, frequency: number];

function wave(value: number, ...terms: readonly Term[]): number {
  const sum = terms.reduce(
    (total, [amplitude, frequency]) => total + amplitude * Math.sin(frequency * value * Math.PI),
    0,
  );
  return (sum * 2) / 3;
}
