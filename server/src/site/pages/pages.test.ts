import { describe, expect, test } from 'vitest';
import { aBulletin, aModel, AT, viewAt } from '../../../test/site-pages';
import type { TrackedCase } from '../forms/tracked-cases';
import { render } from '../render';
import type { SiteModel } from '../site-model';
import { viewOf, type View } from '../view';
import { receiptPage, reportPage } from './report';
import { trackPage, trackedPage } from './track';

const frame = { code: '<svg></svg>', asked: null };
const bulletinPaths = ['6', '5', '4', '3', '2'].map((number) => `/bulletins/2026-${number}`);
const paths = ['/', '/history', '/points', ...bulletinPaths];

function pageAt(view: View, model: SiteModel, path: string): string {
  const page = render(view, model, path, frame);
  if (!page) throw new Error(`there is no page at ${path}`);
  return page.text;
}

/** Every page with this word in every field that somebody writes. */
function allPages(word: string, view: View): string[] {
  const model = aModel(word);
  const [state] = model.zones;
  if (!state) throw new Error('the model has a zone');
  const answer = { kind: 'found', name: word, street: 'street', state } as const;
  const several = { kind: 'several', asked: word, names: [word] } as const;
  const form = {
    requestId: word,
    challenge: word,
    places: model.places,
    written: Object.fromEntries(
      ['text', 'address', 'name', 'phone', 'email'].map((f) => [f, word]),
    ),
    faults: { text: 'text-missing', form: 'form' },
    notice: word,
    hadFiles: true,
  } as const;
  const tracked: TrackedCase = {
    caseNo: word,
    state: 'replied',
    unit: { name: word, nameEn: word },
    receivedAt: AT,
    dueAt: AT,
    closedAt: null,
    repeats: 2,
    reply: { text: word, at: AT },
    notice: { zh: word, en: word },
    say: { confirm: true, dispute: true, rate: true, rating: null },
  };
  const sheet = {
    caseNo: word,
    code: word,
    notice: word,
    faults: { words: 'words', rating: 'rating' },
    words: word,
  } as const;
  const asked = [
    answer,
    several,
    { kind: 'unknown', asked: word },
    { kind: 'no-zone', name: word },
  ];
  return [
    ...paths.map((path) => pageAt(view, model, path)),
    ...(asked as (typeof answer)[]).map(
      (each) =>
        render(view, model, '/', { ...frame, asked: { text: word, answer: each } })?.text ?? '',
    ),
    reportPage(view, form),
    receiptPage(view, { caseNo: word, code: word, critical: true, filesLost: true }),
    trackPage(view, { caseNo: word, faults: { code: 'code' }, notice: word }),
    trackedPage(view, tracked, sheet),
  ];
}

