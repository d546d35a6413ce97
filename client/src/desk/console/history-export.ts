/** A case's history as a file for other programs: what happened, when and by whom, but no one's words. */

export interface ExportedStep {
  readonly at: string;
  readonly who: string;
  readonly said: string;
  /** There are words, which stay in Heed. */
  readonly hasText: boolean;
}

/** With a byte-order mark, without which spreadsheets take Chinese for another code. */
export function historyCsv(
  head: readonly string[],
  steps: readonly ExportedStep[],
  textMark: string,
): string {
  const rows = steps.map(({ at, who, said, hasText }) => [at, who, said, hasText ? textMark : '']);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is made a text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lets the browser keep a text as a file. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
