/** What can be wrong with one field or line, by the code that desks give or the schemas' own words. */
import { clockMessages } from '../admin/clock-messages';
import { thresholdMessages } from '../admin/threshold-messages';
import { bulletinMessages } from '../bulletins/bulletin-messages';
import { clusterMessages } from '../clusters/cluster-messages';
import { consoleMessages } from '../console/console-messages';
import { ladderMessages } from '../ladder/ladder-messages';
import { outboundMessages } from '../outbound/outbound-messages';
import { reportMessages } from '../reports/report-messages';
import { rosterMessages } from '../roster/roster-messages';
import { unitLoopMessages } from '../unit-loop/unit-loop-messages';
import { wordingMessages } from '../wording/wording-messages';
import type { Language } from './language';

export const detailMessages: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'password-short': {
    zh: '密码至少 12 个字符。',
    en: 'A password has at least 12 characters.',
  },
  'password-common': {
    zh: '这个密码太常见，请换一个。',
    en: 'This password is too common. Choose another.',
  },
  'password-account': {
    zh: '密码不能只是账号的变形。',
    en: 'A password must not be the account name in disguise.',
  },
  'password-same': {
    zh: '新密码不能与原密码相同。',
    en: 'The new password is the old one.',
  },
  'account-taken': { zh: '账号已被使用。', en: 'The account name is taken.' },
  'last-administrator': {
    zh: '这是最后一个管理员，不能停用或去掉管理员角色。',
    en: 'This is the last administrator: it has to keep the role and stay enabled.',
  },
  'expiry-too-far': {
    zh: '密钥的有效期必须在一年以内，且不早于现在。',
    en: 'A key has to end in the future and within a year.',
  },
  'name-taken': { zh: '名称已被使用。', en: 'The name is taken.' },
  'code-taken': { zh: '编码已被使用。', en: 'The code is taken.' },
  'parent-cycle': {
    zh: '不能放到自己或自己的下级之下。',
    en: 'It cannot lie below itself.',
  },
  'unknown-parent': { zh: '没有这个上级。', en: 'There is no such parent.' },
  'unknown-unit': { zh: '没有这个单位。', en: 'There is no such unit.' },
  'missing-name': { zh: '缺少名称。', en: 'The name is missing.' },
  'missing-address': { zh: '缺少地址。', en: 'The address is missing.' },
  'named-twice': {
    zh: '文件里前面已有同一个点，请只留一行。',
    en: 'The file named this point before: leave one line of the two.',
  },
  'point-withdrawn': {
    zh: '这个点已撤下，请先在名录里恢复。',
    en: 'This point was withdrawn. Put it back in the list first.',
  },
  'bad-time': {
    zh: '不是有效的时间，请写日期和时间，例如 2026-07-18 22:00。',
    en: 'Not a valid time. Write day and time, such as 2026-07-18 22:00.',
  },
  'bad-code': {
    zh: '编码不能含空格，最长 64 个字符。',
    en: 'A code has no spaces and at most 64 characters.',
  },
  'bad-number': { zh: '不是有效的数字。', en: 'Not a valid number.' },
  'too-long': { zh: '内容过长。', en: 'Too long.' },
  'bad-coordinates': {
    zh: '经纬度无效。',
    en: 'The longitude or latitude is not valid.',
  },
  'ragged-row': {
    zh: '列数与表头不一致。',
    en: 'The row has not as many columns as the header.',
  },
  'unknown-columns': {
    zh: '无法识别表头，请使用模板中的列名。',
    en: 'The header is not understood. Use the column names of the template.',
  },
  'not-csv': {
    zh: '不是有效的 CSV 文件（需 UTF-8 或 GB18030 编码）。',
    en: 'Not a valid CSV file (UTF-8 or GB18030).',
  },
  'convert-heic': {
    zh: '这是 HEIC 图片，暂不能接收。请转换为 JPEG 后再上传（iPhone：设置 › 相机 › 格式 › 兼容性最佳）。',
    en: 'This is a HEIC picture, which cannot be taken yet. Convert it to JPEG and send it again (iPhone: Settings › Camera › Formats › Most Compatible).',
  },
  'no-such-evidence': {
    zh: '没有这个附件；上传后一天内未使用的附件会被清除，请重新上传。',
    en: 'There is no such attachment. One that is not used within a day is removed: send it again.',
  },
  'not-showable': {
    zh: '录音不能作为凭据，请改用图片、PDF 或视频。',
    en: 'A recording shows nothing: bring a picture, a PDF or a film.',
  },
  'no-file': { zh: '没有收到文件。', en: 'No file was sent.' },
  'not-geojson': {
    zh: '不是有效的 GeoJSON FeatureCollection。',
    en: 'Not a valid GeoJSON FeatureCollection.',
  },
  'not-polygon': {
    zh: '边界必须是 Polygon 或 MultiPolygon。',
    en: 'A boundary has to be a Polygon or a MultiPolygon.',
  },
  'unknown-kind': {
    zh: '无法判断是区县还是街道。',
    en: 'It does not say whether this is a district or a street.',
  },
  'no-boundaries': {
    zh: '文件里没有可用的边界。',
    en: 'There is no usable boundary in the file.',
  },
  'unknown-street': {
    zh: '没有这个街道，或有重名，请填街道代码。',
    en: 'There is no such street, or more than one: name it by its code.',
  },
  'unknown-scenario': { zh: '没有这个剧本。', en: 'There is no such scenario.' },
  'no-time-column': {
    zh: '请指定受理时间所在的列：回放按各行自己的时间讲述。',
    en: 'Say which column holds the time of receipt: a replay tells each row at its own time.',
  },
  'nothing-to-replay': {
    zh: '没有一行可以回放。',
    en: 'There is no row that could be told.',
  },
  'too-many-to-replay': {
    zh: '超过 20 万行，请拆分后再回放。',
    en: 'There are more than 200,000 rows. Split the file into several.',
  },
  'replay-name-used': {
    zh: '这个名称用过了，请换一个。',
    en: 'This name was used before. Choose another.',
  },
  'replay-ended': {
    zh: '这次回放已经结束。',
    en: 'This replay is over.',
  },
  'drill-ended': {
    zh: '这次演练已经结束。',
    en: 'This drill is over.',
  },
  'drill-not-ended': {
    zh: '演练还没有结束，请先结束演练。',
    en: 'The drill is not over yet. End it first.',
  },
  'drill-preparing': {
    zh: '演练正在准备，请稍候。',
    en: 'The drill is being prepared. Wait a moment.',
  },
  'unknown-step': { zh: '剧本里没有这一步。', en: 'The scenario has no such step.' },
  'unknown-field': { zh: '没有这个字段。', en: 'There is no such field.' },
  'holds-nul': { zh: '含有空字符（NUL）。', en: 'Holds a NUL character.' },
  'broken-characters': {
    zh: '含有残缺的字符（编码错误）。',
    en: 'Holds half a character: the encoding is broken.',
  },
  'lng-and-lat-together': { zh: '经度和纬度要一起填。', en: 'lng and lat go together.' },
  'zero-coordinates': { zh: '0, 0 不是一个地点。', en: '0, 0 is not a place.' },
  'before-first-knowledge': {
    zh: '时间早于首次获悉。',
    en: 'The time lies before the first knowledge.',
  },
  'ends-before-it-begins': { zh: '结束早于开始。', en: 'It ends before it begins.' },
  'not-graded': {
    zh: '社会安全事件不分等级。',
    en: 'A social-security incident has no grade.',
  },
  'in-the-future': { zh: '时间在将来。', en: 'The time lies in the future.' },
  'key-length': { zh: '长度应为 1 到 200 个字符。', en: 'Use 1 to 200 characters.' },
  'no-lines': { zh: '没有内容。', en: 'There are no lines.' },
  'too-many-lines': { zh: '最多 10,000 行。', en: 'At most 10,000 lines.' },
  'line-too-long': { zh: '一行最多 64 KB。', en: 'A line has at most 64 kB.' },
  'not-a-cursor': {
    zh: '翻页位置无效，请从第一页重新开始。',
    en: 'Not a cursor of this list. Start again from the first page.',
  },
  'outcome-of-callback-ended': {
    zh: '回拨结束（callback-ended）必须写明结果，其他事件不能写。',
    en: 'callback-ended needs an outcome, and no other event has one.',
  },
  'too-far': { zh: '时间太远，最长 {n} 天。', en: 'Too far ahead: at most {n} days.' },
  'still-counting': {
    zh: '数据很多，正在统计，请稍后再看。',
    en: 'There is much to count. Look again in a moment.',
  },
  'period-too-long': { zh: '最长 92 天。', en: 'At most 92 days.' },
  'not a seed': {
    zh: '种子为 4 到 16 个小写字母和数字。',
    en: 'A seed has 4 to 16 lower-case letters and digits.',
  },
  'rate-and-part': {
    zh: 'rate 与 part 要么都写，要么都不写。',
    en: 'Name both rate and part, or neither.',
  },
  'only-excluded': {
    zh: 'why 只用于 part=excluded。',
    en: 'Only the excluded part has a why.',
  },
  'unknown-value': { zh: '没有这个选项。', en: 'There is no such value.' },
  'not an id': { zh: '不是有效的编号。', en: 'Not a valid id.' },
  'not a code': { zh: '不是有效的编码。', en: 'Not a valid code.' },
  'not a phone number': { zh: '不是有效的电话号码。', en: 'Not a valid phone number.' },
  'letters, digits, dot, dash': {
    zh: '只能用 2 到 40 个字母、数字、点、横线和下划线。',
    en: 'Use 2 to 40 letters, digits, dots, dashes or underscores.',
  },
  'a realm is real, drill-… or replay-…': {
    zh: '域只能是 real、drill-… 或 replay-…。',
    en: 'A realm is real, drill-… or replay-….',
  },
  ...bulletinMessages,
  ...clockMessages,
  ...thresholdMessages,
  ...clusterMessages,
  ...consoleMessages,
  ...outboundMessages,
  ...ladderMessages,
  ...reportMessages,
  ...rosterMessages,
  ...unitLoopMessages,
  ...wordingMessages,
};
