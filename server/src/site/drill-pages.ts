/** The same pages of a drill, for its staff: made for each who asks, by the drill's own time. */
import { Injectable } from '@nestjs/common';
import { Realm } from '@heed/shared/vocabulary';
import { RealmClock } from '../kernel/realm-clock';
import type { Asked } from './pages/home';
import { PlaceLookup } from './place-lookup';
import type { Rendered } from './render';
import type { SiteAddress } from './site-address';
import { SitePages } from './site-pages';
import { SiteReader } from './site-reader';

@Injectable()
export class DrillPages {
  constructor(
    private readonly reader: SiteReader,
    private readonly pages: SitePages,
    private readonly lookup: PlaceLookup,
    private readonly clock: RealmClock,
  ) {}

  /** Null where there is no such drill, or no such page. */
  async find(
    drill: string,
    { reading, path, query }: SiteAddress,
    network: string,
  ): Promise<Rendered | null> {
    const realm = Realm.safeParse(`drill-${drill}`);
    if (!realm.success || !this.clock.hasPace(realm.data)) return null;
    const model = await this.reader.read(realm.data);
    const view = await this.pages.viewIn(realm.data, reading);
    const text = path === '/' ? query.get('place') : null;
    const asked: Asked | null = text
      ? {
          text,
          answer: await this.lookup.find(model, {
            text,
            realm: realm.data,
            language: reading.language,
            network,
          }),
        }
      : null;
    return this.pages.renderFor(view, model, path, asked);
  }
}
