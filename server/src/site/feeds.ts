/** The bulletins as feeds: Atom (RFC 4287) and JSON Feed 1.1. Entries keep their ids; a correction updates them. */
import type { PublishedBulletin } from '../bulletins/published';
import { type Html, markup } from './markup';
import { correctionText, section, standing } from './pages/parts';
import { numberOf, type SiteModel } from './site-model';
import { link, said, type View } from './view';

const NEWEST = 50;
const sections = ['usable', 'advice', 'confirmed', 'unknown', 'doing'] as const;

export function atomFeed(page: View, model: SiteModel, madeAt: string): string {
  const view = absolute(page);
  const bulletins = model.page.bulletins.slice(0, NEWEST);
  const self = link(view, '/feeds/bulletins.atom');
  const updated = bulletins.map(changedAt).sort().at(-1) ?? madeAt;
  const author = bulletins[0] ? said(view, bulletins[0].issuer) : view.siteName;
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${view.words.lang}">
<id>${self}</id>
<title>${view.siteName}</title>
<updated>${updated}</updated>
<author><name>${author}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${link(view, '/')}"/>
${bulletins.map((bulletin) => atomEntry(view, bulletin))}
</feed>
`.source;
}

export function jsonFeed(page: View, model: SiteModel): string {
  const view = absolute(page);
  const items = model.page.bulletins.slice(0, NEWEST).map((bulletin) => ({
    id: idOf(bulletin),
    url: addressOf(view, bulletin),
    title: titleOf(view, bulletin),
    content_html: contentOf(view, bulletin).source,
    date_published: bulletin.publishedAt,
    date_modified: changedAt(bulletin),
    tags: [view.words.kind[bulletin.kind], view.words.state[bulletin.state]],
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: view.siteName,
    home_page_url: link(view, '/'),
    feed_url: link(view, '/feeds/bulletins.json'),
    language: view.words.lang,
    items,
  });
}

function atomEntry(view: View, bulletin: PublishedBulletin): Html {
  const address = addressOf(view, bulletin);
  return markup`<entry>
<id>${idOf(bulletin)}</id>
<title>${titleOf(view, bulletin)}</title>
<updated>${changedAt(bulletin)}</updated>
<published>${bulletin.publishedAt}</published>
<link rel="alternate" type="text/html" href="${address}"/>
<author><name>${said(view, bulletin.issuer)}</name></author>
<summary>${said(view, bulletin.lead)}</summary>
<content type="html">${contentOf(view, bulletin).source}</content>
</entry>
`;
}

/** Whoever reads a feed is somewhere else: every address is a whole one. */
function absolute(view: View): View {
  return { ...view, base: `${view.origin}${view.base}` };
}

/** Never changes, whatever becomes of the bulletin or of the address. */
function idOf({ id }: PublishedBulletin): string {
  return `urn:uuid:${id}`;
}

function addressOf(view: View, bulletin: PublishedBulletin): string {
  return link(view, `/bulletins/${numberOf(bulletin)}`);
}

function titleOf(view: View, bulletin: PublishedBulletin): string {
  const { words } = view;
  const state = bulletin.state === 'published' ? '' : `［${words.state[bulletin.state]}］`;
  return `${state}${words.short(bulletin.number)} ${said(view, bulletin.title)}`;
}

function changedAt({ settledAt, publishedAt }: PublishedBulletin): string {
  return settledAt ?? publishedAt;
}

/** As on its page, a withdrawn one struck through. */
function contentOf(view: View, bulletin: PublishedBulletin): Html {
  const text = markup`<p>${said(view, bulletin.lead)}</p>${sections.map((name) => section(view, name, bulletin))}`;
  const note = bulletin.state === 'published' ? null : markup`<p>${standing(view, bulletin)}</p>`;
  return markup`${note}${correctionText(view, bulletin.correction)}${bulletin.state === 'retracted' ? markup`<del>${text}</del>` : text}`;
}
