/** The first page: what one can do now, before everything else. */
import { isTooFew, STEP } from '../../access/visitors';
import type { PublishedBulletin } from '../../bulletins/published';
import { type Html, markup, nothing, type Piece, trusted } from '../markup';
import type { PlaceAnswer } from '../place-lookup';
import { elsewhere, promisesOf, type SiteModel } from '../site-model';
import { link, said, type View } from '../view';
import { bands } from './bands';
import { anchor, document } from './layout';
import {
  bulletinList,
  dial,
  formattedNumber,
  heading,
  nextUpdate,
  promiseList,
  section,
  signature,
} from './parts';
import { pointsSection } from './points';
import { placeAnswer, zoneTable } from './zones';

const EARLIER = 6;

export interface Asked {
  readonly text: string;
  readonly answer: PlaceAnswer | null;
}

export interface HomeFrame {
  /** The page's own address as a code to be scanned, drawn as SVG. */
  readonly code: string;
  /** What somebody looked up; null on the page that is kept. */
  readonly asked: Asked | null;
}

export function homePage(view: View, model: SiteModel, frame: HomeFrame): string {
  const { page, current } = model;
  const query = frame.asked ? { query: { place: frame.asked.text }, unlisted: true } : {};
  if (!current) return quietPage(view, model);
  return document(view, {
    title: said(view, current.title),
    path: '/',
    ...query,
    bands: bands(view, page, current),
    body: markup`<div class="top"><div>${signature(view, current)}${heading(view, current.title)}</div>
${nextUpdate(view, current)}</div>
${panel(view, model, { current, asked: frame.asked })}
<div class="grid"><div>
<p class="lead">${said(view, current.lead)}</p>
${zoneTable(view, model)}
${(['advice', 'confirmed', 'unknown', 'doing'] as const).map((name) => section(view, name, current))}
${promises(view, model, current)}
${progress(view, model)}
</div><div>
${pointsSection(view, model)}
${help(view, current)}
${share(view, current, frame.code)}
${earlier(view, model, current)}
</div></div>
<p class="issuer">${said(view, current.issuer)}</p>`,
  });
}

/** Nothing is in force: says so, and how to reach somebody. */
function quietPage(view: View, { page }: SiteModel): string {
  const { words } = view;
  const { quiet } = words;
  const calls = [
    ['12345', words.hotline],
    ['120', words.ambulance],
    ['110', words.police],
    ['119', words.fire],
  ] as const;
  const body = markup`${heading(view, quiet.title)}
<p class="lead">${quiet.text}</p>
${page.bulletins.length > 0 && markup`<p>${quiet.retracted} ${anchor(view, '/history', words.all)}</p>`}
<h2>${quiet.calls}</h2><ul class="calls">${calls.map(([number, name]) => call(view, number, name))}</ul>
<h2>${words.help}</h2><p class="doors">${anchor(view, '/report', words.report, 'button')} ${anchor(view, '/track', words.track, 'button')}</p>`;
  return document(view, { title: quiet.title, path: '/', bands: bands(view, page, null), body });
}

function panel(
  view: View,
  model: SiteModel,
  { current, asked }: { readonly current: PublishedBulletin; readonly asked: Asked | null },
): Html {
  const { words } = view;
  const usable = current.sections.usable;
  const hasZones = model.zones.length > 0;
  if (!hasZones && usable.length === 0) return nothing;
  const list = markup`<section aria-labelledby="usable"><h2 id="usable">${words.usable}</h2>
<ul>${usable.map(({ text }) => markup`<li>${said(view, text)}</li>`)}</ul></section>`;
  if (!hasZones) return markup`<div class="mine one">${list}</div>`;
  return markup`<div class="mine" id="answer"><form action="${link({ ...view, large: false }, '/')}" method="get" role="search">
<label for="place">${words.lookup.label}</label>
<div class="field"><input id="place" name="place" type="text" maxlength="60" autocomplete="street-address" required value="${asked?.text ?? ''}">
${view.large && markup`<input type="hidden" name="size" value="large">`}<button>${words.lookup.button}</button></div>
<div role="status">${placeAnswer(view, model, asked?.answer ?? null)}</div></form>
${usable.length > 0 && list}</div>`;
}

function promises(view: View, model: SiteModel, current: PublishedBulletin): Piece {
  const own = promisesOf(model.page, current);
  if (own.length === 0) return null;
  const { words } = view;
  return markup`<section aria-labelledby="promises"><h2 id="promises">${words.promises} ${anchor(view, '/history#promises', words.all)}</h2>${promiseList(view, own)}</section>`;
}

function progress(view: View, model: SiteModel): Piece {
  if (!model.progress) return null;
  const { words, time } = view;
  const { received, answered, dispatched, solved, asOf } = model.progress;
  const told = (count: number) =>
    isTooFew(count) ? words.fewerThan(STEP) : formattedNumber(count);
  const numbers = [
    [answered, words.answered],
    [dispatched, words.dispatched],
    [solved, words.solved],
  ] as const;
  return markup`<section aria-labelledby="progress"><h2 id="progress">${words.progress} <span>${words.asOf(time.near(asOf))}</span></h2>
<ul class="numbers">${numbers.map(([value, name]) => markup`<li><b>${told(value)}</b> ${name}</li>`)}</ul>
<p class="note">${words.progressNote(told(received))} ${anchor(view, '/track', words.trackMine)}</p></section>`;
}

function help(view: View, { help: channels }: PublishedBulletin): Html {
  const { words } = view;
  return markup`<section class="help" aria-labelledby="help"><h2 id="help">${words.help}</h2>
<ul class="calls">${channels.map(({ number, label }) => call(view, number, said(view, label)))}
<li><a class="button" href="${link(view, '/report')}">${words.onlineHelp}<small>${words.onlineHelpNote}</small></a></li></ul></section>`;
}

function call({ words }: View, number: string, name: string): Html {
  return markup`<li><a class="button strong" href="${dial(number)}">${words.call(number)}<small>${name}</small></a></li>`;
}

function share(view: View, current: PublishedBulletin, code: string): Html {
  const { words, time } = view;
  const address = `${view.origin}${link({ ...view, large: false }, '/')}`;
  const usable = current.sections.usable[0];
  const number = `${words.short(current.number)}${words.comma}${time.full(current.publishedAt)}`;
  const again =
    current.nextUpdateAt === null ? '' : words.shareAgain(time.full(current.nextUpdateAt));
  const mark = view.drill ? `【${words.drill}】` : '';
  const text = words.shareText(
    said(view, current.title),
    usable ? said(view, usable.text) : '',
    number,
    again,
  );
  return markup`<section aria-labelledby="share"><h2 id="share">${words.share}</h2>
<div class="share"><p>${mark}${text}<br><span class="address">${address}</span>”</p>
<div class="code" role="img" aria-label="${words.qr}">${trusted(code)}</div></div></section>`;
}

function earlier(view: View, { page }: SiteModel, current: PublishedBulletin): Html {
  const { words } = view;
  const own = page.bulletins.filter(
    ({ id, incidentId }) => id !== current.id && incidentId === current.incidentId,
  );
  const others = elsewhere(page, current);
  return markup`${
    own.length > 0 &&
    markup`<section class="earlier" aria-labelledby="earlier"><h2 id="earlier">${words.earlier} ${anchor(view, '/history', words.all)}</h2>${bulletinList(view, own.slice(0, EARLIER))}</section>`
  }${others.length > 0 && markup`<section aria-labelledby="others"><h2 id="others">${words.others}</h2>${bulletinList(view, others)}</section>`}`;
}
