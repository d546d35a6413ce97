/** One row as it stands in the file, before anybody knows what its columns mean. */
export interface RawRow {
  /** The line of the file, or the row of the sheet, where it begins; 1 is the first. */
  readonly line: number;
  readonly cells: readonly string[];
}
