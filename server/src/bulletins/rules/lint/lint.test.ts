import { describe, expect, test } from 'vitest';
import type { BulletinContent, LintCode, LiveNumber, Statement } from '@heed/shared/bulletins';
import { BulletinContent as Content } from '@heed/shared/bulletins';
import { bulletinTemplates } from '../../../../data/bulletin-templates/bulletin-templates';
import { competences } from '../../../../data/competence';
import { LATER, NOW, soundReport, statement, token } from '../../../../test/bulletin-builders';
import { lint, lintPublished } from './lint';

const live: LiveNumber[] = [
  { id: 'n1', value: 16_530, unit: null, source: null, at: NOW, old: false },
];

function findings(content: BulletinContent, part: Partial<Parameters<typeof lint>[1]> = {}) {
  return lint(content, {
    now: NOW,
    previous: null,
    openPromises: new Set(),
    live,
    legalCleared: false,
    signed: [],
    ...part,
  });
}

function codes(
  content: BulletinContent,
  part: Partial<Parameters<typeof lint>[1]> = {},
): LintCode[] {
  return findings(content, part).map(({ code }) => code);
}

function lead(zh: string, en = 'As of 14:45 on 18 July.'): BulletinContent {
  return soundReport({ lead: { zh: `7月18日14时45分。${zh}`, en } });
}

function confirmed(part: Partial<Statement>): BulletinContent {
  const report = soundReport();
  return { ...report, confirmed: [...report.confirmed, statement('c9', part)] };
}

test('[B17] a sound report has no fault', () => {
  expect(findings(soundReport())).toEqual([]);
});

describe('characters', () => {
  test.each([
    ['a bidirectional override', '请勿\u202e饮用'],
    ['an isolate', '请\u2066勿饮用'],
    ['a zero-width space', '请\u200b勿饮用'],
    ['a joiner in a word', '请\u200d勿饮用'],
    ['a tag', '请勿饮用\u{e0041}'],
    ['a tab', '请\t勿饮用'],
    ['a byte order mark', '\ufeff请勿饮用'],
    ['a soft hyphen', '请\u00ad勿饮用'],
    ['a filler that looks like nothing', '请\u3164勿饮用'],
    ['a private character', '请\ue000勿饮用'],
    ['a line separator', '请\u2028勿饮用'],
  ])('[B19] %s blocks, and is shown where it stands', (_what, zh) => {
    const found = findings(lead(zh)).filter(({ code }) => code === 'unsafe-characters');
    expect(found).toMatchObject([{ severity: 'blocks', path: 'lead.zh' }]);
    const [{ offset, length } = { offset: 0, length: 0 }] = found;
    const shown = lead(zh).lead.zh.slice(offset ?? 0, (offset ?? 0) + (length ?? 0));
    expect(shown).toMatch(/^[\P{L}\u3164\ue000]+$/u);
  });

  test('[B19] line feeds and pictures made of several are fine', () => {
    expect(codes(lead('请勿饮用\n👨‍👩‍👧'))).toEqual([]);
  });

  test.each([
    ['Latin and Cyrillic in one word', '请访问jiаngzhou.gov.cn', 'Latin+Cyrillic'],
    ['Latin and Greek in one word', '请拨ΑBC', 'Latin+Greek'],
    ['ASCII and full-width digits in one number', '送水点11８处', 'digits'],
    ['digits of another row', '送水点١٢处', 'digits'],
  ])('[B19] %s is warned of', (_what, zh, scripts) => {
    expect(findings(lead(zh))).toMatchObject([
      { code: 'mixed-script', severity: 'warns', params: { scripts } },
    ]);
  });

  test('[B19] words of two languages and units are no mixture', () => {
    expect(codes(lead('出厂水2-甲基异莰醇26 ng/L，5 µg，网址jz.gov.cn，２４小时'))).toEqual([]);
  });
});

describe('personal data', () => {
  test.each([
    ['a mobile number', '请联系13812345678', 'phone'],
    ['an identity number', '身份证11010119900307721X', 'paper'],
    ['a plate', '车牌粤B12345撞坏消火栓', 'plate'],
  ])('[B20] %s blocks, and is found to the character', (_what, zh, what) => {
    const content = lead(zh);
    const found = findings(content).filter(({ code }) => code === 'personal-data');
    expect(found).toMatchObject([{ severity: 'blocks', path: 'lead.zh', params: { what } }]);
  });

  test('[B20] a name and a door number are warned of', () => {
    const found = findings(lead('患者王小明住望江路112号3栋502室')).filter(
      ({ code }) => code === 'personal-data',
    );
    expect(new Set(found.map(({ params }) => params['what']))).toEqual(new Set(['name', 'door']));
    expect(found.every(({ severity }) => severity === 'warns')).toBe(true);
  });

  test('[B20] a number that the bulletin gives for help is nobody’s', () => {
    const help = [{ label: { zh: '供水热线', en: 'Water line' }, number: '0731-88881234' }];
    expect(codes({ ...lead('请拨打0731-88881234'), help })).toEqual([]);
    expect(codes(lead('请拨打0731-88881234'))).toEqual(['personal-data']);
  });
});

