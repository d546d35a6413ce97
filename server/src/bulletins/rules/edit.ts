/**
 * Several people write one draft. Each edit says what its editor saw there (`was`): where that still
 * stands the edit applies, whatever changed elsewhere; where it doesn't, nothing is overwritten.
 */
import { BulletinContent } from '@heed/shared/bulletins';
import type { BulletinEdit } from '@heed/shared/bulletin-commands';
import type { RejectionDetail } from '@heed/shared/rejections';
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal';
import { cleanContent, contentFault, inNormalForm } from './content';
import { spotOf } from './content-path';

export interface Edited {
  readonly content: BulletinContent;
  /** How many edits changed something. */
  readonly changed: number;
}

/** [B3] [B4] All edits, or none: with what stands where somebody else was first. */
export function applyEdits(
  content: BulletinContent,
  edits: readonly BulletinEdit[],
  currentVersion: number,
): Edited | Refusal {
  const draft = structuredClone(content) as Record<string, unknown>;
  const unknown: RejectionDetail[] = [];
  const conflicts: RejectionDetail[] = [];
  let changed = 0;
  for (const edit of edits) {
    const outcome = applyEdit(draft, edit);
    if (outcome === 'changed') changed += 1;
    if (outcome === 'unknown') unknown.push({ path: edit.path, message: 'unknown-field' });
    if (typeof outcome === 'object') {
      conflicts.push({ path: edit.path, message: JSON.stringify(outcome.standing) });
    }
  }
  if (unknown.length > 0) return refuse('invalid', { details: unknown });
  if (conflicts.length > 0) return refuse('stale-version', { currentVersion, details: conflicts });
  const whole = soundContent(draft);
  if (isRefusal(whole)) return whole;
  if (kindsDiffer(content, whole)) {
    return refuse('invalid', { details: [{ path: 'kind', message: 'kind-of-correction' }] });
  }
  return { content: whole, changed };
}

/** A content from outside, as it may be kept. */
export function soundContent(value: unknown): BulletinContent | Refusal {
  const parsed = BulletinContent.safeParse(value);
  if (!parsed.success) {
    const details = parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
    return refuse('invalid', { details });
  }
  const content = cleanContent(parsed.data);
  return contentFault(content) ?? content;
}

type Outcome = 'changed' | 'same' | 'unknown' | { readonly standing: unknown };

function applyEdit(draft: Record<string, unknown>, { path, was, value }: BulletinEdit): Outcome {
  const spot = spotOf(draft, path);
  if (!spot) return 'unknown';
  const standing = spot.get();
  const wanted = inNormalForm(value ?? null);
  if (!spot.fits(wanted)) return 'unknown';
  if (spot.same(standing, wanted)) return 'same';
  // What the editor saw was kept in normal form, whatever form it came back in.
  if (!spot.same(standing, inNormalForm(was ?? null))) return { standing };
  spot.set(wanted);
  return 'changed';
}

/** A correction is begun by the command that links it to what it corrects. */
function kindsDiffer(before: BulletinContent, after: BulletinContent): boolean {
  return (
    before.kind !== after.kind && (before.kind === 'correction' || after.kind === 'correction')
  );
}