/** The tags of a page and the names of their attributes, which no text may change. */
function skeleton(page: string): string[] {
  const tags = page.match(/<[a-z/!][^>]*>/gi) ?? [];
  return tags.map((tag) => tag.replaceAll(/"[^"]*"/g, '""'));
}

const hostile = [
  ['a script', '<script>alert(1)</script>'],
  ['a quote that ends an attribute', '" onmouseover="alert(1)" x="'],
  ['an apostrophe and a bracket', `'><img src=x onerror=alert(1)>`],
  ['the end of what stands around it', '</textarea></title></select></option></style><b>'],
  ['an entity', '&lt;b&gt;&#60;i&#62;'],
  ['a formula', '=HYPERLINK("http://x","y")'],
  ['a closed template', '${1+1}`{{7*7}}'],
];

describe('whatever stands in a text is text', () => {
  for (const language of ['zh', 'en'] as const) {
    test.each(hostile)(`%s (${language})`, (_, word) => {
      const view = viewAt({ language });
      expect(allPages(word, view).map(skeleton)).toEqual(allPages('text', view).map(skeleton));
    });
  }

  test('signs that hide or turn what is read are left out', () => {
    const signs = Array.from(
      '\u0007\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u{e0041}',
    );
    const all = allPages(`a${signs.join('b')}c`, viewAt()).join('');
    expect(all).toContain(`a${'b'.repeat(signs.length - 1)}c`);
    expect(signs.filter((sign) => all.includes(sign))).toEqual([]);
  });

  test('no page brings a style, a script or an address of another host with it', () => {
    for (const page of allPages('text', viewAt())) {
      expect(page).not.toMatch(/ style=|<style|<script(?! src="\/site\/)| on[a-z]+=|javascript:/);
      const sent = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(
        ([, address]) => address ?? '',
      );
      expect(
        sent.filter((address) => /^[a-z]+:|^\/\//.test(address) && !address.startsWith('tel:')),
      ).toEqual([]);
    }
  });
});

describe('the first page', () => {
  const home = (model: SiteModel, view = viewAt()) => pageAt(view, model, '/');

  test('says what one can do before everything else that a bulletin says', () => {
    const page = home(aModel('text'));
    const places = [
      'id="usable"',
      'id="zones"',
      'id="advice"',
      'id="confirmed"',
      'id="unknown"',
      'id="doing"',
    ];
    const found = places.map((place) => page.indexOf(place));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(0);
  });

  test('is headed by whose page it is, in the language of the page', () => {
    expect(home(aModel('text'))).toContain('href="/">江州市应急信息发布</a>');
    const english = home(aModel('text'), viewAt({ language: 'en' }));
    expect(english).toContain('href="/en">Jiangzhou emergency information</a>');
  });

  test('says when the next word is late', () => {
    const late = home(aModel('text'), viewAt({}, '2026-07-18T09:00:00Z'));
    expect(late).toContain('原定 今日 16:15，已经过了');
    expect(home(aModel('text'))).not.toContain('已经过了');
  });

  test('shows no zone, no point and no number where no bulletin is in force', () => {
    const model = { ...aModel('text'), current: null };
    const page = home(model);
    expect(page).toContain('目前没有发布中的事件通报');
    expect(page).not.toMatch(/id="zones"|id="points"|id="progress"|11,128/);
  });

  test('keeps language and size in every link to a page of the site', () => {
    const view = viewAt({ language: 'en', large: true });
    const page = home(aModel('text'), view);
    const links = [...page.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(
      ([, address]) => address ?? '',
    );
    const strays = links.filter((address) => !/^\/en.*size=large|^\/desk/.test(address));
    // The two that change them.
    expect(strays).toEqual(['/en', '/?size=large']);
  });
});

test('a point of water has its address in the language of the page, in Chinese where it has no other', () => {
  const model = aModel('text');
  const [point] = model.points;
  if (!point) throw new Error('the model has a point');
  const both = { ...point, address: '柳林路 56 号', addressEn: '56 Liulin Road' };
  const only = { ...both, code: 'other', address: '望江路 1 号', addressEn: null };
  const page = (language: 'zh' | 'en') =>
    pageAt(viewAt({ language }), { ...model, points: [both, only] }, '/points');
  expect(page('en')).toContain('56 Liulin Road');
  expect(page('en')).not.toContain('柳林路');
  expect(page('en')).toContain('望江路 1 号');
  expect(page('zh')).toContain('柳林路 56 号');
});

describe('the response that an incident is under', () => {
  const model = aModel('text');
  const lower = aBulletin(4, 'text', {
    state: 'superseded',
    response: { level: 3, class: 'public-health', since: null },
  });
  const bulletins = [...model.page.bulletins.filter(({ number }) => number !== 4), lower];
  const two = { ...model, page: { ...model.page, bulletins } };

  test('[B31] stands in the head of each bulletin as its own approval found it', () => {
    const level = '<b>二级应急响应</b> 公共卫生事件，响应自 7 月 18 日 15:00 起';
    expect(pageAt(viewAt(), two, '/')).toContain(level);
    expect(pageAt(viewAt(), two, '/bulletins/2026-4')).toContain(
      '<b>三级应急响应</b> 公共卫生事件</span>',
    );
    const english = pageAt(viewAt({ language: 'en' }), two, '/');
    expect(english).toContain(
      '<b>Level II response</b> public health, response since 18 July 15:00',
    );
  });

  test('[B31] is told of each bulletin in the history', () => {
    const levels = pageAt(viewAt(), two, '/history').match(/[二三]级应急响应/g);
    expect(levels).toEqual([...Array.from({ length: 4 }, () => '二级应急响应'), '三级应急响应']);
  });

  test('[B31] is not mentioned where there was none', () => {
    const current = aBulletin(5, 'text', { response: null });
    const page = pageAt(viewAt(), { ...model, current }, '/');
    expect(page.slice(0, page.indexOf('id="usable"'))).not.toContain('级应急响应');
  });
});

describe('what became of a bulletin', () => {
  const model = aModel('港湾可以饮用');
  const page = (number: number) => pageAt(viewAt(), model, `/bulletins/2026-${number}`);

  test('a withdrawn one is struck through, with its reason, and warned of on the first page', () => {
    expect(page(6)).toMatch(/<h1><s>.*港湾可以饮用.*<\/s><\/h1>/);
    expect(page(6)).toContain('<del class="struck">');
    expect(pageAt(viewAt(), model, '/')).toContain('第 6 号通报已撤回');
  });

  test('a corrected one strikes the sentence that was wrong, and says what is right and why', () => {
    const by = aBulletin(5, '港湾不能饮用', {
      correction: {
        wrong: { zh: '港湾可以饮用', en: '' },
        right: { zh: '港湾不能饮用', en: '' },
        reason: { zh: '取样太早', en: '' },
        bannerUntil: null,
      },
    });
    const wrong = aBulletin(3, '港湾可以饮用', {
      state: 'corrected',
      settledAt: AT,
      replacedBy: by,
    });
    const corrected = { ...model, page: { ...model.page, bulletins: [by, wrong] } };
    const text = pageAt(viewAt(), corrected, '/bulletins/2026-3');
    expect(text).toMatch(/<li><s>港湾可以饮用/);
    expect(text).toMatch(/应为：<b>港湾不能饮用<\/b>/);
    expect(text).toContain('原因：取样太早');
  });

  test('there is no page of a number that was not published', () => {
    expect(render(viewAt(), model, '/bulletins/2026-7', frame)).toBeNull();
    expect(render(viewAt(), model, '/bulletins/../etc', frame)).toBeNull();
  });
});

test('a drill’s page is marked above and below, before its titles and answers, and listed nowhere', () => {
  const view = viewOf(
    { language: 'zh', large: false, base: '/drill/water-1' },
    {
      place: { zh: '', en: '' },
      timeZone: 'Asia/Shanghai',
      origin: 'https://jz.example',
      stylesheet: '/s.css',
    },
    Date.parse(AT),
  );
  const page = pageAt(view, aModel('text'), '/');
  expect(page.match(/演练　不是真实事件/g)).toHaveLength(2);
  expect(page).toMatch(/<h1><span class="mark">演练<\/span>/);
  expect(page).toContain('<meta name="robots" content="noindex,nofollow">');
  expect(page).not.toContain('/feeds/');
  expect(page).toContain('href="/drill/water-1/history"');
});
