/** The public page as it would be with a text that isn't out yet: for the press desk alone. */
import { Injectable } from '@nestjs/common';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { DraftPreviews, type Preview } from '../bulletins/draft-preview';
import type { PublishedBulletin } from '../bulletins/published';
import { RealmClock } from '../kernel/realm-clock';
import type { Rendered } from './render';
import { currentOf, numberOf, type SiteModel } from './site-model';
import { SitePages } from './site-pages';
import { SiteReader } from './site-reader';
import type { Reading } from './view';

@Injectable()
export class DraftPages {
  constructor(
    private readonly previews: DraftPreviews,
    private readonly reader: SiteReader,
    private readonly pages: SitePages,
    private readonly clock: RealmClock,
  ) {}

  /** The first page with the text in force, or the page of one that is no longer; null where there is none. */
  async find(id: string, reading: Omit<Reading, 'base'>): Promise<Rendered | null> {
    const preview = await this.previews.of(id);
    if (!preview) return null;
    const { realm } = preview.bulletin;
    const now = this.clock.now(realm);
    const model = await this.reader.read(realm, preview.out ? undefined : preview.bulletin);
    const shown = preview.out ? model : withDraft(model, preview.bulletin, now);
    const view = await this.pages.viewIn(realm, { ...reading, base: baseOf(realm) });
    return this.pages.renderFor(view, shown, pathOf(preview, shown));
  }
}

/** What the public would see: the text in force, the one that it replaces no longer, its banner on top. */
export function withDraft(model: SiteModel, draft: PublishedBulletin, now: number): SiteModel {
  const { page } = model;
  const replacing = { id: draft.id, year: draft.year, number: draft.number };
  const others = page.bulletins.map((bulletin): PublishedBulletin => {
    if (bulletin.id !== draft.replaces?.id || bulletin.state === 'retracted') return bulletin;
    const state = draft.kind === 'correction' ? 'corrected' : 'superseded';
    return { ...bulletin, state, replacedBy: replacing };
  });
  const bannerUntil = draft.correction?.bannerUntil ?? null;
  const stands = bannerUntil !== null && Date.parse(bannerUntil) > now;
  return {
    ...model,
    current: draft,
    page: {
      ...page,
      bulletins: [draft, ...others],
      banners: stands ? [draft, ...page.banners] : page.banners,
    },
  };
}

function pathOf({ bulletin, out }: Preview, model: SiteModel): string {
  if (!out || currentOf(model.page)?.id === bulletin.id) return '/';
  return `/bulletins/${numberOf(bulletin)}`;
}

function baseOf(realm: Realm): string {
  return realm === REAL ? '' : `/drill/${realm.replace(/^(drill|replay)-/, '')}`;
}
