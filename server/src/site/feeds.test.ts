import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { aBulletin, aModel, AT, viewAt } from '../../test/site-pages';
import { atomFeed, jsonFeed } from './feeds';
import type { SiteModel } from './site-model';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The tree of a document, which has to be well-formed and in Atom's namespace. */
function parse(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    const values = Object.fromEntries(
      Object.entries(attributes).map(([key, { value }]) => [key, value]),
    );
    const element: Element = { name: local, attributes: values, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const top = open.at(-1);
    if (top) top.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}

function all(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

test.each(['<b>&"\'', '=1+1', 'a\u0007\u202eb', 'x'])(
  'Atom holds what RFC 4287 asks of a feed and of each entry, whatever the texts are: %j',
  (word) => {
    const feed = parse(atomFeed(viewAt(), aModel(word), AT));
    expect(feed.name).toBe('feed');
    for (const element of [feed, ...all(feed, 'entry')]) {
      for (const name of ['id', 'title', 'updated']) expect(all(element, name)).toHaveLength(1);
      expect(all(element, 'id')[0]?.text).toMatch(/^(https:|urn:uuid:)/);
      expect(all(element, 'updated')[0]?.text).toMatch(RFC3339);
      const links = all(element, 'link');
      expect(links.filter(({ attributes }) => attributes['rel'] === 'alternate')).toHaveLength(1);
      expect(links.every(({ attributes }) => attributes['href']?.startsWith('https://'))).toBe(
        true,
      );
      expect(all(element, 'author').map((author) => all(author, 'name').length)).toEqual([1]);
    }
    expect(all(feed, 'entry')).toHaveLength(5);
    expect(new Set(all(feed, 'entry').map((entry) => all(entry, 'id')[0]?.text)).size).toBe(5);
    expect(all(feed, 'link').some(({ attributes }) => attributes['rel'] === 'self')).toBe(true);
  },
);

test('JSON Feed holds what version 1.1 asks for, with whole addresses', () => {
  const feed = JSON.parse(jsonFeed(viewAt({ language: 'en' }), aModel('<b>'))) as Record<
    string,
    unknown
  >;
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    home_page_url: 'https://jz.example/en',
    feed_url: 'https://jz.example/en/feeds/bulletins.json',
    language: 'en',
  });
  for (const item of feed['items'] as Record<string, string>[]) {
    expect(item['id']).toMatch(/^urn:uuid:/);
    expect(item['url']).toMatch(/^https:\/\/jz\.example\/en\/bulletins\/2026-\d$/);
    expect(item['content_html']).not.toContain('<b><');
    expect(item['content_html']).not.toMatch(/href="\//);
    expect(
      [item['date_published'], item['date_modified']].every((time) => RFC3339.test(time ?? '')),
    ).toBe(true);
  }
});

test('a correction updates the entry and keeps its id', () => {
  const before = aBulletin(3, '可以饮用');
  const settledAt = '2026-07-18T09:00:00.000Z';
  const after = { ...before, state: 'corrected', settledAt } as const;
  const feed = (bulletin: typeof before): SiteModel => {
    const model = aModel('x');
    return { ...model, page: { ...model.page, bulletins: [bulletin] } };
  };
  const entry = (bulletin: typeof before) =>
    all(parse(atomFeed(viewAt(), feed(bulletin), AT)), 'entry')[0] ?? parse('');
  const value = (bulletin: typeof before, name: string) => all(entry(bulletin), name)[0]?.text;
  expect(value(after, 'id')).toBe(value(before, 'id'));
  expect(value(before, 'updated')).toBe(AT);
  expect(value(after, 'updated')).toBe(settledAt);
  expect(value(after, 'title')).toContain('已更正');
});

test('a feed without an entry is a feed all the same', () => {
  const model = aModel('x');
  const empty = { ...model, page: { ...model.page, bulletins: [] } };
  const feed = parse(atomFeed(viewAt(), empty, AT));
  expect(all(feed, 'entry')).toEqual([]);
  expect(all(feed, 'updated')[0]?.text).toBe(AT);
  expect(JSON.parse(jsonFeed(viewAt(), empty))).toMatchObject({ items: [] });
});
