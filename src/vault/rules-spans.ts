/** Where a text tells who wrote it: what is sealed, found again in their words; pure. */

import { normalPhone } from '../kernel/phone.ts';

/** A part of a text, in code units, `to` left out. */
export type Span = Readonly<{ from: number; to: number }>;
/** What is looked for; an empty text where nothing is sealed. */
export type Sought = Readonly<{ name: string; phone: string; enterprise: string; uscc: string }>;

/** A character as it is compared, and the part of the text it stands for. */
type Char = Span & Readonly<{ char: string }>;

const BETWEEN_LETTERS = /[\s·•・]/u;
const BETWEEN_DIGITS = /[\s\p{Pd}\p{Ps}\p{Pe}\u2212\u30FC_./·•・。]/u;
const LATIN = /[a-z]/;
/** One character alone is a surname or nothing: it stands in half the words of the language. */
const LEAST_NAME = 2;
const LEAST_ENTERPRISE = 4;
const LEAST_DIGITS = 7;
const COUNTRY = ['0086', '+86', '86'] as const;

/** Surnames of two characters; where a name begins with one, its first character alone is nobody's surname. */
const DOUBLE_SURNAMES =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师'.split(
    ' ',
  );
/** The surnames nearly everybody bears; with any other nothing is proposed but the whole name. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙段史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常汤康易乔赖文洪牛齐褚庄施樊兰殷翟倪邢谷葛俞章鲁时申戚路左宗关盛宁卞卓柴柯麦毕冉舒季安颜米伍聂岳焦纪辛耿包祝娄华柳骆童凌符梅窦苗车裴涂管解喻屈鲍房屠荆甄游阮尚甘蓝费项祁霍隋靳党佟桑刁岑蒲郎单成冷',
);
/** How people are called by their surname. Of two that begin alike the longer stands first. */
const TITLES = [
  '先生',
  '女士',
  '小姐',
  '太太',
  '夫人',
  '师傅',
  '同志',
  '老师',
  '老板',
  '经理',
  '大哥',
  '大姐',
  '某某',
  '某',
];
const HAN = /^\p{Script=Han}+$/u;

/** Parts of a text that equal the sealed name, number or enterprise, or call its author by their surname; in order, none touching another. */
export function spansOf(text: string, sought: Sought): readonly Span[] {
  const chars = charsOf(text);
  const letters = chars.filter(({ char }) => !BETWEEN_LETTERS.test(char));
  const digits = chars.filter(({ char }) => !BETWEEN_DIGITS.test(char));
  const name = plain(sought.name);
  const enterprise = plain(sought.enterprise);
  return merged([
    ...(name.length < LEAST_NAME ? [] : found(letters, name)),
    ...(enterprise.length < LEAST_ENTERPRISE ? [] : found(letters, enterprise)),
    ...callsOf(sought.name).flatMap((call) => found(letters, [...call])),
    ...found(digits, plain(sought.uscc)),
    ...phonesIn(digits, sought.phone),
  ]);
}

/** The surname of a name, where it is certain; `王女士` was left by somebody whose surname is 王. */
export function certainSurname(name: string): string | undefined {
  const whole = plain(name).join('');
  if (!HAN.test(whole)) return undefined;
  const title = TITLES.find((each) => whole.endsWith(each) && whole.length > each.length);
  const bare = title === undefined ? whole : whole.slice(0, -title.length);
  if (title !== undefined && isSurname(bare)) return bare;
  const double = bare.slice(0, 2);
  if (DOUBLE_SURNAMES.includes(double)) return bare.length > 2 ? double : undefined;
  // Of four characters the first two may be the surnames of both parents.
  const first = bare.slice(0, 1);
  return [...bare].length <= 3 && bare.length > 1 && SURNAMES.has(first) ? first : undefined;
}

function isSurname(text: string): boolean {
  return SURNAMES.has(text) || DOUBLE_SURNAMES.includes(text);
}

function callsOf(name: string): readonly string[] {
  const surname = certainSurname(name);
  if (surname === undefined) return [];
  return [...TITLES.map((title) => surname + title), `姓${surname}`];
}

function phonesIn(digits: readonly Char[], sealed: string): readonly Span[] {
  const number = normalPhone(sealed) ?? plain(sealed).join('');
  const needle = [...number].filter((char) => /\d/.test(char));
  if (needle.length < LEAST_DIGITS) return [];
  return found(digits, needle).map((span) => {
    const before = digits.filter(({ to }) => to <= span.from);
    const country = COUNTRY.find((code) => [...code].every((char, i) => before.at(i - code.length)?.char === char));
    const first = country === undefined ? undefined : before.at(-country.length);
    return first === undefined ? span : { from: first.from, to: span.to };
  });
}

/** A text character by character in the form in which two are compared: width and case make no difference. */
function charsOf(text: string): readonly Char[] {
  const chars: Char[] = [];
  let from = 0;
  for (const point of text) {
    const to = from + point.length;
    for (const char of point.normalize('NFKC').toLowerCase()) chars.push({ char, from, to });
    from = to;
  }
  return chars;
}

function plain(text: string): readonly string[] {
  return charsOf(text)
    .map(({ char }) => char)
    .filter((char) => !BETWEEN_LETTERS.test(char));
}

function found(chars: readonly Char[], needle: readonly string[]): readonly Span[] {
  if (needle.length === 0) return [];
  const spans: Span[] = [];
  for (let at = 0; at + needle.length <= chars.length; at += 1) {
    if (!needle.every((char, i) => chars[at + i]?.char === char)) continue;
    const span = { from: chars[at]?.from ?? 0, to: chars[at + needle.length - 1]?.to ?? 0 };
    if (!isInsideWord(chars, needle, at)) spans.push(span);
  }
  return spans;
}

/** `Li` is nobody in `Link`: letters that touch make one word, where no blank stands between. */
function isInsideWord(chars: readonly Char[], needle: readonly string[], at: number): boolean {
  const touches = (a: Char | undefined, b: Char | undefined): boolean =>
    a !== undefined && b !== undefined && a.to === b.from && LATIN.test(a.char) && LATIN.test(b.char);
  const last = at + needle.length - 1;
  return touches(chars[at - 1], chars[at]) || touches(chars[last], chars[last + 1]);
}

function merged(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from || a.to - b.to);
  const whole: Span[] = [];
  for (const span of sorted) {
    const before = whole.at(-1);
    if (before === undefined || before.to < span.from) whole.push(span);
    else whole[whole.length - 1] = { from: before.from, to: Math.max(before.to, span.to) };
  }
  return whole;
}
