/** The keys of a case along the foot of the pages that list cases. */
import type { KeyName } from '../../ui/keys';

export function caseStrip(
  t: (key: string) => string,
): { names: readonly KeyName[]; label: string }[] {
  return [
    { names: ['claim'], label: t('keys.claim') },
    { names: ['assign'], label: t('desk.act.assign') },
    { names: ['escalate'], label: t('keys.escalate') },
    { names: ['urgency'], label: t('desk.strip.urgency') },
    { names: ['contact'], label: t('keys.contact') },
  ];
}
