/**
 * The public pages, ready to send: made at the start, and made anew when the journal tells of a
 * publication. Each node follows the journal for itself, so each has the new page at once.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { toString as drawCode } from 'qrcode';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { ownOrigin, type Whereabouts } from '../kernel/own-origin';
import { RealmClock } from '../kernel/realm-clock';
import { Follower } from '../projections/follower';
import type { FoldedEntry } from '../projections/projection';
import { packed, type PackedPage } from './packed-page';
import type { Asked } from './pages/home';
import { render, type Rendered } from './render';
import { pageKey, type SiteAddress } from './site-address';
import { stylesheet } from './site-files';
import type { SiteModel } from './site-model';
import { SiteReader } from './site-reader';
import { endOfDay } from './site-time';
import { link, viewOf, type Reading, type SiteFrame, type View } from './view';

/** Between two makings: many publications in one moment make one page. */
const BETWEEN_MILLISECONDS = 200;
const RETRY_MILLISECONDS = 1_000;
const LONGEST_MILLISECONDS = 3_600_000;

/** What is asked for most is made before anybody asks. */
const eager: readonly Reading[] = (['zh', 'en'] as const).flatMap((language) =>
  [false, true].map((large) => ({ language, large, base: '' })),
);

/** Everything that was made of one state of what is published. */
interface Edition {
  readonly model: SiteModel;
  readonly now: number;
  readonly pages: Map<string, Promise<PackedPage | null>>;
  /** Finished pages by their own address: what nearly everybody asks for. */
  readonly ready: Map<string, PackedPage>;
}

@Injectable()
export class SitePages implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SitePages.name);
  private readonly codes = new Map<string, string>();
  private readonly listeners = new Set<(model: SiteModel) => void>();
  private edition: Edition | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopping = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly reader: SiteReader,
    private readonly follower: Follower,
    private readonly clock: RealmClock,
    @Inject(ENV) private readonly env: Whereabouts & Pick<Env, 'timeZone' | 'deploymentName'>,
  ) {}

  /** Makes the first edition and follows the journal from there. */
  async start(): Promise<void> {
    this.follower.onAdvanced((entries) => {
      if (entries.some(isShown)) this.refresh();
    });
    this.refresh();
    await this.running;
  }

  /** Calls the listener with each new edition's model; returns what ends that. */
  onReplaced(listener: (model: SiteModel) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A finished page by exactly its address; undefined where it has to be looked for. */
  ready(url: string): PackedPage | undefined {
    return this.edition?.ready.get(url);
  }

  /** The page at an address, made now where it is the first time; null where there is none. */
  async find(address: SiteAddress): Promise<PackedPage | null> {
    const { edition } = this;
    return edition ? this.inEdition(edition, address) : null;
  }

  /** What the pages are made of now; null until the first edition. */
  get model(): SiteModel | null {
    return this.edition?.model ?? null;
  }

  view(reading: Reading, realmTime = this.clock.now(REAL)): View {
    return viewOf(reading, this.frame, realmTime);
  }

  /** In the time and under the name of a realm: a drill's pages are those of its own city. */
  async viewIn(realm: Realm, reading: Reading): Promise<View> {
    const place = await this.reader.placeOf(realm);
    return viewOf(reading, { ...this.frame, place }, this.clock.now(realm));
  }

  /** A page that isn't kept: a drill's, or one that answers a question. */
  async renderFor(
    view: View,
    model: SiteModel,
    path: string,
    asked: Asked | null = null,
  ): Promise<Rendered | null> {
    return render(view, model, path, { code: await this.code(view), asked });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private refresh(): void {
    if (this.stopping) return;
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.again) this.refresh();
    });
  }

  private async run(): Promise<void> {
    while (this.again && !this.stopping) {
      this.again = false;
      clearTimeout(this.timer);
      try {
        await this.replace();
      } catch (error) {
        // The pages that were made stand until the database is back.
        this.logger.warn({ msg: 'the public pages could not be made anew', error });
        this.refreshAfter(RETRY_MILLISECONDS);
      }
      if (this.again) await pause(BETWEEN_MILLISECONDS);
    }
  }

  private async replace(): Promise<void> {
    const model = await this.reader.readAtOnce(REAL, () => this.refresh());
    const now = this.clock.now(REAL);
    const edition: Edition = { model, now, pages: new Map(), ready: new Map() };
    await Promise.all(
      eager.map((reading) =>
        this.inEdition(edition, { reading, path: '/', query: new URLSearchParams() }),
      ),
    );
    this.edition = edition;
    this.refreshAfter(this.changesBy(model, now) - now);
    for (const listener of this.listeners) listener(model);
  }

  private inEdition(edition: Edition, address: SiteAddress): Promise<PackedPage | null> {
    const key = pageKey(address);
    const known = edition.pages.get(key);
    if (known) return known;
    const made = this.make(edition, address);
    edition.pages.set(key, made);
    // Only addresses that exist are kept, and there are no more of those than bulletins.
    void made.then(
      (page) => page ?? edition.pages.delete(key),
      () => edition.pages.delete(key),
    );
    return made;
  }

  private async make(edition: Edition, { reading, path }: SiteAddress): Promise<PackedPage | null> {
    const view = this.view(reading, edition.now);
    const rendered = await this.renderFor(view, edition.model, path);
    if (!rendered) return null;
    const page = await packed(rendered);
    edition.ready.set(link(reading, path), page);
    return page;
  }

  /** When what was made becomes untrue by time alone: a banner ends, a word is late, a day is over. */
  private changesBy({ page, current, points }: SiteModel, now: number): number {
    const times = [
      ...page.banners.map(({ correction }) => correction?.bannerUntil),
      ...page.promises.map(({ dueAt }) => dueAt),
      ...points.map(({ until }) => until),
      current?.nextUpdateAt,
    ];
    const ahead = times
      .flatMap((time) => (time ? [Date.parse(time)] : []))
      .filter((at) => at > now);
    return Math.min(endOfDay(this.env.timeZone, now), now + LONGEST_MILLISECONDS, ...ahead);
  }

  private refreshAfter(milliseconds: number): void {
    if (this.stopping) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), milliseconds + 1);
    this.timer.unref();
  }

  private async code(view: View): Promise<string> {
    const address = `${view.origin}${link({ ...view, large: false }, '/')}`;
    const known = this.codes.get(address);
    if (known !== undefined) return known;
    const drawn = await drawCode(address, { type: 'svg', margin: 2, width: 104 });
    if (!view.drill) this.codes.set(address, drawn);
    return drawn;
  }

  private get frame(): SiteFrame {
    const { timeZone, deploymentName: place } = this.env;
    return { place, timeZone, origin: ownOrigin(this.env), stylesheet: stylesheet.path };
  }
}

const shown: ReadonlySet<FoldedEntry['type']> = new Set([
  'bulletin-published',
  'bulletin-superseded',
  'bulletin-corrected',
  'bulletin-retracted',
  'bulletin-expired',
  'promise-made',
  'promise-kept',
  'promise-broken',
  'promise-revised',
  'reference-changed',
]);

/** Whether an entry changes something that stands on the real pages. */
function isShown(entry: FoldedEntry): boolean {
  if (entry.realm !== REAL) return false;
  return shown.has(entry.type) || (entry.type === 'figure-set' && entry.data.zone !== null);
}
