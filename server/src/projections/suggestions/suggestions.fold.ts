/** Suggested incidents that nobody has decided. */
import type { BoardParts } from '@heed/shared/board';
import type { SuggestionMark } from '@heed/shared/suggestions';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, FoldedEntry, Projection, ViewContext } from '../projection';

export const suggestionsProjection: Projection = {
  name: 'suggestions',
  version: 1,
  empty: () => new SuggestionsFold([]),
  load: (bytes) => new SuggestionsFold(fromBytes(bytes) as SavedSuggestion[]),
};

type SavedSuggestion = [id: string, row: SuggestionMark];

class SuggestionsFold implements Fold {
  private readonly standing: Map<string, SuggestionMark>;

  constructor(saved: readonly SavedSuggestion[]) {
    this.standing = new Map(saved);
  }

  apply({ type, data, at }: FoldedEntry): void {
    if (type === 'suggestion-raised' || type === 'suggestion-changed') {
      const { suggestionId: id, signal, version } = data;
      const raisedAt = type === 'suggestion-raised' ? at : (this.standing.get(id)?.raisedAt ?? at);
      this.standing.set(id, { signal, version, raisedAt });
    } else if (
      type === 'suggestion-lapsed' ||
      type === 'suggestion-accepted' ||
      type === 'suggestion-dismissed'
    ) {
      this.standing.delete(data.suggestionId);
    }
  }

  /** An incident's board suggests none. */
  rows(_now: number, { incident }: ViewContext): Partial<BoardParts> {
    return { suggestions: incident === undefined ? Object.fromEntries(this.standing) : {} };
  }

  save(): Uint8Array {
    return toBytes([...this.standing]);
  }
}
