/** The time zones that the browser knows, by their IANA names. */

/** UTC is missing from the list of some browsers, and common in files. */
export const zoneNames: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']),
].toSorted();
