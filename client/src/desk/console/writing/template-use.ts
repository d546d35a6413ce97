/** Which templates come first in the form of an act. */
import type { CaseCommandKind } from '@heed/shared/commands';
import type { TemplateUse } from '@heed/shared/console';

export function templateUse(kind: CaseCommandKind): TemplateUse {
  if (kind === 'reply' || kind === 'answer') return 'reply';
  return kind === 'contact' || kind === 'follow-up' ? 'contact' : 'note';
}
