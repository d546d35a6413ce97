/** Bulletins that were published: for the marks on the chart and the band of the wall. */
import type { BoardParts } from '@heed/shared/board';
import type { BulletinBoardRow } from '@heed/shared/incident-board';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, FoldedEntry, Projection, ViewContext } from '../projection';

/** Older ones are on the pages of history, not on a board. */
const KEPT = 200;

export const bulletinsProjection: Projection = {
  name: 'bulletins',
  version: 1,
  empty: () => new BulletinsFold([]),
  load: (bytes) => new BulletinsFold(fromBytes(bytes) as SavedBulletin[]),
};

type SavedBulletin = [id: string, row: BulletinBoardRow];

class BulletinsFold implements Fold {
  /** In the order of their publication. */
  private readonly bulletins: Map<string, BulletinBoardRow>;

  constructor(saved: readonly SavedBulletin[]) {
    this.bulletins = new Map(saved);
  }

  apply({ type, data, at }: FoldedEntry): void {
    switch (type) {
      case 'bulletin-published': {
        const { bulletinId, version, incidentId, number, year, kind, state, nextUpdateAt } = data;
        const row = { version, incidentId, number, year, kind, state, nextUpdateAt };
        this.bulletins.set(bulletinId, { ...row, publishedAt: at, correctedAt: null });
        this.forgetOld();
        return;
      }
      case 'bulletin-corrected':
        return this.change(data, { correctedAt: at });
      case 'bulletin-superseded':
      case 'bulletin-retracted':
      case 'bulletin-expired':
        return this.change(data, {});
      default:
    }
  }

  rows(_now: number, { incident }: ViewContext): Partial<BoardParts> {
    const shown = [...this.bulletins].filter(
      ([, { incidentId }]) => incident === undefined || incidentId === incident,
    );
    return { bulletins: Object.fromEntries(shown) };
  }

  save(): Uint8Array {
    return toBytes([...this.bulletins]);
  }

  private change(
    {
      bulletinId,
      version,
      state,
    }: Pick<BulletinBoardRow, 'version' | 'state'> & { bulletinId: string },
    more: Partial<BulletinBoardRow>,
  ): void {
    const row = this.bulletins.get(bulletinId);
    if (row) this.bulletins.set(bulletinId, { ...row, version, state, ...more });
  }

  private forgetOld(): void {
    const [oldest] = this.bulletins.keys();
    if (this.bulletins.size > KEPT && oldest !== undefined) this.bulletins.delete(oldest);
  }
}
