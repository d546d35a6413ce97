/** Whether one of a row's names holds what was typed. */

export function fitsWord(typed: string, names: readonly (string | null)[]): boolean {
  const wanted = fold(typed);
  return wanted === '' || names.some((name) => name !== null && fold(name).includes(wanted));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
