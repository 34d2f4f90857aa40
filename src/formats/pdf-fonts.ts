/** Fonts of every PDF: free ones, embedded with the used glyphs only. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Weight = 'regular' | 'bold';

const FONTS: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};
/** Replaces a character the font lacks, as printers have always done (〓, the geta mark). */
const GETA = '〓';

/** Fonts in memory, some 10 MB each: shared by files made one after the other, free to go between times. */
const fonts = new Map<Weight, WeakRef<Buffer>>();
const require = createRequire(import.meta.url);

function fontBytes(weight: Weight): Buffer {
  const known = fonts.get(weight)?.deref();
  if (known !== undefined) return known;
  const bytes = readFileSync(require.resolve(FONTS[weight]));
  fonts.set(weight, new WeakRef(bytes));
  return bytes;
}

export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const weight of Object.keys(FONTS) as Weight[]) doc.registerFont(weight, fontBytes(weight));
}

/** Replaces characters the font lacks, so that one in a name is seen to be missing and leaves no empty box. */
export function spellingOf(doc: PDFKit.PDFDocument): (text: string) => string {
  doc.font('regular');
  // The library has no public way to ask a font what it holds.
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint: (point: number) => boolean } } })._font;
  const known = new Map<string, string>();
  return (text) =>
    Array.from(text, (character) => {
      let spelt = known.get(character);
      if (spelt === undefined) {
        spelt = font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ? character : GETA;
        known.set(character, spelt);
      }
      return spelt;
    }).join('');
}
