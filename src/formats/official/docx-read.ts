/**
 * Reads text and look of a docx, as far as official papers need: paragraphs and tables in order, one look for each
 * paragraph. The PDF of a paper is drawn from this, so that its text is that of the docx, whoever made the template.
 */

import type { Attributes } from '../sheets-xml.ts';
import { DOCUMENT, openDocx, readPart } from './docx-parts.ts';
import { type Formats, type Half, mergedFormat, paragraphOf, readHalf, type TextHalf } from './docx-styles.ts';
import type { Block, Paragraph, Table, TableCell, TableRow } from './model.ts';

/** Size of the paper, in points. */
export type Sheet = Readonly<{
  width: number;
  height: number;
  margins: Readonly<{ top: number; right: number; bottom: number; left: number }>;
}>;
export type Read = Readonly<{ blocks: readonly Block[]; sheet: Sheet; firstUnnumbered: boolean }>;

const TWENTIETH = 20;
const A4: Sheet = { width: 595.3, height: 841.9, margins: { top: 105, right: 73.7, bottom: 99, left: 79.4 } };

type OpenTable = { widths: number[]; rows: TableRow[]; row: { heading: boolean; cells: TableCell[] } | null };
type OpenCell = { span: number; paragraphs: Paragraph[] };
type OpenParagraph = {
  half: Half;
  style: string | undefined;
  text: string;
  first: TextHalf | null;
  newPage: boolean;
  endsSection: boolean;
};

export async function readDocx(bytes: Uint8Array): Promise<Read> {
  const zip = await openDocx(bytes);
  const formats = await readFormats(zip);
  const blocks: Block[] = [];
  const inside: string[] = [];
  const tables: OpenTable[] = [];
  const cells: OpenCell[] = [];
  let paragraph: OpenParagraph | null = null;
  let run: TextHalf = {};
  let sheet: Sheet = A4;
  let size = { width: A4.width, height: A4.height };
  let firstUnnumbered = false;
  let sections = 0;
  /** Whether the section that ended makes the next begin on a new page, and whether the next one overrules that. */
  let pageNext = false;

  const finished = (open: OpenParagraph): void => {
    const made = paragraphOf(formats, open.half, open.style, open.first, open.text);
    const whole: Paragraph = { ...made, newPage: made.newPage || open.newPage || pageNext };
    pageNext = open.endsSection;
    const cell = cells.at(-1);
    if (cell !== undefined) cell.paragraphs.push(whole);
    // A paragraph that only carries the end of a section is no line.
    else if (!(open.endsSection && open.text === '')) blocks.push(whole);
  };
  await readPart(zip, DOCUMENT, {
    open: (name, attributes) => {
      inside.push(name);
      switch (name) {
        case 'p':
          paragraph = { half: {}, style: undefined, text: '', first: null, newPage: false, endsSection: false };
          return;
        case 'r':
          run = {};
          return;
        case 'tbl':
          tables.push({ widths: [], rows: [], row: null });
          return;
        case 'gridCol':
          tables.at(-1)?.widths.push(Number(attributes['w:w'] ?? 0) / TWENTIETH);
          return;
        case 'tr':
          if (tables.at(-1) !== undefined) (tables.at(-1) as OpenTable).row = { heading: false, cells: [] };
          return;
        case 'tblHeader': {
          const row = tables.at(-1)?.row;
          if (row != null && isOn(attributes)) row.heading = true;
          return;
        }
        case 'tc':
          cells.push({ span: 1, paragraphs: [] });
          return;
        case 'gridSpan':
          if (cells.at(-1) !== undefined) (cells.at(-1) as OpenCell).span = Number(attributes['w:val'] ?? 1);
          return;
        case 'pgSz':
          size = { width: points(attributes['w:w'], A4.width), height: points(attributes['w:h'], A4.height) };
          return;
        case 'pgMar':
          sheet = { ...size, margins: marginsOf(attributes) };
          return;
        case 'titlePg':
          // The first section's properties stand at its end, so they are read first.
          if (sections === 0) firstUnnumbered = isOn(attributes);
          return;
        case 'type':
          if (inside.at(-2) === 'sectPr' && attributes['w:val'] === 'continuous' && paragraph !== null) {
            paragraph.endsSection = false;
          }
          return;
      }
      if (paragraph === null) return;
      if (name === 'sectPr') paragraph.endsSection = true;
      else if (name === 'pStyle') paragraph.style = attributes['w:val'];
      else if (name === 'br' && attributes['w:type'] === 'page') paragraph.newPage = true;
      else if (name === 'br' || name === 'cr') paragraph.text += '\n';
      else if (name === 'tab' && inside.includes('r')) paragraph.text += '\u3000';
      else if (inside.includes('pPr') && !inside.includes('rPr'))
        paragraph.half = readHalf(paragraph.half, name, attributes);
      else if (inside.includes('r') && inside.includes('rPr'))
        run = readHalf({ text: run }, name, attributes).text ?? run;
    },
    close: (name) => {
      inside.pop();
      if (name === 'sectPr') sections += 1;
      else if (name === 'p' && paragraph !== null) {
        finished(paragraph);
        paragraph = null;
      } else if (name === 'tc') {
        const cell = cells.pop();
        if (cell !== undefined) tables.at(-1)?.row?.cells.push(cell);
      } else if (name === 'tr') {
        const table = tables.at(-1);
        if (table?.row != null) table.rows.push(table.row);
      } else if (name === 'tbl') {
        const table = tables.pop();
        if (table === undefined) return;
        // A table within a cell is read as its texts, one below the other.
        const outer = cells.at(-1);
        if (outer === undefined) blocks.push(tableOf(table));
        else outer.paragraphs.push(...table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs)));
      }
    },
    text: (said) => {
      if (inside.at(-1) !== 't' || paragraph === null) return;
      paragraph.text += said;
      if (paragraph.first === null && said.trim() !== '') paragraph.first = run;
    },
  });
  return { blocks, sheet, firstUnnumbered };
}

