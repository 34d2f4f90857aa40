/** Draws one plaque on the current page, from the texts it is given. */

import type { Weight } from './pdf-fonts.ts';
import type { PlaqueLayout } from './plaques-sizes.ts';
import { qrRuns } from './qr.ts';
import { type Advance, type Fitted, type TextBox, widthOf } from './rules-lines.ts';

export type Plaque = Readonly<{
  title: string;
  titleSecond: string;
  /** Smaller line above the name: the hall of a window. */
  above: string | null;
  name: string;
  /** Content of the QR; null on a plaque that must not be hung, which shows `code` and `void` alone. */
  address: string | null;
  code: string;
  say: string;
  saySecond: string;
  steps: readonly Step[];
  promise: string;
}>;

/** One of the small pictures in a row with a word below: a face from 1 (frown) to 5 (laugh), or a number in a ring. */
export type Step = Readonly<{
  picture: Readonly<{ face: 1 | 2 | 3 | 4 | 5 }> | Readonly<{ number: number }>;
  word: string;
}>;

/** Texts and measures all plaques of a file share. */
export type PlaqueFrame = Readonly<{
  city: string;
  hotlineName: string;
  hotline: string;
  /** Ribbon across the corner of an example; null on real plaques. */
  mark: string | null;
  /** Replaces the QR of a plaque that must not be hung. */
  void: string;
}>;

export type Pen = Readonly<{
  doc: PDFKit.PDFDocument;
  layout: PlaqueLayout;
  advance: Readonly<Record<Weight, Advance>>;
  /** Fits a text into a box, remembering results: the name of a hall stands on many plaques. */
  fit: (weight: Weight, text: string, box: TextBox) => Fitted;
  /** Replaces characters the font lacks. */
  spell: (text: string) => string;
}>;

export const MM = 72 / 25.4;
const ACCENT = '#0b4f8a';
const INK = '#12191f';
const QUIET = '#46525c';
const WHITE = '#ffffff';
const MARK = '#b45309';
/** Grounds of the faces, light enough that the strokes stand out in black and white too. */
const FACE_GROUNDS = ['#f7b3a4', '#fbcf9d', '#f3e6a6', '#bfeacb', '#8fe0c0'] as const;
const FACE_MOUTHS = [
  'M9.5 25Q16 16.5 22.5 25',
  'M9.5 23.5Q16 17.5 22.5 23.5',
  'M10.5 21.5L21.5 21.5',
  'M9.5 19.5Q16 26 22.5 19.5',
  'M9 18.5Q16 29 23 18.5Z',
] as const;
const FACE_SIDE = 32;
const NAME_LEADING = 1.24;

export function drawPlaque(pen: Pen, frame: PlaqueFrame, plaque: Plaque): void {
  const { layout } = pen;
  head(pen, frame, plaque);
  if (plaque.above !== null) block(pen, 'regular', plaque.above, layout.above);
  // Without a hall above it, the name takes the hall's place too.
  const { above, name } = layout;
  block(
    pen,
    'bold',
    plaque.name,
    plaque.above !== null ? name : { ...name, y: above.y + 3, height: above.height + name.height - 6 },
  );
  if (plaque.address === null) voided(pen, frame.void);
  else code(pen, plaque.address);
  centred(pen, 'regular', plaque.code, layout.code, INK, 0.12);
  centred(pen, 'bold', plaque.say, layout.say, ACCENT, 0.03);
  centred(pen, 'regular', plaque.saySecond, layout.saySecond, QUIET);
  steps(pen, plaque.steps);
  centred(pen, 'bold', plaque.promise, layout.promise, INK);
  foot(pen, frame);
  if (frame.mark !== null) mark(pen, frame.mark);
}

function head(pen: Pen, frame: PlaqueFrame, plaque: Plaque): void {
  const { layout, doc } = pen;
  const { margin, head: band } = layout;
  doc
    .roundedRect(margin * MM, band.y * MM, (layout.width - 2 * margin) * MM, band.height * MM, band.radius * MM)
    .fill(ACCENT);
  centred(pen, 'regular', frame.city, layout.city, WHITE, 0.12);
  centred(pen, 'bold', plaque.title, layout.title, WHITE, 0.16);
  centred(pen, 'regular', plaque.titleSecond, layout.titleSecond, WHITE, 0.06);
}

/** A name of any length, in the middle of its box. */
function block(
  pen: Pen,
  weight: Weight,
  text: string,
  box: Readonly<{ y: number; height: number; most: number; least: number }>,
): void {
  const width = pen.layout.width - 2 * pen.layout.margin;
  const { size, lines } = pen.fit(weight, text, { ...box, width, leading: NAME_LEADING });
  const top = box.y + (box.height - lines.length * size * NAME_LEADING) / 2;
  // The middle of the Chinese characters is set on the middle of the line.
  lines.forEach((line, index) => {
    centred(pen, weight, line, { size, y: top + (index + 0.5) * size * NAME_LEADING + size * 0.37 }, INK);
  });
}

function code({ doc, layout }: Pen, address: string): void {
  const { side, runs } = qrRuns(address);
  const { qr, width } = layout;
  const left = (width - qr.side) / 2;
  doc
    .roundedRect(left * MM, qr.y * MM, qr.side * MM, qr.side * MM, 3 * qr.frame * MM)
    .lineWidth(qr.frame * MM)
    .stroke(ACCENT);
  doc
    .save()
    .translate(left * MM, qr.y * MM)
    .scale((qr.side * MM) / side);
  // One path filled at once, so that rows that touch leave no hairline; written as one piece, for there are hundreds.
  doc.addContent(runs.map(({ x, y, length }) => `${x} ${y} ${length} 1 re`).join('\n'));
  doc.fill('#000000').restore();
}

