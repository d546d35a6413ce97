/** What every page of the public site has around its text. */
import { type Html, markup, nothing, type Piece } from '../markup';
import { icon } from '../site-files';
import { link, type View } from '../view';

export interface Sheet {
  readonly title: string;
  /** Without base and language: `/history`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body: Piece;
  /** Above the text: corrections, withdrawals. */
  readonly bands?: Piece;
  /** A script of our own that the page works without. */
  readonly script?: string;
  readonly unlisted?: boolean;
}

/** The whole page as it goes out. */
export function document(view: View, sheet: Sheet): string {
  const { words } = view;
  const unlisted = view.drill || sheet.unlisted;
  const page = markup`<!doctype html>
<html lang="${words.lang}" class="${view.large ? 'large' : 'normal'}${view.drill ? ' drill' : ''}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
${unlisted && markup`<meta name="robots" content="noindex,nofollow">`}
<title>${view.drill && `【${words.drill}】`}${sheet.title} · ${view.siteName}</title>
<link rel="stylesheet" href="${view.stylesheet}">
<link rel="icon" href="${icon.path}" type="image/svg+xml">
${!view.drill && feedLinks(view)}
${sheet.script && markup`<script src="${sheet.script}" defer></script>`}
</head>
<body>
<a class="skip" href="#page">${words.skip}</a>
${view.drill && stripe(view, 'top')}
${bar(view, sheet)}
${sheet.bands ?? nothing}
<main id="page">${sheet.body}</main>
${footer(view)}
${view.drill && stripe(view, 'bottom')}
</body>
</html>
`;
  return page.source;
}

/** 演练 before a title or an answer. */
export function drillMark(view: View): Piece {
  return view.drill && markup`<span class="mark">${view.words.drill}</span> `;
}

export function anchor(view: View, path: string, text: Piece, className?: string): Html {
  return markup`<a href="${link(view, path)}"${className && markup` class="${className}"`}>${text}</a>`;
}

function bar(view: View, { path, query }: Sheet): Html {
  const { words, language } = view;
  const other = { ...view, language: language === 'zh' ? 'en' : 'zh' } as const;
  const size = { ...view, large: !view.large };
  const otherLang = language === 'zh' ? 'en' : 'zh-CN';
  return markup`<header class="bar">
<a class="name" href="${link(view, '/')}">${view.siteName}</a>
<a class="push" href="${link(size, path, query)}">${view.large ? words.normalText : words.largeText}</a>
<a href="${link(other, path, query)}" lang="${otherLang}" hreflang="${otherLang}">${words.otherLanguage}</a>
</header>`;
}

function footer(view: View): Html {
  const { words } = view;
  const pages = ['/', '/history', '/report', '/track', '/subscribe'] as const;
  const names = [words.home, words.history, words.report, words.track, words.subscribe];
  return markup`<footer>
<nav aria-label="${words.nav}"><ul class="pages">
${pages.slice(0, view.drill ? 4 : 5).map((path, at) => markup`<li>${anchor(view, path, names[at])}</li>`)}
${
  !view.drill &&
  markup`<li><a href="${link(view, '/feeds/bulletins.atom')}">${words.feeds}</a></li>
<li><a href="${link(view, '/feeds/bulletins.json')}">JSON Feed</a></li>`
}
</ul></nav>
<p>${words.footer} <a class="staff" href="/desk" rel="nofollow">${words.staff}</a></p>
</footer>`;
}

function feedLinks(view: View): Html {
  const title = view.siteName;
  return markup`<link rel="alternate" type="application/atom+xml" title="${title}" href="${link(view, '/feeds/bulletins.atom')}">
<link rel="alternate" type="application/feed+json" title="${title}" href="${link(view, '/feeds/bulletins.json')}">`;
}

function stripe({ words }: View, side: 'top' | 'bottom'): Html {
  const text = markup`<b>${words.drillBar}</b>`;
  return side === 'top'
    ? markup`<aside class="stripe" aria-label="${words.drill}">${text}</aside>`
    : markup`<div class="stripe low" aria-hidden="true">${text}</div>`;
}
