/** Lists as PostgreSQL reads them from text: an array of values, and an array of rows of a composite type. */

/** What stands in a list; an array is a list within, an object travels as JSON. */
export type Cell = string | number | boolean | null | undefined | object;

/** Needs no quotes, neither in an array nor in a row. */
const PLAIN = /^[\w:.+-]+$/;
const NULL_WORD = /^null$/i;

/** An array: `{a,"b c",NULL}`. */
export function listText(values: readonly Cell[]): string {
  return `{${values.map(element).join(',')}}`;
}

/** An array of rows: `{"(a,b)","(c,)"}`; each row has the cells named, in their order. */
export function rowsText<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row)[],
): string {
  let text = '';
  for (const row of rows) {
    let cells = '';
    for (const column of columns) cells += `,${field(row[column] as Cell)}`;
    text += `,"(${cells.slice(1)})"`;
  }
  return `{${text.slice(1)}}`;
}

function element(cell: Cell): string {
  if (cell === null || cell === undefined) return 'NULL';
  const text = plainText(cell);
  if (PLAIN.test(text) && !NULL_WORD.test(text)) return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Quoted for its row, and once more for the array around it. A missing one is left empty. */
function field(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  const text = plainText(cell);
  if (PLAIN.test(text)) return text;
  return `\\"${text.replaceAll('\\', '\\\\\\\\').replaceAll('"', '\\"\\"')}\\"`;
}

function plainText(cell: NonNullable<Cell>): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell !== 'object') return String(cell);
  return Array.isArray(cell) ? listText(cell) : JSON.stringify(cell);
}
