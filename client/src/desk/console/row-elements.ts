/**
 * Which element shows which row of a long list. Making elements while somebody scrolls would cost a
 * frame, so those that are there go round: the one that leaves at one end comes in at the other.
 */

export class RowElements {
  /** How many there are: as many as were ever in sight at once. */
  private count = 0;
  /** The row that the first element shows. */
  private base = 0;
  private first = 0;

  /** An element's number for each of the rows from `first` on; no two rows have the same one. */
  take(first: number, rows: number): (row: number) => number {
    const grown = rows > this.count;
    // After a leap no row is in sight that was: counted afresh, the elements stand in the rows' order.
    if (grown || Math.abs(first - this.first) >= this.count) this.base = first;
    this.count = Math.max(this.count, rows);
    this.first = first;
    const { base, count } = this;
    return (row) => (((row - base) % count) + count) % count;
  }
}
