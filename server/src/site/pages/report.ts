/** The public form and its slip: works without a script, keeps what was written, names what is wrong. */
import { Kind } from '@heed/shared/vocabulary';
import type { PlaceRow } from '@heed/shared/reference';
import { type Html, markup, type Piece } from '../markup';
import { proof } from '../site-files';
import { placeName } from '../site-model';
import { link, type View } from '../view';
import type { Words } from '../words/zh';
import { anchor, document } from './layout';
import { heading } from './parts';

export type FaultCode = keyof Words['forms']['fault'];
export type ReportField =
  | 'text'
  | 'kind'
  | 'street'
  | 'address'
  | 'files'
  | 'name'
  | 'phone'
  | 'email'
  | 'form';
export type Faults = Partial<Record<ReportField, FaultCode>>;

export interface ReportSheet {
  readonly requestId: string;
  /** As its script takes it. */
  readonly challenge: string;
  readonly places: readonly PlaceRow[];
  /** What was written before, by field. */
  readonly written: Readonly<Record<string, string>>;
  readonly faults: Faults;
  /** Why nothing was taken in, where no field is to blame. */
  readonly notice: string | null;
  readonly hadFiles: boolean;
}

export function reportPage(view: View, sheet: ReportSheet): string {
  const { report } = view.words.forms;
  const body = markup`${heading(view, report.title)}
<p class="lead">${report.lead}</p><p class="danger">${report.danger}</p>
${trouble(view, sheet)}
<form class="form" action="${link(view, '/report')}" method="post" enctype="multipart/form-data" novalidate data-challenge="${sheet.challenge}" data-wait="${report.sending}">
<input type="hidden" name="requestId" value="${sheet.requestId}"><input type="hidden" name="proof" value="">
${row(view, sheet, { name: 'text', label: report.text, hint: report.textHint, control: textArea })}
${row(view, sheet, { name: 'street', label: report.street, control: streetList })}
${row(view, sheet, { name: 'address', label: report.address, hint: report.addressHint, control: textLine })}
${row(view, sheet, { name: 'kind', label: report.kind, control: kindList })}
<fieldset><legend>${report.contact}</legend><small class="hint">${report.contactHint}</small>
${row(view, sheet, { name: 'phone', label: report.phone, control: phoneLine })}
${row(view, sheet, { name: 'email', label: report.email, control: mailLine })}
${row(view, sheet, { name: 'name', label: report.name, control: nameLine })}
${tick(sheet, 'anonymous', report.anonymous)}${tick(sheet, 'confidential', report.confidential)}</fieldset>
${row(view, sheet, { name: 'files', label: report.files, hint: report.filesHint, control: fileChooser })}
<button class="button strong send">${report.send}</button></form>`;
  return document(view, { title: report.title, path: '/report', body, script: proof.path });
}

interface Row {
  readonly name: Exclude<ReportField, 'form'>;
  readonly label: string;
  readonly hint?: string;
  readonly control: (field: Field) => Html;
}

interface Field {
  readonly view: View;
  readonly sheet: ReportSheet;
  readonly value: string;
  /** Id, name and what describes the field. */
  readonly said: Html;
}

function row(view: View, sheet: ReportSheet, { name, label, hint, control }: Row): Html {
  const { report, fault } = view.words.forms;
  const wrong = sheet.faults[name];
  const described = [wrong && `${name}-wrong`, hint !== undefined && `${name}-hint`].filter(
    Boolean,
  );
  const said = markup`id="${name}" name="${name}"${described.length > 0 && markup` aria-describedby="${described.join(' ')}"`}${wrong && markup` aria-invalid="true"`}`;
  return markup`<div class="row"><label for="${name}">${label} ${name !== 'text' && markup`<span>${report.optional}</span>`}</label>
${hint !== undefined && markup`<small class="hint" id="${name}-hint">${hint}</small>`}
${wrong && markup`<p class="wrong" id="${name}-wrong">${fault[wrong]}</p>`}
${control({ view, sheet, value: sheet.written[name] ?? '', said })}</div>`;
}

function textArea({ value, said }: Field): Html {
  return markup`<textarea ${said} maxlength="10000" required>
${value}</textarea>`;
}

function textLine({ value, said }: Field): Html {
  return markup`<input ${said} type="text" maxlength="300" autocomplete="street-address" value="${value}">`;
}