describe('who may say what', () => {
  test('[B21] a confirmed fact names who verified it', () => {
    expect(findings(confirmed({ verifier: null }))).toMatchObject([
      { code: 'not-verified', severity: 'blocks', path: 'confirmed.2' },
    ]);
  });

  test('[B21] what isn’t known needs a time in the future and an office', () => {
    const unknown = (part: Partial<Statement>) =>
      soundReport({
        unknown: [statement('k1', { verifier: null, knownAt: LATER, knownBy: 'police', ...part })],
      });
    expect(codes(unknown({}))).toEqual([]);
    expect(findings(unknown({ knownAt: null }))).toMatchObject([{ params: { missing: 'time' } }]);
    expect(findings(unknown({ knownAt: NOW }))).toMatchObject([{ params: { missing: 'past' } }]);
    expect(findings(unknown({ knownBy: null }))).toMatchObject([{ params: { missing: 'office' } }]);
  });

  test('[B22] an office that isn’t competent blocks, with those that are', () => {
    const said = confirmed({
      assertion: 'water-quality',
      verifier: { office: 'water', name: '', at: NOW },
    });
    expect(findings(said)).toMatchObject([
      {
        code: 'not-competent',
        severity: 'blocks',
        params: { office: 'water', competent: 'health,cdc,environment' },
      },
    ]);
  });

  test('[B22] a cause needs the office that concludes on it', () => {
    const text = { zh: '异味来自水源藻类。', en: 'The smell comes from algae.' };
    const byWater = confirmed({
      text,
      assertion: 'cause',
      verifier: { office: 'water', name: '', at: NOW },
    });
    expect(codes(byWater)).toEqual(['not-competent', 'cause-before-conclusion']);
    const byEnvironment = confirmed({
      text,
      assertion: 'cause',
      verifier: { office: 'environment', name: '', at: NOW },
    });
    expect(codes(byEnvironment)).toEqual([]);
  });

  test('[B22] a sentence that asserts a cause without saying so is warned of; an open question isn’t', () => {
    expect(findings(lead('异味系由管道老化引起。'))).toMatchObject([
      { code: 'cause-before-conclusion', severity: 'warns', path: 'lead.zh' },
    ]);
    expect(codes(lead('是否由管道老化引起，正在调查。'))).toEqual([]);
  });

  test('every assertion but “other” has an office and a source', () => {
    expect(competences.every(({ offices, source }) => offices.length > 0 && source !== '')).toBe(
      true,
    );
    expect(new Set(competences.map(({ assertion }) => assertion)).size).toBe(competences.length);
  });
});

describe('phrases and parts', () => {
  test.each([
    ['家属情绪稳定', 'empty-phrase', 'calm-families'],
    ['市领导高度重视', 'empty-phrase', 'great-importance'],
    ['后续情况及时发布', 'empty-phrase', 'when-we-can'],
    ['个别市民过度解读', 'blames-callers', 'callers-panic'],
  ])('[B23] “%s” is shown where it stands', (zh, code, phrase) => {
    const content = lead(zh);
    const found = findings(content).filter((finding) => finding.code === code);
    expect(found).toMatchObject([{ severity: 'warns', path: 'lead.zh', params: { phrase } }]);
    const [{ offset, length } = { offset: 0, length: 0 }] = found;
    expect(zh).toContain(content.lead.zh.slice(offset ?? 0, (offset ?? 0) + (length ?? 0)));
  });

  test('[B23] importance beside an act says something; English is read too', () => {
    expect(codes(lead('市领导高度重视，已派出63台送水车'))).toEqual([]);
    const english = lead('', 'As of 14:45. Do not panic.');
    expect(findings(english)).toMatchObject([{ code: 'empty-phrase', path: 'lead.en' }]);
  });

  test('[B24] Chinese is required everywhere, English wherever there is Chinese', () => {
    expect(findings(soundReport({ title: { zh: '', en: '' } }))).toMatchObject([
      { code: 'text-missing', severity: 'blocks', path: 'title.zh' },
    ]);
    expect(findings(soundReport({ title: { zh: '停水', en: ' ' } }))).toMatchObject([
      { code: 'english-missing', severity: 'blocks', path: 'title.en' },
    ]);
  });

  test('[B24] the next word has a time in the future; a final report may say why there is none', () => {
    expect(codes(soundReport({ nextUpdateAt: null }))).toEqual(['no-next-update']);
    expect(codes(soundReport({ nextUpdateAt: NOW }))).toEqual(['no-next-update']);
    const why = { zh: '响应已终止。', en: 'The response has ended.' };
    expect(codes(soundReport({ nextUpdateAt: null, noNextReason: why }))).toEqual([
      'no-next-update',
    ]);
    expect(codes(soundReport({ kind: 'final', nextUpdateAt: null, noNextReason: why }))).toEqual(
      [],
    );
  });

  test('[B24] a report without a time or a number is warned of', () => {
    const empty = soundReport({
      lead: { zh: '水质异常。', en: 'The water is off.' },
      confirmed: [statement('c1')],
      doing: [],
      numbers: [],
    });
    expect(codes(empty)).toEqual(['no-time', 'no-number']);
    expect(codes({ ...empty, kind: 'advice' })).toEqual([]);
  });

  test('[B25] a notice that names leaders more than facts is told how much', () => {
    const leaders =
      '事故发生后，市委书记张国强、市长李建华、副市长王志明、赵海涛率应急管理局局长周卫东赶到现场，秘书长陈立新等主要领导作出要求。';
    expect(findings(lead(leaders))).toContainEqual(
      expect.objectContaining({ code: 'leaders-names', severity: 'warns' }),
    );
    expect(
      codes(
        lead(
          '副市长陈卓在现场指挥，63台送水车正在送水，两个分区的水可以饮用，其余四个分区暂不能饮用。',
        ),
      ),
    ).not.toContain('leaders-names');
  });
});