function voided(pen: Pen, words: string): void {
  const { doc, layout } = pen;
  const { qr, width } = layout;
  const left = (width - qr.side) / 2;
  doc
    .rect(left * MM, qr.y * MM, qr.side * MM, qr.side * MM)
    .lineWidth(qr.frame * 2 * MM)
    .stroke(MARK);
  block({ ...pen, layout: { ...layout, margin: left + 4 } }, 'bold', words, {
    y: qr.y,
    height: qr.side,
    most: qr.side / 8,
    least: 2,
  });
}

function steps(pen: Pen, row: readonly Step[]): void {
  const { doc, layout } = pen;
  const { y, picture, size } = layout.steps;
  const inner = layout.width - 4 * layout.margin;
  row.forEach(({ picture: what, word }, index) => {
    const middle = 2 * layout.margin + (inner * (index + 0.5)) / row.length;
    doc
      .save()
      .translate((middle - picture / 2) * MM, y * MM)
      .scale((picture * MM) / FACE_SIDE);
    if ('face' in what) face(doc, what.face);
    else doc.circle(16, 16, 14.5).fill(ACCENT);
    doc.restore();
    if ('number' in what) {
      at(pen, 'bold', String(what.number), middle, { size: picture * 0.56, y: y + picture * 0.7 }, WHITE);
    }
    at(pen, 'regular', word, middle, { size, y: y + picture + size * 1.45 }, INK);
  });
}

function face(doc: PDFKit.PDFDocument, grade: 1 | 2 | 3 | 4 | 5): void {
  doc.lineWidth(2).lineCap('round').lineJoin('round');
  doc.circle(16, 16, 14.5).fillAndStroke(FACE_GROUNDS[grade - 1] ?? WHITE, INK);
  const brows = grade === 1 ? 'M7.5 9.5L12.5 12M24.5 9.5L19.5 12' : '';
  doc.path(`${brows}M11 13L11 15M21 13L21 15`).stroke(INK);
  const mouth = doc.path(FACE_MOUTHS[grade - 1] ?? '');
  if (grade === 5) mouth.fillAndStroke(WHITE, INK);
  else mouth.stroke(INK);
}

function foot(pen: Pen, frame: PlaqueFrame): void {
  const { doc, layout, advance } = pen;
  const { margin, foot: band } = layout;
  const width = layout.width - 2 * margin;
  doc
    .roundedRect(margin * MM, band.y * MM, width * MM, band.height * MM, band.radius * MM)
    .lineWidth(0.5 * MM)
    .stroke(ACCENT);
  // The name and the number stand beside each other, together in the middle.
  const gap = band.size * 0.9;
  const nameWidth = widthOf(frame.hotlineName, advance.regular) * band.size;
  const numberWidth = widthOf(frame.hotline, advance.bold) * band.number;
  const left = (layout.width - nameWidth - gap - numberWidth) / 2;
  const middle = band.y + band.height / 2;
  write(pen, 'regular', frame.hotlineName, left, { size: band.size, y: middle + band.size * 0.37 }, INK);
  write(
    pen,
    'bold',
    frame.hotline,
    left + nameWidth + gap,
    { size: band.number, y: middle + band.number * 0.37 },
    ACCENT,
  );
}

function mark(pen: Pen, words: string): void {
  const { doc, layout } = pen;
  const size = layout.title.size * 0.42;
  const reach = layout.head.height * 1.05;
  doc.save();
  // The page's edge cuts the ribbon, which runs over the corner.
  doc.rotate(45, { origin: [layout.width * MM, 0] });
  doc.rect((layout.width - reach) * MM, (reach / 2 - size) * MM, 2 * reach * MM, size * 1.7 * MM).fill(MARK);
  at(pen, 'bold', words, layout.width, { size, y: reach / 2 + size * 0.22 }, WHITE, 0.2);
  doc.restore();
}

type Standing = Readonly<{ size: number; y: number }>;

function centred(pen: Pen, weight: Weight, text: string, line: Standing, colour: string, spacing = 0): void {
  at(pen, weight, text, pen.layout.width / 2, line, colour, spacing);
}

/** @param spacing between letters, in sizes. A line that were too long for the plaque is written smaller. */
function at(pen: Pen, weight: Weight, text: string, middle: number, line: Standing, colour: string, spacing = 0): void {
  const wide = widthOf(text, pen.advance[weight]) + spacing * Math.max([...text].length - 1, 0);
  const room = pen.layout.width - 2 * pen.layout.margin;
  const size = Math.min(line.size, room / wide);
  write(pen, weight, text, middle - (wide * size) / 2, { size, y: line.y }, colour, spacing);
}

function write(
  { doc, spell }: Pen,
  weight: Weight,
  text: string,
  left: number,
  { size, y }: Standing,
  colour: string,
  spacing = 0,
): void {
  doc
    .font(weight)
    .fontSize(size * MM)
    .fillColor(colour)
    .text(spell(text), left * MM, y * MM, {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: spacing * size * MM,
    });
}
