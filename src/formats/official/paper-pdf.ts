/**
 * Draws a paper as PDF from its docx: the same text in the same order, in the free font the program ships. Page numbers
 * stand as on official papers: a dash on both sides, odd pages right, even pages left.
 */

import PDFDocument from 'pdfkit';
import type { Instant } from '../../kernel/time.ts';
import { registerFonts, spellingOf } from '../pdf-fonts.ts';
import { readDocx, type Sheet } from './docx-read.ts';
import type { Block, Paragraph, Table, TableRow } from './model.ts';

export type PaperPdf = Readonly<{
  docx: Uint8Array;
  title: string;
  /** The PDF's date. */
  madeAt: Instant;
  /** Watermark on every page of a draft or a void paper. */
  mark: string | null;
}>;

type Pen = Readonly<{ doc: PDFKit.PDFDocument; sheet: Sheet; spell: (text: string) => string; next: () => void }>;

const INK = '#000000';
const MARK = '#c9ced4';
const MARK_SIZE = 96;
const USUAL_LEADING = 1.45;
const CELL_PADDING = 4;
const NUMBER_SIZE = 14;
/** 7 mm below the text. */
const NUMBER_BELOW = 19.8;

export async function paperPdf({ docx, title, madeAt, mark }: PaperPdf): Promise<Buffer> {
  const { blocks, sheet, firstUnnumbered } = await readDocx(docx);
  const doc = new PDFDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    // `font: ''` keeps the built-in Helvetica out of the file; its types do not know that.
    font: '' as unknown as string,
    info: { Title: title, Producer: 'Mashang', Creator: 'Mashang', CreationDate: new Date(madeAt) },
  });
  registerFonts(doc);
  let page = 0;
  const pen: Pen = {
    doc,
    sheet,
    spell: spellingOf(doc),
    next: () => {
      doc.addPage();
      page += 1;
      doc.y = sheet.margins.top;
      if (mark !== null) watermark(pen, mark);
      if (page > 1 || !firstUnnumbered) pageNumber(pen, page);
      doc.y = sheet.margins.top;
    },
  };
  pen.next();
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'table') table(pen, block);
    else {
      const together = heightKeptWith(pen, blocks, index);
      if ((block.newPage && doc.y > sheet.margins.top) || (needed(pen, block, together) && doc.y > sheet.margins.top))
        pen.next();
      paragraph(pen, block, sheet.margins.left, innerWidth(sheet));
    }
  }
  const pieces: Buffer[] = [];
  doc.end();
  for await (const piece of doc) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function innerWidth({ width, margins }: Sheet): number {
  return width - margins.left - margins.right;
}

function bottomOf({ height, margins }: Sheet): number {
  return height - margins.bottom;
}

/** Height the block needs on the page at hand: its first line, or all that must stay together. */
function needed({ doc, sheet }: Pen, block: Paragraph, together: number): boolean {
  return doc.y + block.before + leadingOf(block) + together > bottomOf(sheet) + 1;
}

function leadingOf({ line, look }: Paragraph): number {
  return line ?? look.size * USUAL_LEADING;
}

/** Height of the blocks that must stand on the same page, as a signature with its date. */
function heightKeptWith(pen: Pen, blocks: readonly Block[], from: number): number {
  let height = 0;
  for (let at = from; ; at += 1) {
    const [block, next] = [blocks[at], blocks[at + 1]];
    if (block?.kind !== 'paragraph' || !block.keepNext || next?.kind !== 'paragraph') return height;
    height += heightOf(pen, next);
  }
}

function heightOf(pen: Pen, block: Paragraph): number {
  const { indent } = block;
  const lines = linesOf(pen, block, innerWidth(pen.sheet) - indent.left - indent.right).length;
  return block.before + lines * leadingOf(block) + block.after;
}

