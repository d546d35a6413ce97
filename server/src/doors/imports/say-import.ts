/** Says what was wrong with a file, a mapping or a row, in the reader's language. */
import type { RejectionDetail } from '@heed/shared/rejections';
import type { MappingFault } from '../../intake/import/mapping-faults';
import type { RowFault, RowReason } from '../../intake/import/row-fault';
import type { FileFault } from '../../intake/import/table/file-fault';
import type { Language } from '../http/language';
import { messageOf } from '../http/messages';

type Said = Readonly<Record<Language, string>>;

const fileMessages: Readonly<Record<FileFault, Said>> = {
  empty: { zh: '文件是空的。', en: 'The file is empty.' },
  'no-rows': {
    zh: '文件里没有数据：第一行应是列名，下面每行一条诉求。',
    en: 'There are no rows: the first row names the columns, each row below is one complaint.',
  },
  'not-a-table': {
    zh: '这不是表格文件，请上传 CSV 或 XLSX。',
    en: 'This is not a table. Send a CSV or XLSX file.',
  },
  'old-excel': {
    zh: '这是旧版 Excel（.xls）或带密码的文件，请另存为无密码的 .xlsx 或 CSV。',
    en: 'This is an old Excel file (.xls) or has a password. Save it as .xlsx or CSV without one.',
  },
  'not-xlsx': {
    zh: '压缩包里没有 Excel 工作簿，请上传 CSV 或 XLSX。',
    en: 'There is no workbook in this ZIP. Send a CSV or XLSX file.',
  },
  locked: {
    zh: '文件有密码保护，请去掉密码后重新上传。',
    en: 'The file is protected by a password. Save it without one.',
  },
  'broken-zip': {
    zh: '文件已损坏，请用 Excel 或 WPS 重新保存。',
    en: 'The file is damaged. Save it again in a spreadsheet program.',
  },
  'broken-xml': {
    zh: '工作簿内容已损坏，请用 Excel 或 WPS 重新保存。',
    en: 'The workbook is damaged inside. Save it again in a spreadsheet program.',
  },
  nested: {
    zh: '文件里嵌有其他压缩文件或文档，请只保留表格。',
    en: 'The file holds other archives or documents. Leave only the table in it.',
  },
  bomb: {
    zh: '文件解压后过大，已拒绝。请拆分后再上传。',
    en: 'The file unpacks to too much and was refused. Split it into several.',
  },
  encoding: {
    zh: '文字编码无法识别，请存为 UTF-8 或 GB18030 的 CSV，或 XLSX。',
    en: 'The text encoding is not understood. Save it as CSV in UTF-8, or as XLSX.',
  },
  'endless-row': {
    zh: '这一行有引号没有关闭，或整行过长，后面的内容无法分行。',
    en: 'A quote in this row is never closed, or the row is far too long.',
  },
  'too-many-rows': {
    zh: '超过 100 万行，请拆分后再上传。',
    en: 'There are more than 1,000,000 rows. Split the file into several.',
  },
  'too-many-columns': { zh: '超过 200 列。', en: 'There are more than 200 columns.' },
  'too-large': {
    zh: '文件超过 100 MB，请拆分后再上传。',
    en: 'The file is larger than 100 MB. Split it into several.',
  },
  'too-heavy': {
    zh: '文件过于复杂，读取时内存或时间不够，请拆分后再上传。',
    en: 'Reading the file took too much memory or time. Split it into several.',
  },
  lost: {
    zh: '保存的文件已不可用，请重新上传。',
    en: 'The stored file is no longer there. Send it again.',
  },
};

const mappingMessages: Readonly<Record<MappingFault, Said>> = {
  'no-such-zone': {
    zh: '没有这个时区，请填 IANA 名称，如 Asia/Shanghai。',
    en: 'There is no such time zone. Use an IANA name such as America/Chicago.',
  },
  'no-such-column': { zh: '文件里没有这一列。', en: 'The file has no such column.' },
  'no-text-column': {
    zh: '请指定诉求内容或标题所在的列。',
    en: 'Say which column holds the text, or at least a title.',
  },
  'no-channel': {
    zh: '请指定来源渠道所在的列，或选择一个固定渠道。',
    en: 'Say which column holds the channel, or choose one for all rows.',
  },
  'not-in-list': {
    zh: '对应的值不在可选范围内。',
    en: 'A value is mapped to something that is not in the list.',
  },
};

const rowMessages: Readonly<Record<RowReason, Said>> = {
  ragged: { zh: '列数与表头不一致', en: 'not as many cells as the header' },
  'long-cell': { zh: '单元格超过 20,000 字', en: 'a cell of more than 20,000 characters' },
  missing: { zh: '缺少内容', en: 'nothing there' },
  'not-a-time': { zh: '无法识别的时间', en: 'not a time' },
  'in-future': { zh: '时间在将来', en: 'lies in the future' },
  'not-in-list': { zh: '不在可选值内', en: 'not in the list' },
  'too-long': { zh: '内容过长', en: 'too long' },
  'not-a-phone': { zh: '不是有效的电话号码', en: 'not a phone number' },
  'not-an-email': { zh: '不是有效的邮箱', en: 'not an e-mail address' },
  refused: { zh: '不符合登记规则', en: 'refused by a rule' },
  failed: { zh: '处理时出错，请联系管理员', en: 'failed inside Heed; tell the administrator' },
};

/** Why a row was refused: the column and the reason, never what stood there. */
export function sayRowFault(fault: RowFault, language: Language): string {
  const reason =
    fault.reason === 'refused'
      ? messageOf(fault.error, language)
      : rowMessages[fault.reason][language];
  const place = fault.column ?? fault.field;
  if (place === null) return reason;
  return language === 'zh' ? `${place}：${reason}` : `${place}: ${reason}`;
}

/** Why an import failed. */
export function sayImportError(error: string, language: Language): string {
  const said = lookUp(fileMessages, error);
  return said ? said[language] : messageOf('internal', language);
}

/** Details of a refusal, said where they are codes of ours. */
export function sayDetail(detail: RejectionDetail, language: Language): RejectionDetail {
  const said =
    lookUp(fileMessages, detail.message.replace(/^file-/, '')) ??
    lookUp(mappingMessages, detail.message);
  return said ? { ...detail, message: said[language] } : detail;
}

function lookUp(messages: Readonly<Record<string, Said>>, code: string): Said | undefined {
  return Object.hasOwn(messages, code) ? messages[code] : undefined;
}
