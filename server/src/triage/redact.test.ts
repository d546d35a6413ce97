import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from './redact';

/** Any units at all, unpaired surrogates among them. */
const anyText = fc
  .array(fc.nat(0xffff), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units));

const nothing = { names: [], phones: [] };

const cases: readonly [text: string, redacted: string][] = [
  ['请打13812345678找我', '请打〔电话〕找我'],
  ['电话 138-1234-5678', '电话 〔电话〕'],
  ['+86 138 1234 5678', '〔电话〕'],
  ['１３８１２３４５６７８', '〔电话〕'],
  ['一三八一二三四五六七八', '〔电话〕'],
  ['座机0731-88881234转801', '座机〔电话〕'],
  ['(010) 8888 1234', '〔电话〕'],
  ['400-800-1234打不通', '〔电话〕打不通'],
  ['电话88881234', '电话〔电话〕'],
  ['打12345没人接', '打12345没人接'],
  ['call me at (713) 555-0123', 'call me at 〔电话〕'],
  ['身份证430103198001011234', '身份证〔证件〕'],
  ['身份证号：43010319800101123X', '身份证号：〔证件〕'],
  ['邮箱 wang.wu_1@example.com.cn。', '邮箱 〔邮箱〕。'],
  ['车牌湘A12345占道', '车牌〔车牌〕占道'],
  ['京A·D12345', '〔车牌〕'],
  ['微信号：wangwu_88', '微信号：〔账号〕'],
  ['加QQ 12345678', '加QQ 〔账号〕'],
  ['微信群里都在说', '微信群里都在说'],
  ['卡号6222 0212 3456 7890 123', '卡号〔账号〕'],
  ['望江里3栋2单元501没水', '望江里〔门牌〕没水'],
  ['望江里三栋二单元五零一没水', '望江里〔门牌〕没水'],
  ['住5号楼1203室', '住〔门牌〕'],
  ['望江路112号门口', '望江路〔门牌〕门口'],
  ['12月3号停水', '12月3号停水'],
  ['501路公交', '501路公交'],
  ['地铁2号线', '地铁2号线'],
  ['water is out at 12 Main Street, Apt 5B', 'water is out at 〔门牌〕 Main Street, 〔门牌〕'],
  ['我叫王建国，今年83岁', '我叫〔姓名〕，今年83岁'],
  ['联系人：欧阳小燕', '联系人：〔姓名〕'],
  ['母亲张桂兰今年83岁', '母亲〔姓名〕今年83岁'],
  ['物业李先生和陈女士', '物业〔姓名〕先生和〔姓名〕女士'],
  ['我叫刘玉梅。刘玉梅的房子', '我叫〔姓名〕。〔姓名〕的房子'],
  ['业主马上要收房', '业主马上要收房'],
  ['孩子常年生病', '孩子常年生病'],
  ['物业经理不管', '物业经理不管'],
  ['Mr. John Smith is not helping', 'Mr. 〔姓名〕 is not helping'],
  ['My name is Mary Ann Lee and', 'My name is 〔姓名〕 and'],
  ['我叫禚玉梅，住东街', '我叫〔姓名〕，住东街'],
  ['姓名：哈斯巴根，来自外地', '姓名：〔姓名〕，来自外地'],
  ['联系人：无，联系人电话打不通', '联系人：无，联系人电话打不通'],
  ['当事人郗敏和罗大佑都在场', '当事人〔姓名〕和〔姓名〕都在场'],
  ['求助！葛秋生：13800001111', '求助！〔姓名〕：〔电话〕'],
  ['此致敬礼！蓝天明', '此致敬礼！〔姓名〕'],
  ['我是江山帝景的业主', '我是江山帝景的业主'],
  ['希望现任院长过问', '希望现任院长过问'],
  ['感谢书记，谢谢', '感谢书记，谢谢'],
  ['办公室电话84456677一直占线', '办公室电话〔电话〕一直占线'],
  ['Pothole-101002444789', 'Pothole-101002444789'],
  ['169124-101002444732', '169124-101002444732'],
  ['工单编号202411200001234没有回复', '工单编号202411200001234没有回复'],
  ['本人430102197503041526', '本人〔证件〕'],
  ['转到6217001820012345678里', '转到〔账号〕里'],
  ['小区停水三天', '小区停水三天'],
  ['2019-11-13 11:20:21 停电', '2019-11-13 11:20:21 停电'],
  ['', ''],
];

test.each(cases)('“%s” becomes “%s”', (text, redacted) => {
  expect(redact(text, nothing)).toBe(redacted);
});

/** The fewest digits that each form can have, and no other digit in the text. */
test.each([
  ['打13812345678', '打〔电话〕'],
  ['打010-123-4567', '打〔电话〕'],
  ['打400-123-4567', '打〔电话〕'],
  ['打+1 2 34 56', '打〔电话〕'],
  ['打(713) 555-0123', '打〔电话〕'],
  ['打1234 5678 1234 5678', '打〔账号〕'],
  ['微信abcd1234', '微信〔账号〕'],
  ['微信_a1bcd', '微信〔账号〕'],
  ['京ABCDE1', '〔车牌〕'],
  ['电话123-4567', '电话〔电话〕'],
  ['编了11010519491231002x', '编了〔证件〕'],
  ['证12345678901', '证〔账号〕'],
])('%s is short, and goes all the same', (text, redacted) => {
  expect(redact(text, nothing)).toBe(redacted);
});

test('what the fields tell goes wherever it stands', () => {
  const known = {
    names: ['司空摘', 'Ana Ruiz'],
    phones: ['+8673188881234', '13800001111'],
    addresses: ['望江路望江里3栋'],
  };
  expect(redact('司空摘说，88881234、138 0000 1111', known)).toBe('〔姓名〕说，〔电话〕、〔电话〕');
  expect(redact('ANA RUIZ 住望江路望江里3栋旁', known)).toBe('〔姓名〕 住望江路望江里〔门牌〕旁');
});

test('a text of any length is cut at ten thousand characters', () => {
  expect(Array.from(redact('😀'.repeat(12_000), nothing))).toHaveLength(10_000);
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(() =>
        redact(text, { names: [text], phones: [text], addresses: [text] }),
      ).not.toThrow();
    }),
  );
});

const phone = fc
  .tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.stringMatching(/^\d{9}$/))
  .map(([head, tail]) => head + tail);
const words = fc.string({
  unit: fc.constantFrom(...Array.from('停水了，。 :：abc请打电话-1三５')),
  maxLength: 30,
});
const spellings = [
  (digits: string) => digits,
  (digits: string) => `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`,
  (digits: string) => Array.from(digits).join(' '),
  (digits: string) =>
    digits.replaceAll(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)] ?? ''),
  (digits: string) =>
    digits.replaceAll(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)] ?? ''),
];

test('a known phone never stays, whatever stands beside it', () => {
  fc.assert(
    fc.property(
      phone,
      fc.constantFrom(...spellings),
      words,
      words,
      (digits, spell, before, after) => {
        const planted = spell(digits);
        const redacted = redact(before + planted + after, { names: [], phones: [digits] });
        expect(redacted).not.toContain(planted);
      },
    ),
  );
});

test('an unknown phone never stays between words', () => {
  fc.assert(
    fc.property(phone, fc.constantFrom(...spellings), (digits, spell) => {
      expect(redact(`请打${spell(digits)}，谢谢`, nothing)).toBe('请打〔电话〕，谢谢');
    }),
  );
});
