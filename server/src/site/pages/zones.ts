/** Zones by their samples, and the answer to whoever looks up a home. */
import { type Html, markup, nothing, type Piece } from '../markup';
import type { PlaceAnswer } from '../place-lookup';
import { placeName, type SiteModel } from '../site-model';
import { link, type View } from '../view';
import type { ZoneState, ZoneVerdict } from '../zone-states';
import { drillMark } from './layout';
import { formattedNumber, pieces } from './parts';
import { pointsNear } from './points';

/** The question of the public whose answer is when all is normal again. */
const RESTORED_WHEN = /^(ask:)?restored-when$/;
/** How far to the right the limit's mark stands at most. */
const LIMIT_AT = 0.2;

export function zoneTable(view: View, { zones }: SiteModel): Html {
  const measured = zones.filter(({ value }) => value !== null);
  const first = measured[0];
  if (!first) return nothing;
  const { words } = view;
  const top = Math.max(
    ...measured.map(({ value, limit }) => Math.max(value ?? 0, (limit ?? 0) / LIMIT_AT)),
  );
  const unit = first.series?.unit ?? '';
  const unitName = words.units[unit] ?? unit;
  return markup`<section class="zones" aria-labelledby="zones"><h2 id="zones">${words.zones}
<span>${words.zoneUnit(unitName, formattedNumber(first.limit ?? 0))}</span></h2>
<ul>${zones.map((state) => zoneRow(view, state, top))}</ul>
<p class="note">${first.series && seriesName(view, first)}${words.colon}${words.zoneRule}</p></section>`;
}

function zoneRow(view: View, state: ZoneState, top: number): Html {
  const { words, time } = view;
  const { value, limit, sampledAt, passes } = state;
  const sample =
    value === null || sampledAt === null
      ? words.noSample
      : `${formattedNumber(value)} · ${time.clock(sampledAt)}`;
  return markup`<li><b>${placeName(state.zone, view.language)}</b>
${value === null ? markup`<span class="track"></span>` : track(value, limit ?? 0, top)}
${verdictChip(view, state.verdict)}
<small>${sample}${passes > 0 && markup` · ${words.passes(passes)}`}</small></li>`;
}

/** Drawn with attributes alone: the page allows no style of its own. */
function track(value: number, limit: number, top: number): Html {
  const share = (part: number) => ((100 * part) / top).toFixed(1);
  return markup`<svg class="track" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="bed" width="100" height="6" y="2"/><rect class="bar" width="${share(value)}" height="6" y="2"/><rect class="limit" x="${share(limit)}" width="0.8" height="10"/></svg>`;
}

export function verdictChip({ words }: View, verdict: ZoneVerdict): Html {
  const sign = verdict === 'fit' ? '✓ ' : '';
  return markup`<span class="verdict ${verdict}">${sign}${words.verdict[verdict]}</span>`;
}

/** What stands under the field: nothing until somebody has asked. */
export function placeAnswer(view: View, model: SiteModel, answer: PlaceAnswer | null): Piece {
  if (!answer) return null;
  const { words } = view;
  switch (answer.kind) {
    case 'found':
      return found(view, model, answer);
    case 'no-zone':
      return said(view, words.lookup.noZone(answer.name), words.lookup.noZoneHint);
    case 'several':
      return markup`${said(view, words.lookup.which(answer.asked))}<ul class="choices">${answer.names.map(
        (name) => markup`<li><a href="${link(view, '/#answer', { place: name })}">${name}</a></li>`,
      )}</ul>`;
    case 'many':
      return said(view, words.lookup.many, words.lookup.manyHint(answer.retryAfterSeconds));
    case 'away':
      return said(view, words.lookup.unknown(answer.asked), words.lookup.away);
    default:
      return said(view, words.lookup.unknown(answer.asked), words.lookup.unknownHint);
  }
}

function found(
  view: View,
  model: SiteModel,
  { name, street, state }: Extract<PlaceAnswer, { kind: 'found' }>,
): Piece {
  const { words, time } = view;
  const { zone, verdict, value, limit, sampledAt, series } = state;
  const where = words.lookup.answer(name, placeName(zone, view.language));
  const restored = model.current?.sections.unknown.find(
    ({ answers, knownAt }) => answers.some((code) => RESTORED_WHEN.test(code)) && knownAt !== null,
  );
  const near = street === null ? [] : pointsNear(view, model, street);
  const unit = words.units[series?.unit ?? ''] ?? series?.unit ?? '';
  return markup`${said(view, `${where}${words.colon}${words.answer[verdict]}`)}<dl class="facts">
${value !== null && sampledAt !== null && markup`<dt>${words.lookup.sampled}</dt><dd>${time.near(sampledAt)} ${formattedNumber(value)} ${unit}${words.comma}${words.limit} ${formattedNumber(limit ?? 0)}</dd>`}
${verdict !== 'fit' && restored?.knownAt && markup`<dt>${words.lookup.restored}</dt><dd>${words.lookup.judgedBy(time.near(restored.knownAt))}</dd>`}
${near.length > 0 && markup`<dt>${words.lookup.nearest}</dt><dd>${near.map((line) => markup`<span>${line}</span>`)}</dd>`}</dl>`;
}

function said(view: View, text: string, hint?: string): Html {
  return markup`<p class="answer">${drillMark(view)}${pieces(text)}</p>${hint !== undefined && markup`<p class="hint">${hint}</p>`}`;
}

function seriesName({ language }: View, { series }: ZoneState): string {
  return (language === 'en' ? series?.titleEn : null) ?? series?.title ?? '';
}
