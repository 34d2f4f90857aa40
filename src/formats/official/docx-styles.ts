/** Look of a paragraph of a docx: its own properties, then those of its style and of that one's bases, then the file's defaults. */

import type { Attributes } from '../sheets-xml.ts';
import type { Align, Paragraph } from './model.ts';

/** Properties of characters; what is absent is taken from the style. */
export type TextHalf = Readonly<{ size?: number; bold?: boolean; colour?: string | null; font?: string }>;
/** Properties of a paragraph; lengths in twentieths of a point, `…Chars` in hundredths of a character. */
export type Half = Readonly<{
  text?: TextHalf;
  align?: Align;
  numbers?: Readonly<Record<string, number>>;
  exact?: boolean;
  newPage?: boolean;
  keepNext?: boolean;
  rule?: Paragraph['rule'];
}>;
export type Formats = Readonly<{
  styles: ReadonlyMap<string, Half & Readonly<{ basedOn?: string | undefined }>>;
  defaults: Half;
  /** The style of paragraphs that name none. */
  standard: string | undefined;
}>;

const TWENTIETH = 20;
const HALF_POINTS = 2;
const EIGHTHS = 8;
const LINE = 240;
const USUAL_SIZE = 10;
const DEEPEST_BASE = 12;
/** Fonts heavier than the text's; the PDF has one bold font for them. */
const HEAVY = /黑体|小标宋|hei|bold/i;
const ALIGNS: Readonly<Record<string, Align>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
  left: 'left',
  start: 'left',
};

/** Adds the property one element sets. */
export function readHalf(half: Half, name: string, attributes: Attributes): Half {
  const value = attributes['w:val'];
  switch (name) {
    case 'jc':
      return { ...half, align: ALIGNS[value ?? ''] ?? 'left' };
    case 'ind':
    case 'spacing':
      return {
        ...half,
        numbers: { ...half.numbers, ...numbersOf(attributes) },
        ...(attributes['w:lineRule'] === undefined ? {} : { exact: attributes['w:lineRule'] !== 'auto' }),
      };
    case 'pageBreakBefore':
      return { ...half, newPage: isOn(value) };
    case 'keepNext':
      return { ...half, keepNext: isOn(value) };
    case 'top':
    case 'bottom':
      return value === undefined || value === 'none' || value === 'nil'
        ? half
        : {
            ...half,
            rule: {
              side: name,
              thickness: Number(attributes['w:sz'] ?? 4) / EIGHTHS,
              double: /double|thin|thick/i.test(value),
              colour: colourOf(attributes['w:color']) ?? '#000000',
            },
          };
    case 'sz':
      return { ...half, text: { ...half.text, size: Number(value) / HALF_POINTS } };
    case 'b':
      return { ...half, text: { ...half.text, bold: isOn(value) } };
    case 'color':
      return { ...half, text: { ...half.text, colour: colourOf(value) } };
    case 'rFonts': {
      const font = attributes['w:eastAsia'];
      return font === undefined ? half : { ...half, text: { ...half.text, font } };
    }
    default:
      return half;
  }
}

function numbersOf(attributes: Attributes): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => {
      const number = Number(value);
      return name.startsWith('w:') && Number.isFinite(number) ? [[name.slice(2), number]] : [];
    }),
  );
}

function isOn(value: string | undefined): boolean {
  return !['0', 'false', 'off'].includes(value ?? 'true');
}

function colourOf(value: string | undefined): string | null {
  return value !== undefined && /^[0-9A-F]{6}$/i.test(value) ? `#${value.toLowerCase()}` : null;
}

export function mergedFormat<Base extends Half>(below: Base, above: Half): Base {
  return {
    ...below,
    ...above,
    numbers: { ...below.numbers, ...above.numbers },
    text: { ...below.text, ...above.text },
  };
}

export function paragraphOf(
  formats: Formats,
  half: Half,
  style: string | undefined,
  first: TextHalf | null,
  text: string,
): Paragraph {
  const chain: Half[] = [];
  let id = style ?? formats.standard;
  while (id !== undefined && chain.length < DEEPEST_BASE) {
    const found = formats.styles.get(id);
    if (found === undefined) break;
    chain.unshift(found);
    id = found.basedOn;
  }
  const { numbers = {}, ...whole } = [...chain, half, ...(first === null ? [] : [{ text: first }])].reduce(
    (below, above) => mergedFormat(below, above),
    formats.defaults,
  );
  const { size = USUAL_SIZE, bold = false, colour = null, font = '' } = whole.text ?? {};
  const length = (name: string, chars: string): number =>
    (numbers[chars] ?? 0) !== 0 ? ((numbers[chars] ?? 0) / 100) * size : (numbers[name] ?? 0) / TWENTIETH;
  const hanging = length('hanging', 'hangingChars');
  return {
    kind: 'paragraph',
    text,
    look: { size, bold: bold || HEAVY.test(font), colour },
    align: whole.align ?? 'left',
    indent: {
      left: length(numbers.start === undefined ? 'left' : 'start', 'leftChars'),
      right: length(numbers.end === undefined ? 'right' : 'end', 'rightChars'),
      first: hanging > 0 ? -hanging : length('firstLine', 'firstLineChars'),
    },
    before: (numbers.before ?? 0) / TWENTIETH,
    after: (numbers.after ?? 0) / TWENTIETH,
    line:
      numbers.line === undefined
        ? null
        : whole.exact === true
          ? numbers.line / TWENTIETH
          : (numbers.line / LINE) * size * 1.3,
    newPage: whole.newPage ?? false,
    keepNext: whole.keepNext ?? false,
    rule: whole.rule ?? null,
  };
}
