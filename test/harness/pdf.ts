/**
 * Reads a PDF made by the program, for tests: what is written on each page (by the font's own ToUnicode table, as a
 * reader copies it) and which rectangles are filled, in millimetres. It knows what our plaques use of PDF and no more.
 */

import { inflateSync } from 'node:zlib';

export type FilledRect = Readonly<{ x: number; y: number; width: number; height: number; colour: string }>;
export type PdfPage = Readonly<{
  widthMm: number;
  heightMm: number;
  /** One entry for each piece of text, in the order it was written, with where it begins. */
  texts: readonly Readonly<{ text: string; x: number; y: number; size: number }>[];
  rects: readonly FilledRect[];
}>;

type Matrix = readonly [number, number, number, number, number, number];
type Parts = Readonly<{ dictionary: string; stream: Buffer | null }>;

const MM = 72 / 25.4;

export function readPdf(bytes: Buffer): readonly PdfPage[] {
  const objects = objectsOf(bytes);
  const part = (id: string): Parts => {
    const found = objects.get(id);
    if (found === undefined) throw new Error(`the file has no object ${id}`);
    return found;
  };
  const tree = [...objects.values()].find(({ dictionary }) => /\/Type \/Pages\b/.test(dictionary));
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree?.dictionary ?? '')?.[1] ?? '';
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  const fontOf = (id: string): ReadonlyMap<string, string> => {
    const known = fonts.get(id) ?? glyphTable(part(refOf(part(id).dictionary, 'ToUnicode')).stream);
    fonts.set(id, known);
    return known;
  };
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => {
    const { dictionary } = part(id);
    const resources = part(refOf(dictionary, 'Resources')).dictionary;
    const named = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font = '']) => [name, font]),
    );
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary);
    const drawn = draw(part(refOf(dictionary, 'Contents')).stream?.toString('latin1') ?? '', (name) =>
      fontOf(named.get(name) ?? ''),
    );
    return { widthMm: Number(box?.[1]) / MM, heightMm: Number(box?.[2]) / MM, ...drawn };
  });
}

function refOf(dictionary: string, key: string): string {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '';
}

function objectsOf(bytes: Buffer): ReadonlyMap<string, Parts> {
  const text = bytes.toString('latin1');
  const objects = new Map<string, Parts>();
  const begin = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    const from = begin.lastIndex;
    const streamAt = text.indexOf('stream\n', from);
    const endAt = text.indexOf('endobj', from);
    const isStream = streamAt !== -1 && streamAt < endAt;
    const dictionary = text.slice(from, isStream ? streamAt : endAt);
    let stream: Buffer | null = null;
    if (isStream) {
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
      const raw = bytes.subarray(streamAt + 7, streamAt + 7 + length);
      stream = /FlateDecode/.test(dictionary) ? inflateSync(raw) : raw;
      begin.lastIndex = streamAt + 7 + length;
    }
    objects.set(found[1] ?? '', { dictionary, stream });
  }
  return objects;
}

/** Glyph, as four hexadecimal digits, to what it stands for. */
function glyphTable(stream: Buffer | null): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const ranges = (stream?.toString('latin1') ?? '').matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g);
  for (const [, first = '', list = ''] of ranges) {
    [...list.matchAll(/<([^>]*)>/g)].forEach(([, units = ''], index) => {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
      const codes = units.split(' ').filter((unit) => unit !== '');
      table.set(glyph, String.fromCharCode(...codes.map((unit) => Number.parseInt(unit, 16))));
    });
  }
  return table;
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

type State = Readonly<{ matrix: Matrix; colour: string }>;

/** Follows the operators of a page's content that paint text and rectangles; y grows downwards, from the upper edge. */
function draw(
  content: string,
  glyphsOf: (font: string) => ReadonlyMap<string, string>,
): Pick<PdfPage, 'texts' | 'rects'> {
  const texts: { text: string; x: number; y: number; size: number }[] = [];
  const rects: FilledRect[] = [];
  let height = Number.NaN;
  let state: State = { matrix: [1, 0, 0, 1, 0, 0], colour: '' };
  const saved: State[] = [];
  let path: (readonly [number, number, number, number])[] = [];
  let operands: string[] = [];
  let font = '';
  let size = 0;
  let from: Matrix = state.matrix;
  for (const [token] of content.matchAll(/\[[^\]]*\]|[^\s[\]]+/g)) {
    if (!/^[A-Za-z*]+$/.test(token)) {
      operands.push(token);
      continue;
    }
    const numbers = operands.map(Number);
    if (token === 'q') saved.push(state);
    else if (token === 'Q') state = saved.pop() ?? state;
    else if (token === 'cm') {
      // The first one turns the page so that y grows downwards; it tells how high the page is.
      if (Number.isNaN(height)) height = numbers[5] ?? 0;
      state = { ...state, matrix: times(numbers as unknown as Matrix, state.matrix) };
    } else if (token === 'scn') state = { ...state, colour: operands.join(' ') };
    else if (token === 're') path.push(numbers as unknown as [number, number, number, number]);
    else if (token === 'f') {
      for (const [x, y, w, h] of path) {
        const [a, , , d, e, f] = state.matrix;
        const top = height - (d * y + f);
        rects.push({
          x: (a * x + e) / MM,
          y: top / MM,
          width: (a * w) / MM,
          height: (-d * h) / MM,
          colour: state.colour,
        });
      }
      path = [];
    } else if (/^(S|B|n)$/.test(token)) path = [];
    else if (token === 'Tf') {
      font = (operands[0] ?? '').slice(1);
      size = numbers[1] ?? 0;
    } else if (token === 'Tm') from = times(numbers as unknown as Matrix, state.matrix);
    else if (token === 'TJ') {
      const glyphs = glyphsOf(font);
      const text = [...(operands[0] ?? '').matchAll(/<([0-9a-f]+)>/g)]
        .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
        .map((glyph) => glyphs.get(glyph) ?? '\ufffd')
        .join('');
      texts.push({ text, x: from[4] / MM, y: (height - from[5]) / MM, size: size / MM });
    }
    operands = [];
  }
  return { texts, rects };
}
