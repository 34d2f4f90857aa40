/**
 * Line breaking: fits a text into a box, as large as it may be, over as many lines as the height takes, lines of about one length.
 * Chinese breaks between any two characters but not before a closing mark nor after an opening one; words and numbers
 * stay whole. Widths are in em, so that the rules need no font.
 */

export type TextBox = Readonly<{
  width: number;
  height: number;
  /** Largest and smallest size of the letters, in the unit of the box. */
  most: number;
  least: number;
  /** Distance of two baselines, in sizes. */
  leading: number;
}>;

export type Fitted = Readonly<{ size: number; lines: readonly string[] }>;

/** Width of one character in em. */
export type Advance = (character: string) => number;

const CLOSING = /^[，。、；：！？·）》」』】〕”’％…,.;:!?)\]}%]$/u;
const OPENING = /^[（《「『【〔“‘([{]$/u;
const OF_A_WORD = /^[0-9A-Za-z_\-/&'’.]$/;
const SHRINK = 0.97;
/** Cost of tearing a word: as bad as a line nearly half too long. */
const TEAR = 0.2;
/** Smallest size taken for the sake of better lines, as a share of the largest; a tenth smaller costs a quarter of a tear. */
const SMALLER = 0.8;
const SMALL = 0.5;

export function fitText(text: string, box: TextBox, advance: Advance): Fitted {
  const units = unitsOf(text.trim());
  for (let size = box.most; ; size = Math.max(size * SHRINK, box.least)) {
    const lines = broken(units, box.width / size, advance);
    if (lines.length <= linesIn(box, size)) {
      return lines.length === 1 ? { size, lines } : wellBroken(units, lines.length, box, size, advance);
    }
    if (size <= box.least) return { size, lines: cut(lines, linesIn(box, size), box.width / size, advance) };
  }
}

function linesIn(box: TextBox, size: number): number {
  return Math.max(Math.floor(box.height / (size * box.leading) + 1e-9), 1);
}

export function widthOf(text: string, advance: Advance): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return width;
}

/** Units that stay whole: a word, or a character with the marks that cling to it. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = [];
  let open = '';
  for (const character of text.replaceAll(/\s+/g, ' ')) {
    const last = units.at(-1);
    const clings = last !== undefined && open === '' && last !== ' ';
    if (OPENING.test(character)) open += character;
    else if (clings && (CLOSING.test(character) || (OF_A_WORD.test(character) && OF_A_WORD.test(last.at(-1) ?? '')))) {
      units[units.length - 1] = last + character;
    } else {
      units.push(open + character);
      open = '';
    }
  }
  return open === '' ? units : [...units, open];
}

function broken(units: readonly string[], width: number, advance: Advance): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const add = (piece: string): void => {
    const wide = widthOf(piece, advance);
    if (line !== '' && used + wide > width + 1e-9) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (line === '' && piece === ' ') return;
    line += piece;
    used += wide;
  };
  for (const unit of units) {
    if (widthOf(unit, advance) > width) for (const character of unit) add(character);
    else add(unit);
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Tries the largest size and a few smaller ones, and takes the one whose lines look best. */
function wellBroken(units: readonly string[], count: number, box: TextBox, largest: number, advance: Advance): Fitted {
  let best: (Fitted & Readonly<{ cost: number }>) | undefined;
  for (let size = largest; size >= Math.max(largest * SMALLER, box.least); size *= SHRINK) {
    const way = bestBreaks(units, count, box.width / size, advance);
    const cost = (way?.cost ?? 0) + (1 - size / largest) * SMALL;
    if (way !== undefined && cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { size, lines: way.lines, cost };
  }
  // A word longer than a line is torn by the letter, which only the plain way of breaking does.
  return best === undefined
    ? { size: largest, lines: broken(units, box.width / largest, advance) }
    : { size: best.size, lines: best.lines };
}

/**
 * Breaks into `count` lines of about one length, where the sense breaks: at a space, after a mark, before a bracket.
 * It takes the least sum of squares over all ways to break, which for a name are few.
 */
function bestBreaks(
  units: readonly string[],
  count: number,
  width: number,
  advance: Advance,
): Readonly<{ cost: number; lines: readonly string[] }> | undefined {
  const ends = [0];
  for (const unit of units) ends.push((ends.at(-1) ?? 0) + widthOf(unit, advance));
  const mean = (ends.at(-1) ?? 0) / count;
  const lineOf = (from: number, to: number): number =>
    (ends[to] ?? 0) - (ends[from] ?? 0) - blanks(units, from, to, advance);
  type Way = Readonly<{ cost: number; breaks: readonly number[] }>;
  let ways = new Map<number, Way>([[0, { cost: 0, breaks: [0] }]]);
  for (let line = 1; line <= count; line += 1) {
    const longer = new Map<number, Way>();
    for (const [from, { cost, breaks }] of ways) {
      for (let to = from + 1; to <= units.length; to += 1) {
        const wide = lineOf(from, to);
        if (wide > width + 1e-9) break;
        if ((line === count) !== (to === units.length)) continue;
        const total = cost + ((wide - mean) / mean) ** 2 + (to < units.length ? tearing(units, to) : 0);
        if (total < (longer.get(to)?.cost ?? Number.POSITIVE_INFINITY)) {
          longer.set(to, { cost: total, breaks: [...breaks, to] });
        }
      }
    }
    ways = longer;
  }
  const best = ways.get(units.length);
  if (best === undefined) return undefined;
  const lines = best.breaks.slice(1).map((to, index) => units.slice(best.breaks[index], to).join('').trim());
  return { cost: best.cost, lines };
}

/** Width of the spaces at a line's beginning and end, which are not shown. */
function blanks(units: readonly string[], from: number, to: number, advance: Advance): number {
  const edges = (units[from] === ' ' ? 1 : 0) + (to - from > 1 && units[to - 1] === ' ' ? 1 : 0);
  return edges * advance(' ');
}

function tearing(units: readonly string[], at: number): number {
  const [before, after] = [units[at - 1] ?? '', units[at] ?? ''];
  return before === ' ' || after === ' ' || CLOSING.test(before.at(-1) ?? '') || OPENING.test(after[0] ?? '')
    ? 0
    : TEAR;
}

/** Cuts a text that fits no plaque: the last line ends with three dots. */
function cut(lines: readonly string[], fitting: number, width: number, advance: Advance): readonly string[] {
  const kept = lines.slice(0, fitting);
  let last = kept.at(-1) ?? '';
  while (last !== '' && widthOf(`${last}…`, advance) > width) last = [...last].slice(0, -1).join('');
  return [...kept.slice(0, -1), `${last}…`];
}
