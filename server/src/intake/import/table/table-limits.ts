/** How much a file may hold: more is refused before anything of it is taken in. */
export const tableLimits = {
  fileBytes: 100 * 1024 * 1024,
  rows: 1_000_000,
  columns: 200,
  cellCharacters: 20_000,
  /** A longer record is a quote that was never closed. */
  recordBytes: 8 * 1024 * 1024,
  zipEntries: 200,
  unpackedBytes: 100 * 1024 * 1024,
  /** Plain to packed bytes; counted only where the part is large enough to matter. */
  zipRatio: 100,
  zipRatioFrom: 1024 * 1024,
} as const;
