/**
 * Writes a starting template as docx, in the measures of GB/T 9704: A4 with margins of 37/28/35/26 mm, 22 lines of 28
 * characters. Fonts are named, not shipped; where a machine lacks them, Word and WPS substitute.
 */

import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  HeightRule,
  type IParagraphOptions,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
} from 'docx';
import type { Layout, LayoutForm, ParagraphAs, Piece } from './layout.ts';

const SONG = '仿宋_GB2312';
const TITLE = '方正小标宋简体';
const HEI = '黑体';
const KAI = '楷体_GB2312';
const LATIN = 'Times New Roman';
/** 22 lines in 225 mm, in twentieths of a point. */
const LINE = 579;
const RED = 'C8102E';
const SIZE_2 = 44;
const SIZE_3 = 32;
const SIZE_4 = 28;
const CELL_SIZE = 24;
const TWIPS_A_MM = 1440 / 25.4;
const mm = (length: number): number => Math.round(length * TWIPS_A_MM);
/** A 3号 character. */
const CHARACTER = 320;
/** Spacing of characters, in twentieths of a point: 28 of them fit the line only a fifth of a point closer. */
const CLOSER = -4;
const WIDTH_MM = 156;
/** Size of the head, in half points: fifteen characters to a line, for names of offices are long. */
const HEAD_SIZE = 58;

export async function layoutDocx({ form, title, pieces }: Layout): Promise<Buffer> {
  const sections: ISectionOptions[] = [];
  let children: (Paragraph | Table)[] = [];
  const close = (): void => {
    sections.push({
      properties: sectionOf(form, sections.length),
      footers: { default: numbered('right'), even: numbered('left'), first: new Footer({ children: [] }) },
      children,
    });
    children = [];
  };
  for (const piece of pieces) {
    if (piece.as === 'page') close();
    else children.push(piece.as === 'table' ? tableOf(piece) : paragraphOf(form, piece));
  }
  close();
  const document = new Document({
    title,
    creator: 'Mashang',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fonts(SONG), size: SIZE_3, language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { before: 0, after: 0, line: LINE, lineRule: LineRuleType.EXACT } },
        },
      },
    },
    sections,
  });
  return Packer.toBuffer(document);
}

function fonts(eastAsia: string) {
  return { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia };
}

function sectionOf(form: LayoutForm, index: number): ISectionPropertiesOptions {
  return {
    page: {
      size: { width: mm(210), height: mm(297) },
      margin: { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28), footer: mm(24), header: mm(15) },
    },
    // Without a grid: lines of a table would snap to it and stand half as far apart again.
    ...(index === 0 && form !== 'form' ? { grid: { type: DocumentGridType.LINES, linePitch: LINE } } : {}),
    // The first page of a letter bears no number.
    titlePage: index === 0 && form === 'letter',
    ...(index === 0 ? {} : { type: SectionType.NEXT_PAGE }),
  };
}

function numbered(side: 'left' | 'right'): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: SIZE_4, font: fonts('宋体') });
  const indent = side === 'right' ? { right: SIZE_4 * 10 } : { left: SIZE_4 * 10 };
  const alignment = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [number] })] });
}

type Look = Readonly<{ font: string; size?: number; colour?: string; closer?: boolean }> &
  Pick<IParagraphOptions, 'alignment' | 'indent' | 'spacing' | 'keepNext' | 'border'>;
const exact = (line: number, before = 0, after = 0) => ({ line, before, after, lineRule: LineRuleType.EXACT });
const FIRST = { firstLine: 2 * CHARACTER };

function lookOf(form: LayoutForm, as: ParagraphAs): Look {
  switch (as) {
    case 'head':
      return {
        font: TITLE,
        size: HEAD_SIZE,
        colour: RED,
        alignment: AlignmentType.CENTER,
        spacing: exact(HEAD_SIZE * 12, 0, form === 'letter' ? 0 : LINE),
        ...(form === 'letter' ? { border: { bottom: redRule(BorderStyle.THIN_THICK_SMALL_GAP) } } : {}),
      };
    case 'number':
      return form === 'paper'
        ? {
            font: SONG,
            alignment: AlignmentType.CENTER,
            spacing: exact(LINE, 0, LINE),
            border: { bottom: redRule(BorderStyle.SINGLE) },
          }
        : form === 'letter'
          ? { font: SONG, alignment: AlignmentType.RIGHT, spacing: exact(LINE, mm(2)) }
          : { font: SONG, alignment: AlignmentType.CENTER, spacing: exact(LINE, 0, LINE / 2) };
    case 'title':
      return {
        font: TITLE,
        size: SIZE_2,
        alignment: AlignmentType.CENTER,
        spacing: exact(LINE * 1.2, form === 'form' ? 0 : LINE, LINE / 2),
        keepNext: true,
      };
    case 'to':
      return { font: SONG, closer: true };
    case 'level':
      return { font: HEI, indent: FIRST, keepNext: true };
    case 'item':
      return { font: KAI, indent: FIRST, keepNext: true };
    case 'sign':
      return {
        font: SONG,
        alignment: AlignmentType.RIGHT,
        indent: { right: 2 * CHARACTER },
        spacing: exact(LINE, LINE),
        keepNext: true,
      };
    case 'seal':
      return { font: SONG, alignment: AlignmentType.RIGHT, indent: { right: 3 * CHARACTER }, keepNext: true };
    case 'date':
      return { font: SONG, alignment: AlignmentType.RIGHT, indent: { right: 4 * CHARACTER } };
    case 'attachment':
      return { font: HEI, keepNext: true };
    case 'note':
      return { font: SONG, size: SIZE_4, spacing: exact(480, LINE / 2) };
    case 'list':
      return { font: SONG, indent: FIRST, spacing: exact(LINE, LINE) };
    case 'body':
      return { font: SONG, indent: FIRST, closer: true, alignment: AlignmentType.LEFT };
  }
}

function redRule(style: (typeof BorderStyle)[keyof typeof BorderStyle]) {
  return { style, size: 18, color: RED, space: 8 };
}

function paragraphOf(form: LayoutForm, { as, text }: Extract<Piece, { text: string }>): Paragraph {
  const { font, size = SIZE_3, colour, closer = false, ...options } = lookOf(form, as);
  return new Paragraph({
    spacing: exact(LINE),
    ...options,
    children: [
      new TextRun({
        text,
        font: fonts(font),
        size,
        ...(colour === undefined ? {} : { color: colour }),
        ...(closer ? { characterSpacing: CLOSER } : {}),
      }),
    ],
  });
}

function tableOf({ widths, rows, head }: Extract<Piece, { as: 'table' }>): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(WIDTH_MM), type: 'dxa' },
    columnWidths: widths.map(mm),
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: head && at === 0,
          cantSplit: cells.length > 2,
          height: { value: mm(8), rule: HeightRule.ATLEAST },
          children: cells.map((text, column) => cellOf(text, widths, cells.length, column, head && at === 0)),
        }),
    ),
  });
}

/** A row with fewer cells than columns gives the rest to its last one. */
function cellOf(text: string, widths: readonly number[], cells: number, column: number, heading: boolean): TableCell {
  const span = column === cells - 1 ? widths.length - column : 1;
  const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
  // Labels stand left of their values; a cell that holds a place is no label.
  const label = heading || (column % 2 === 0 && cells > 1 && !text.includes('{'));
  return new TableCell({
    columnSpan: span,
    width: { size: mm(width), type: 'dxa' },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          spacing: exact(340),
          alignment: label ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text: line, font: fonts(label ? HEI : SONG), size: CELL_SIZE })],
        }),
    ),
  });
}
