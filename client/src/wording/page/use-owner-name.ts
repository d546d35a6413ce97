/** Who owns an entry, as a line says it. */
import type { WordingTerms } from '@heed/shared/wording';
import { useReference } from '../../reference/reference-store';
import { useSession } from '../../session/session-store';

type Owned = Pick<WordingTerms, 'ownerUnitId' | 'ownerId'>;

export function useOwnerName(): (owned: Owned | null) => string {
  const reference = useReference();
  const session = useSession();
  // In a drill the lists hold its own people, and not those who play it.
  const person = (id: string) =>
    session.me?.id === id ? session.me.name : reference.memberName(id);
  return (owned) => {
    if (!owned) return '';
    const { ownerUnitId, ownerId } = owned;
    const parts = [
      ...(ownerUnitId === null ? [] : [reference.unitName(ownerUnitId)]),
      ...(ownerId === null ? [] : [person(ownerId)]),
    ];
    return parts.join(' · ');
  };
}
