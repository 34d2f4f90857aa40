/**
 * The normal form of text that people type, paste or bring in from a file: invisible characters are removed, characters that
 * look the same are made the same. Forms, API and sheets all use it, so that no two of them can differ about what was said.
 */

/**
 * Invisible characters: control characters, direction marks, joiners, variation selectors, fillers and tags. Unicode keeps
 * the list (Default_Ignorable_Code_Point), so characters nobody thought of are in it.
 */
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]|(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
/** Line ends of other systems; XML and forms know only the one. */
const OTHER_LINE_END = /[\v\f\u0085\u2028\u2029]/g;
/** Blank, yet no white space to Unicode: Braille's pattern without a dot. */
const EMPTY_SIGN = /\u2800/g;
const RADICAL = /[\u2E80-\u2FDF]/g;

/**
 * Radicals are what copying from a PDF gives for 大 or 马. Compatibility normalisation knows the Kangxi block; the
 * supplement, which holds the simplified ones, mostly not: those stand here (Unicode's EquivalentUnifiedIdeograph).
 */
const SUPPLEMENT =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
/** Two Kangxi radicals whose usual form on the mainland is not the one the normalisation gives. */
const MAINLAND = '⼾户⾭青';

const USUAL = new Map((SUPPLEMENT + MAINLAND).match(/../g)?.map((pair) => [pair.charAt(0), pair.charAt(1)] as const));

/** Nearly all text is of these alone and needs no look: letters, punctuation, Chinese, full-width characters. */
const MAY_BE_UNTIDY = /[^\t\n\r -~\u00B0-\u00FF\u2010-\u2027\u2030-\u205F\u3000-\u3163\u3165-\uD7FF\uFF01-\uFF9F]/;

/**
 * The text in its normal form: invisible characters are gone (an ideographic variation sequence becomes its plain
 * character), a radical is the character it stands for, half a pair the replacement character. Blanks, line ends and
 * widths stay.
 */
export function plainText(text: string): string {
  if (!MAY_BE_UNTIDY.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(UNSEEN, '')
    .replaceAll(OTHER_LINE_END, '\n')
    .replaceAll(EMPTY_SIGN, ' ')
    .replaceAll(RADICAL, (char) => USUAL.get(char) ?? char.normalize('NFKC'));
}

/** A mark that combines, with nothing it could stand on, shows nothing either. */
const SEEN = /[^\s\p{M}\p{Cc}\p{Cf}]/u;

/** Whether a text has no visible character. */
export function isBlank(text: string): boolean {
  return !SEEN.test(plainText(text));
}
