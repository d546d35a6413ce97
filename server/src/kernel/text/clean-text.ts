/** Text as it may be stored and shown. */

const notShown =
  // Control characters but tab and line feed; zero-width and bidirectional controls; tag characters.
  /[[\p{Cc}--[\t\n]]\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gv;

/** The code of what no text may hold; null where all is well. */
export function findForbidden(text: string): string | null {
  if (text.includes('\0')) return 'holds-nul';
  return text.isWellFormed() ? null : 'broken-characters';
}

/** Composed, with plain line ends, without anything invisible that could hide or turn what is read. */
export function showable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(notShown, '').toWellFormed().normalize('NFC');
}
