/** A cell that no spreadsheet takes for a formula. */

const number = /^[+-]?\d+(\.\d+)?$/;
/** Full-width signs count too: some programs fold them. */
const formula = /^[=+\-@＝＋－＠\t\r]/;

/**
 * Puts an apostrophe before a cell that begins, in any of its lines and after any blanks, with what
 * starts a formula. Numbers stay numbers: they have nothing to run.
 */
export function safeCell(cell: string): string {
  if (number.test(cell)) return cell;
  const lines = cell.split(/\r\n|[\n\r]/);
  const risky = /^[\t\r]/.test(cell) || lines.some((line) => formula.test(line.trimStart()));
  return risky ? `'${cell}` : cell;
}