type Line = Readonly<{ text: string; first: boolean; last: boolean }>;
const CLOSING = /^[，。、；：！？·）》」』】〕”’％…,.;:!?)\]}%]$/u;
const OF_A_WORD = /^[0-9A-Za-z_\-/&'’.%]$/;

/** Breaks lines: Chinese between any two characters but before a closing mark, numbers and words whole. */
function linesOf(pen: Pen, block: Paragraph, width: number): readonly Line[] {
  const { doc } = pen;
  doc.font(block.look.bold ? 'bold' : 'regular').fontSize(block.look.size);
  const lines: Line[] = [];
  for (const part of block.text.split('\n').map(pen.spell)) {
    const units = unitsOf(part);
    let text = '';
    let room = width - block.indent.first;
    let used = 0;
    let first = true;
    for (const unit of units) {
      const wide = doc.widthOfString(unit);
      if (used + wide > room + 0.5 && text !== '' && !CLOSING.test(unit)) {
        lines.push({ text, first, last: false });
        first = false;
        room = width;
        text = '';
        used = 0;
      }
      text += unit;
      used += wide;
    }
    lines.push({ text, first, last: true });
  }
  return lines;
}

/** Units of line breaking: words and numbers whole, unless longer than a line of narrow cells. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = [];
  for (const character of text) {
    const last = units.at(-1);
    if (last !== undefined && last.length < 24 && OF_A_WORD.test(character) && OF_A_WORD.test(last.at(-1) ?? '')) {
      units[units.length - 1] = last + character;
    } else units.push(character);
  }
  return units;
}

function paragraph(pen: Pen, block: Paragraph, left: number, width: number, cut = true): void {
  const { doc, sheet } = pen;
  const { indent, align, look } = block;
  const leading = leadingOf(block);
  if (block.rule?.side === 'top') rule(pen, block.rule, left, width);
  doc.y += block.before;
  const inner = width - indent.left - indent.right;
  for (const line of linesOf(pen, block, inner)) {
    if (cut && doc.y + leading > bottomOf(sheet) + 1) pen.next();
    doc
      .font(look.bold ? 'bold' : 'regular')
      .fontSize(look.size)
      .fillColor(look.colour ?? INK);
    const shift = line.first ? indent.first : 0;
    const room = inner - shift;
    const wide = doc.widthOfString(line.text);
    const free = Math.max(room - wide, 0);
    const x = left + indent.left + shift + (align === 'right' ? free : align === 'center' ? free / 2 : 0);
    // Every line but the last is justified, a little space between all characters.
    const spread = align === 'justify' && !line.last && line.text.length > 1 ? free / (line.text.length - 1) : 0;
    const top = doc.y;
    if (line.text !== '') {
      doc.text(line.text, x, top + (leading - look.size * 1.448) / 2, { lineBreak: false, characterSpacing: spread });
    }
    doc.y = top + leading;
  }
  doc.y += block.after;
  if (block.rule?.side === 'bottom') rule(pen, block.rule, left, width);
}

function rule(
  { doc }: Pen,
  { thickness, double, colour }: NonNullable<Paragraph['rule']>,
  left: number,
  width: number,
): void {
  const draw = (y: number, thick: number) =>
    doc
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(thick)
      .stroke(colour);
  draw(doc.y, thickness);
  if (double) draw(doc.y + thickness + 2, thickness / 2);
  doc.y += thickness + (double ? 4 : 0);
}

function table(pen: Pen, { widths, rows }: Table): void {
  const { doc, sheet } = pen;
  const inner = innerWidth(sheet);
  const sum = widths.reduce((whole, width) => whole + width, 0);
  const scaled = widths.map((width) => (sum > 0 ? (width / sum) * inner : inner / widths.length));
  const headings = rows.filter((row) => row.heading);
  const tall = headings.reduce((sum, row) => sum + rowHeight(pen, row, scaled), 0);
  // A heading taller than half a page is drawn once, for it would leave no room for rows; Word does the same.
  const heading = tall > (bottomOf(sheet) - sheet.margins.top) / 2 ? [] : headings;
  for (const row of rows) {
    const height = rowHeight(pen, row, scaled);
    if (doc.y + Math.min(height, bottomOf(sheet) - sheet.margins.top) > bottomOf(sheet) + 1) {
      pen.next();
      if (!row.heading) for (const each of heading) tableRow(pen, each, scaled, rowHeight(pen, each, scaled));
    }
    tableRow(pen, row, scaled, height);
  }
}

function cellWidths(row: TableRow, widths: readonly number[]): readonly number[] {
  let at = 0;
  return row.cells.map(({ span }) => {
    const width = widths.slice(at, at + span).reduce((sum, each) => sum + each, 0);
    at += span;
    return width;
  });
}

function rowHeight(pen: Pen, row: TableRow, widths: readonly number[]): number {
  const wide = cellWidths(row, widths);
  const heights = row.cells.map(({ paragraphs }, index) =>
    paragraphs.reduce((sum, block) => {
      const inner = (wide[index] ?? 0) - 2 * CELL_PADDING - block.indent.left - block.indent.right;
      return sum + block.before + block.after + linesOf(pen, block, inner).length * leadingOf(block);
    }, 0),
  );
  return Math.max(...heights, 0) + 2 * CELL_PADDING;
}

/** A row taller than a page is cut at lines and goes on, its frame with it. */
function tableRow(pen: Pen, row: TableRow, widths: readonly number[], height: number): void {
  const { doc, sheet } = pen;
  const wide = cellWidths(row, widths);
  const top = doc.y;
  const fits = top + height <= bottomOf(sheet) + 1;
  let x = sheet.margins.left;
  for (const [index, { paragraphs }] of row.cells.entries()) {
    const width = wide[index] ?? 0;
    if (fits) {
      doc.rect(x, top, width, height).lineWidth(0.5).stroke(INK);
      doc.y = top + CELL_PADDING;
    }
    for (const block of paragraphs) paragraph(pen, block, x + CELL_PADDING, width - 2 * CELL_PADDING, !fits);
    x += width;
  }
  if (fits) doc.y = top + height;
}

function watermark({ doc, sheet, spell }: Pen, words: string): void {
  doc.save();
  doc.rotate(-45, { origin: [sheet.width / 2, sheet.height / 2] });
  doc.font('bold').fontSize(MARK_SIZE).fillColor(MARK);
  const wide = doc.widthOfString(spell(words));
  doc.text(spell(words), (sheet.width - wide) / 2, sheet.height / 2 - MARK_SIZE * 0.7, { lineBreak: false });
  doc.restore();
}

function pageNumber({ doc, sheet }: Pen, page: number): void {
  const text = `— ${page} —`;
  doc.font('regular').fontSize(NUMBER_SIZE).fillColor(INK);
  const wide = doc.widthOfString(text);
  const { left, right } = sheet.margins;
  const x = page % 2 === 1 ? sheet.width - right - wide - NUMBER_SIZE : left + NUMBER_SIZE;
  doc.text(text, x, bottomOf(sheet) + NUMBER_BELOW - NUMBER_SIZE / 2, { lineBreak: false });
}