describe('promises, legal words and numbers', () => {
  const before = soundReport({
    doing: [
      statement('d1', {
        promiseId: 'p1',
        text: { zh: '今晚恢复供水。', en: 'Water back tonight.' },
      }),
    ],
  });

  test('[B26] a promise that isn’t said any more needs a reason for the public', () => {
    const now = soundReport({ doing: [] });
    const context = { previous: before, openPromises: new Set(['p1']) };
    expect(findings(now, context)).toMatchObject([
      { code: 'promise-removed', severity: 'blocks', params: { statement: 'd1' } },
    ]);
    const reason = { zh: '管网存水比预计多。', en: 'The mains hold more water than expected.' };
    expect(codes({ ...now, removed: [{ statementId: 'd1', reason }] }, context)).toEqual([]);
    expect(codes(now, { ...context, openPromises: new Set() })).toEqual([]);
  });

  test('[B26] a question that moves to what is confirmed is answered, one that vanishes isn’t', () => {
    const answered = soundReport({
      unknown: [],
      confirmed: [...soundReport().confirmed, statement('k1')],
    });
    expect(codes(answered, { previous: soundReport() })).toEqual([]);
    expect(codes(soundReport({ unknown: [] }), { previous: soundReport() })).toEqual([
      'promise-removed',
    ]);
  });

  test.each([
    ['an apology in Chinese', lead('对此深表歉意')],
    ['an apology in English', lead('', 'As of 14:45 we are Sorry.')],
    ['compensation', lead('补偿办法另行公布')],
    ['the kind itself', soundReport({ kind: 'apology' })],
  ])('[B8] %s needs a legal hand, and is content with one', (_what, content) => {
    expect(codes(content)).toContain('needs-legal');
    expect(codes(content, { legalCleared: true })).not.toContain('needs-legal');
  });

  test('[B16] what stands in braces is a number with a value', () => {
    expect(findings(lead('共{n2}件'))).toMatchObject([
      { code: 'token-unknown', params: { fault: 'unknown' } },
    ]);
    expect(findings(lead('{地点}停水'))).toMatchObject([
      { code: 'token-unknown', params: { token: '地点' } },
    ]);
    expect(findings({ ...lead('共{n2}件'), numbers: [token('n1'), token('n2')] })).toMatchObject([
      { code: 'token-unknown', severity: 'blocks', params: { fault: 'no-value' } },
    ]);
  });

  test('[B18] a published number that drifted or aged is told', () => {
    const frozen = { value: 16_530, unit: null, source: null, at: NOW, position: 9 };
    const content = soundReport({ numbers: [token('n1', { frozen })], title: { zh: '', en: '' } });
    const drift = (value: number, old = false) =>
      lintPublished(content, {
        now: NOW,
        previous: null,
        openPromises: new Set(),
        live: [{ id: 'n1', value, unit: null, source: null, at: NOW, old }],
        legalCleared: true,
        signed: [],
      }).map(({ code }) => code);
    expect(drift(16_600)).toEqual([]);
    expect(drift(18_000)).toEqual(['numbers-differ']);
    expect(drift(16_530, true)).toEqual(['number-old']);
  });
});

test.each(Object.values(bulletinTemplates))(
  'the template for $kind fits, in both languages, with nothing but places to fill',
  (content) => {
    expect(Content.safeParse(content).success).toBe(true);
    const toFill = new Set<LintCode>([
      'token-unknown',
      'no-time',
      'no-next-update',
      'not-verified',
      'unknown-without-time',
      ...(content.kind === 'apology' ? (['needs-legal'] as const) : []),
    ]);
    expect(codes(content).filter((code) => !toFill.has(code))).toEqual([]);
    expect(codes(content)).toContain('token-unknown');
  },
);
