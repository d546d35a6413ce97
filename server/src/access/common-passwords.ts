/**
 * What a guesser tries first: the commonest leaked passwords as zxcvbn collects them, what is common
 * at a Chinese desk beside them, and both in the usual disguises.
 */
import { dictionary } from '@zxcvbn-ts/language-common';

/** Twelve characters and more: shorter ones are refused for that, or found inside a longer one. */
const listed = `
123456789012 1234567890123 12345678901234 123456789123 123456123456 123412341234 123123123123
111222333444 112233445566 1122334455667788 121212121212 147258369147 147258369000 987654321000
098765432109 0123456789012 012345678910 012345678901 192837465000 135792468000 520131413141
5201314520131 520520520520 1314520131452 qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiopasd
qwertyuiopasdf qwertyuiop[] qwerty123456 qwerty1234567 qwerty12345678 qwertyqwerty qwertyasdfgh
qwerasdfzxcv qwerty123qwerty qazwsxedcrfv qazwsxedc123 qazwsx123456 qwe123qwe123 qweasdzxc123
qweasdzxc1234 qweqweqweqwe 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i 1q2w3e4r1q2w3e4r
q1w2e3r4t5y6 zaq12wsxcde3 zaq1zaq1zaq1 zxcvbnm12345 zxcvbnm123456 zxcvbnm,./123 asdfghjkl123
asdfghjkl1234 asdfghjkl;'1 asdfasdfasdf asdf1234asdf 1234qwerasdf 1234qwer1234 abcd1234abcd
abc123abc123 abc123456789 abcdefg12345 abcdefg123456 abcdefgh1234 abcdefghijkl abcdefghijklm
a123456789012 a12345678901 aa1234567890 aa123456789a aaa123456789 password1234 password12345
password123456 password1111 passwordpassword password@123 password!123 passw0rd1234 p@ssw0rd1234
p@ssword1234 p@ssw0rd123! pa$$word1234 passwd123456 mypassword12 mypassword123 changeme1234
changemechangeme letmein12345 letmein123456 letmeinletmein welcome12345 welcome123456 welcome@1234
admin1234567 admin12345678 admin123456789 admin@123456 admin@1234567 admin!123456 adminadmin12
adminadminadmin administrator administrator1 administrator123 root12345678 root123456789 rootrootroot
iloveyou1234 iloveyou12345 iloveyouiloveyou woaini123456 woaini1314520 woaini5201314 woaini521521
wodemima1234 nihao1234567 nihao12345678 zhangsan1234 zhongguo1234 beijing12345 shanghai12345
huawei123456 tencent12345 monkey123456 dragon123456 football1234 baseball1234 superman1234
princess1234 sunshine1234 sunshine12345 trustno1trustno1 master123456 qq123456789012 test12345678
test123456789 testtesttest user12345678 guest1234567 default12345 temp12345678 secret123456
hello1234567 helloworld12 helloworld123 heed12345678 heed123456789 youying12345 youying123456
hotline12345 hotline123456 12345hotline 1234512345123 shizheng12345 rexian123456 tousu1234567
correcthorsebatterystaple thisisapassword
`;

/** Words that stand under many a password here and in no list of leaked ones. */
const words = `
woaini woaini1314 wodemima mima mima123 nihao zhangsan lisi wangwu zhongguo beijing shanghai guangzhou
shenzhen changsha huawei tencent alipay weixin qq123456 heed youying hotline shizheng rexian tousu
gongdan zhengfu xinfang admin root test guest user default temp welcome changeme letmein passwd
`;

let known: ReadonlySet<string> | null = null;

/** Fifty thousand strings: gathered when the first password is chosen, not at every start. */
function common(): ReadonlySet<string> {
  known ??= new Set([
    ...dictionary['passwords-common'],
    ...listed.trim().split(/\s+/),
    ...words.trim().split(/\s+/),
  ]);
  return known;
}

/** Digits and signs at an end that add little: a year, 123, !! */
const SHORT_ORNAMENT = 6;
/** A word that short is under too many good passwords. */
const SHORTEST_WORD = 4;

/** Whether a folded password is on the lists, or is one that is repeated, spelt in signs or adorned. */
export function isCommon(folded: string): boolean {
  const listing = common();
  if (listing.has(folded) || listing.has(repeated(folded))) return true;
  return [folded, plainSpelling(folded)].some((spelling) => isAdorned(spelling, listing));
}

/** A listed word between digits and signs, which are few or themselves on the list. */
function isAdorned(spelling: string, listing: ReadonlySet<string>): boolean {
  const parts = /^([^\p{L}]*)(.*\p{L})([^\p{L}]*)$/u.exec(spelling);
  if (!parts) return false;
  const [, before = '', word = '', after = ''] = parts;
  if (word.length < SHORTEST_WORD) return false;
  if (!listing.has(word) && !listing.has(repeated(word))) return false;
  return [before, after].every((end) => {
    const digits = end.replaceAll(/\D/g, '');
    return end.length <= SHORT_ORNAMENT || listing.has(digits);
  });
}

/** The part that the whole repeats: abcabcabc gives abc, anything else itself. */
function repeated(text: string): string {
  const period = (text + text).indexOf(text, 1);
  return text.slice(0, period);
}

const letterOf: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** p@ssw0rd as password; digits and signs at the end stay what they are. */
function plainSpelling(text: string): string {
  const end = text.search(/[^\p{L}]*$/u);
  const spelt = Array.from(text.slice(0, end), (sign) => letterOf[sign] ?? sign).join('');
  return spelt + text.slice(end);
}
