/** What the lint's parts look at, and what they find. */
import type { BulletinContent, LintCode, LintFinding, LiveNumber } from '@heed/shared/bulletins';
import type { SignedOver } from '../../bulletin-record';

export interface LintContext {
  /** The realm's time. */
  readonly now: string;
  /** What the public read before. */
  readonly previous: BulletinContent | null;
  /** Promises that are neither kept nor broken. */
  readonly openPromises: ReadonlySet<string>;
  readonly live: readonly LiveNumber[];
  readonly legalCleared: boolean;
  readonly signed: readonly SignedOver[];
}

/** A finding without who signed it. */
export type Found = Omit<LintFinding, 'signedBy'>;

/** A finding about a stretch of a text, or a whole one where no stretch is given. */
export function foundAt(
  code: LintCode,
  severity: LintFinding['severity'],
  path: string,
  more: {
    readonly offset?: number;
    readonly length?: number;
    readonly params?: Readonly<Record<string, string>>;
  } = {},
): Found {
  const { offset = null, length = null, params = {} } = more;
  return { code, severity, path, offset, length, params: { ...params } };
}
