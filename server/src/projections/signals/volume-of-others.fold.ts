/** What the rest of the city says of how much there is to share. */

const LEAST_DOUBT = 1e-6;

/**
 * How many times the usual all others bring, and the relative variance of that: as many as the usual,
 * until they have shown otherwise. One complaint's worth of doubt, for at night the others say little.
 */
export function volumeOf(
  others: number,
  usual: number,
): { readonly times: number; readonly unsure: number } {
  const doubt = Math.min(1, Math.max(LEAST_DOUBT, usual));
  return { times: (others + doubt) / (usual + doubt), unsure: 1 / (others + doubt) };
}
