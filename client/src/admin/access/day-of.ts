/** The day of an instant in the deployment's zone, as 2026-07-18. */

export function dayOf(at: string | number, zone: string): string {
  const instant = typeof at === 'number' ? at : Date.parse(at);
  // The Swedish way of writing dates is the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant);
}
