/** A look at a list's file before it is sent: its columns and how many lines it has. */

export interface ListLook {
  columns: string[];
  rows: number;
}

/** Null for a file that is no text, such as a workbook. */
export function lookAtList(bytes: Uint8Array): ListLook | null {
  const text = decode(bytes);
  if (text === null) return null;
  const lines = logicalLines(text).filter((line) => line.trim() !== '');
  const [head = ''] = lines;
  return { columns: cellsOf(head), rows: Math.max(0, lines.length - 1) };
}

/** UTF-8, with or without a mark, else what Excel writes in China. */
function decode(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, 1024).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A line break inside quotes does not end a row. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (character === '\n' && !quoted) {
      lines.push(text.slice(start, at));
      start = at + 1;
    }
  }
  lines.push(text.slice(start));
  return lines;
}

function cellsOf(line: string): string[] {
  const separator = [',', ';', '\t'].find((one) => line.includes(one)) ?? ',';
  const cells = line.match(cellPattern(separator)) ?? [];
  return cells.map((cell) => cell.replace(/^["\s]+|["\s]+$/g, '').replaceAll('""', '"'));
}

/** A quoted cell, or everything up to the next separator. */
function cellPattern(separator: string): RegExp {
  return new RegExp(`"(?:[^"]|"")*"|[^${separator}]+`, 'g');
}
