/**
 * Plaques as one PDF: a page each, 120 × 160 mm or A4, vector throughout, with the used glyphs of the font alone.
 * Streamed: a page is drawn when the reader has taken the one before, so a file of any length needs the same memory, and
 * other requests are served between two pages. The same plaques give the same bytes.
 */

import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { plainText } from '../kernel/plain-text.ts';
import type { Instant } from '../kernel/time.ts';
import { registerFonts, spellingOf, type Weight } from './pdf-fonts.ts';
import { drawPlaque, MM, type Pen, type Plaque, type PlaqueFrame } from './plaques-page.ts';
import { LAYOUTS, type PlaqueFormat } from './plaques-sizes.ts';
import { type Fitted, fitText } from './rules-lines.ts';

export type PlaqueFile = Readonly<{
  format: PlaqueFormat;
  title: string;
  /** The PDF's date. */
  madeAt: Instant;
  frame: PlaqueFrame;
  plaques: Iterable<Plaque>;
}>;

/** @returns the file's bytes; reading stops the drawing when it stops. */
export function plaquesPdf(file: PlaqueFile): Readable {
  return Readable.from(bytesOf(file), { objectMode: false });
}

async function* bytesOf(file: PlaqueFile): AsyncGenerator<Uint8Array> {
  const layout = LAYOUTS[file.format];
  const doc = new PDFDocument({
    size: [layout.width * MM, layout.height * MM],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    // `font: ''` keeps the built-in Helvetica out of the file; its types do not know that.
    font: '' as unknown as string,
    info: { Title: file.title, Producer: 'Mashang', Creator: 'Mashang', CreationDate: new Date(file.madeAt) },
  });
  const pen = penFor(doc, layout);
  for (const plaque of file.plaques) {
    doc.addPage();
    drawPlaque(pen, file.frame, withPlainNames(plaque));
    const ready: Uint8Array | null = doc.read();
    if (ready !== null) yield ready;
    await setImmediate();
  }
  doc.end();
  for await (const rest of doc) yield rest as Uint8Array;
}

/** Removes characters without width, which no font has: names registered before names were normalised may hold some. */
function withPlainNames(plaque: Plaque): Plaque {
  return { ...plaque, above: plaque.above === null ? null : plainText(plaque.above), name: plainText(plaque.name) };
}

function penFor(doc: PDFKit.PDFDocument, layout: Pen['layout']): Pen {
  registerFonts(doc);
  const advance = { regular: advanceOf(doc, 'regular'), bold: advanceOf(doc, 'bold') };
  return {
    doc,
    layout,
    advance,
    fit: fittingWith(advance),
    spell: spellingOf(doc),
  };
}

/** Widths of characters, each asked once: a city's plaques are written with some two thousand of them. */
function advanceOf(doc: PDFKit.PDFDocument, weight: Weight): Pen['advance']['regular'] {
  const known = new Map<string, number>();
  return (character) => {
    let width = known.get(character);
    if (width === undefined) {
      width = doc.font(weight).fontSize(1000).widthOfString(character) / 1000;
      known.set(character, width);
    }
    return width;
  };
}

function fittingWith(advance: Pen['advance']): Pen['fit'] {
  const known = new Map<string, Fitted>();
  return (weight, text, box) => {
    const key = `${weight} ${box.width} ${box.height} ${box.most} ${text}`;
    const fitted = known.get(key) ?? fitText(text, box, advance[weight]);
    known.set(key, fitted);
    return fitted;
  };
}
