/** Two QR decoders that share no code with each other or with our encoder. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsqr from 'jsqr';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Four bytes a pixel. */
export type Bitmap = Readonly<{ data: Uint8ClampedArray; width: number; height: number }>;

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
// Given its program, the decoder does not fetch it from the network.
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });

/** jsqr is CommonJS; its default export is the function under some loaders and holds it under others. */
const jsQr = ((jsqr as unknown as { default?: typeof jsqr.default }).default ?? jsqr) as typeof jsqr.default;

export async function readByZxing(image: Bitmap): Promise<string | undefined> {
  const [found] = await readBarcodes({ ...image, colorSpace: 'srgb' } as ImageData, { formats: ['QRCode'] });
  return found?.text;
}

export function readByJsqr({ data, width, height }: Bitmap): string | undefined {
  return jsQr(data, width, height)?.data;
}

type Dark = Readonly<{ x: number; y: number; width: number; height: number }>;

/** White with dark rectangles; all measures in pixels. */
export function bitmapOf(side: number, dark: readonly Dark[]): Bitmap {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const { x, y, width, height } of dark) {
    for (let row = y; row < y + height; row += 1) {
      for (let column = x; column < x + width; column += 1) {
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  return { data, width: side, height: side };
}
