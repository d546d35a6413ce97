/** Faults of a text by the place that they are about: a statement, a part of the head, or the whole. */
import type { BulletinContent, LintFinding } from '@heed/shared/bulletins';

/** The element's path as edits name it; the lint counts, edits go by ids. */
export function placeOf(content: BulletinContent, { path }: Pick<LintFinding, 'path'>): string {
  const [first = '', index = ''] = path.split('.');
  if (!/^\d+$/.test(index)) return first;
  const list: unknown = content[first as keyof BulletinContent];
  const element: unknown = Array.isArray(list) ? list[Number(index)] : null;
  if (typeof element !== 'object' || element === null) return first;
  const id = 'id' in element ? element.id : 'statementId' in element ? element.statementId : null;
  return typeof id === 'string' ? `${first}.${id}` : first;
}

/** The language that it is about; null where it is about both. */
export function languageOf({ path }: Pick<LintFinding, 'path'>): 'zh' | 'en' | null {
  if (path.endsWith('.zh')) return 'zh';
  return path.endsWith('.en') ? 'en' : null;
}

export function findingsAt(
  content: BulletinContent,
  findings: readonly LintFinding[],
  place: string,
): LintFinding[] {
  return findings.filter((finding) => placeOf(content, finding) === place);
}

/** What holds the text up first, then what is to be signed, then what was signed over. */
export function findingsInOrder(findings: readonly LintFinding[]): LintFinding[] {
  const rank = ({ severity, signedBy }: LintFinding) =>
    severity === 'blocks' ? 0 : signedBy === null ? 1 : 2;
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

/** One line of the list: the same fault of the same place is told once, with how often it is there. */
export interface FindingLine {
  key: string;
  finding: LintFinding;
  count: number;
}

/** A signature counts for a path: what is signed together is told together. */
export function findingLines(
  content: BulletinContent,
  findings: readonly LintFinding[],
): FindingLine[] {
  const lines = new Map<string, FindingLine>();
  for (const finding of findingsInOrder(findings)) {
    const { code, path, severity, signedBy } = finding;
    const spot = severity === 'blocks' ? placeOf(content, finding) : path;
    const key = [code, severity, spot, signedBy === null].join(' ');
    const line = lines.get(key);
    if (line) line.count += 1;
    else lines.set(key, { key, finding, count: 1 });
  }
  return [...lines.values()];
}
