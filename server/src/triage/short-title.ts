/** A title for a complaint that came without one: its first words that say something. */

const MAX_TITLE = 30;
/** A shorter clause says too little alone. */
const ENOUGH = 12;
/** A title is found near the start or not at all. */
const LOOKED_AT = 400;

const greeting =
  /^(?:尊敬的|敬爱的|亲爱的|您好|你好|各位|领导|书记|市长|老师|hi\b|hello\b|dear\b|good (?:morning|afternoon|evening))/i;
const LONGEST_GREETING = 16;
/** Who speaks is not what it is about. */
const introduction = /^(?:我|我们|本人)(?:是|系|为|叫|家住|住在|居住)/;

/** At most 30 characters of a redacted text; a placeholder is kept whole or left out. */
export function shortTitle(redacted: string): string {
  const clauses = redacted.slice(0, LOOKED_AT).split(/[。！？!?；;，,\n]|\.\s/u);
  return cut(joined(clauses, isTelling) || joined(clauses, () => true));
}

/** The first clauses of those wanted, until they say enough; the rest is not looked at. */
function joined(clauses: readonly string[], isWanted: (clause: string) => boolean): string {
  let title = '';
  for (const each of clauses) {
    const clause = each.replaceAll(/^[\s“”"'‘’：:、.]+|[\s“”"'‘’：:、]+$/gu, '');
    if (clause === '' || !isWanted(clause)) continue;
    title = title === '' ? clause : `${title}，${clause}`;
    if (title.length >= ENOUGH) break;
  }
  return title;
}

function isTelling(clause: string): boolean {
  return !isGreeting(clause) && !introduction.test(clause);
}

function isGreeting(clause: string): boolean {
  return clause.length <= LONGEST_GREETING && greeting.test(clause);
}

function cut(title: string): string {
  const wellFormed = title.toWellFormed();
  if (wellFormed.length <= MAX_TITLE) return wellFormed;
  const characters = Array.from(wellFormed);
  if (characters.length <= MAX_TITLE) return characters.join('');
  const kept = characters.slice(0, MAX_TITLE - 1).join('');
  const opened = kept.lastIndexOf('〔');
  const whole = opened > kept.lastIndexOf('〕') ? kept.slice(0, opened) : kept;
  return `${whole.trimEnd()}…`;
}