function phoneLine({ value, said }: Field): Html {
  return markup`<input ${said} type="tel" maxlength="32" autocomplete="tel" value="${value}">`;
}

function mailLine({ value, said }: Field): Html {
  return markup`<input ${said} type="email" maxlength="200" autocomplete="email" value="${value}">`;
}

function nameLine({ value, said }: Field): Html {
  return markup`<input ${said} type="text" maxlength="100" autocomplete="name" value="${value}">`;
}

function fileChooser({ said }: Field): Html {
  return markup`<input ${said} type="file" multiple accept="image/jpeg,image/png,image/webp,application/pdf,video/mp4,audio/mpeg,.amr">`;
}

function kindList({ view, value, said }: Field): Html {
  const { words } = view;
  return markup`<select ${said}><option value="">${words.forms.report.kindAny}</option>
${Kind.options.map((kind) => option(kind, words.caseKind[kind], value))}</select>`;
}

/** Streets under their districts, in one list: choosing needs no script. */
function streetList({ view, sheet, value, said }: Field): Html {
  const { language, words } = view;
  const districts = sheet.places.filter(({ kind }) => kind === 'district');
  const streets = sheet.places.filter(({ kind }) => kind === 'street');
  const known = new Set(districts.map(({ code }) => code));
  const options = (own: readonly PlaceRow[]): Html[] =>
    own.map((street) => option(street.code, placeName(street, language), value));
  const groups = districts.map((district) => {
    const own = streets.filter(({ parent }) => parent === district.code);
    return (
      own.length > 0 &&
      markup`<optgroup label="${placeName(district, language)}">${options(own)}</optgroup>`
    );
  });
  const others = streets.filter(({ parent }) => parent === null || !known.has(parent));
  return markup`<select ${said}><option value="">${words.forms.report.streetAny}</option>${groups}${options(others)}</select>`;
}

function option(value: string, label: string, chosen: string): Html {
  return markup`<option value="${value}"${value === chosen && markup` selected`}>${label}</option>`;
}

function tick({ written }: ReportSheet, name: 'anonymous' | 'confidential', label: string): Html {
  return markup`<div class="tick"><input type="checkbox" id="${name}" name="${name}"${written[name] === 'on' && markup` checked`}><label for="${name}">${label}</label></div>`;
}

/** Above the form: all that is wrong, each line leading to its field. */
function trouble(view: View, { faults, notice, hadFiles }: ReportSheet): Piece {
  const { report, fault } = view.words.forms;
  const wrong = Object.entries(faults) as [ReportField, FaultCode][];
  if (wrong.length === 0 && notice === null) return null;
  return markup`<div class="faults" role="alert">${
    notice === null ? markup`<p><b>${report.faults}</b></p>` : markup`<p><b>${notice}</b></p>`
  }<ul>${wrong.map(([name, code]) => markup`<li><a href="#${name === 'form' ? 'text' : name}">${fault[code]}</a></li>`)}</ul>
<p>${report.kept}${hadFiles && ` ${report.filesAgain}`}</p></div>`;
}

export interface Slip {
  readonly caseNo: string;
  /** Null where the case is an earlier one: its code was handed out then. */
  readonly code: string | null;
  readonly critical: boolean;
  readonly filesLost: boolean;
}

/** What the complainant keeps; prints on a slip of paper. */
export function receiptPage(view: View, { caseNo, code, critical, filesLost }: Slip): string {
  const { receipt } = view.words.forms;
  const body = markup`${heading(view, receipt.title)}
${critical && markup`<p class="danger" role="alert">${receipt.critical}</p>`}
<p class="lead">${code === null ? receipt.repeat : receipt.lead}</p>
<dl class="slip"><dt>${receipt.caseNo}</dt><dd><b class="big">${caseNo}</b></dd>
${code !== null && markup`<dt>${receipt.code}</dt><dd><b class="big">${code}</b><small class="hint">${receipt.codeHint}</small></dd>`}</dl>
${filesLost && markup`<p class="wrong">${receipt.noFiles}</p>`}
<p class="doors">${anchor(view, '/track', receipt.trackIt, 'button strong')} ${anchor(view, '/report', receipt.again, 'button')}</p>`;
  return document(view, { title: receipt.title, path: '/report', body, unlisted: true });
}
