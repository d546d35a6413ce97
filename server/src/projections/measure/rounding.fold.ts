/** Figures are rounded to what they are worth, so that a row changes when its meaning does. */
export function significant(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}