function tableOf({ widths, rows }: OpenTable): Table {
  return { kind: 'table', widths, rows };
}

async function readFormats(zip: Parameters<typeof readPart>[0]): Promise<Formats> {
  const styles = new Map<string, Half & { basedOn?: string | undefined }>();
  let defaults: Half = {};
  let standard: string | undefined;
  if (!zip.entries.has('word/styles.xml')) return { styles, defaults, standard };
  const inside: string[] = [];
  let id: string | undefined;
  await readPart(zip, 'word/styles.xml', {
    open: (name, attributes) => {
      inside.push(name);
      if (name === 'style') {
        id = attributes['w:type'] === 'paragraph' ? attributes['w:styleId'] : undefined;
        if (id === undefined) return;
        styles.set(id, {});
        if (attributes['w:default'] === '1' || attributes['w:default'] === 'true') standard = id;
      } else if (inside.includes('docDefaults')) defaults = readHalf(defaults, name, attributes);
      else if (id !== undefined) {
        const style = styles.get(id) ?? {};
        styles.set(
          id,
          name === 'basedOn'
            ? { ...style, basedOn: attributes['w:val'] }
            : mergedFormat(style, readHalf({}, name, attributes)),
        );
      }
    },
    close: (name) => {
      inside.pop();
      if (name === 'style') id = undefined;
    },
  });
  return { styles, defaults, standard };
}

function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off'].includes(attributes['w:val'] ?? 'true');
}

function points(twentieths: string | undefined, otherwise: number): number {
  const value = Number(twentieths);
  return Number.isFinite(value) && value > 0 ? value / TWENTIETH : otherwise;
}

function marginsOf(attributes: Attributes): Sheet['margins'] {
  const { top, right, bottom, left } = A4.margins;
  return {
    top: points(attributes['w:top'], top),
    right: points(attributes['w:right'], right),
    bottom: points(attributes['w:bottom'], bottom),
    left: points(attributes['w:left'], left),
  };
}
