/** A code is read by two decoders that share no code with the encoder, damaged too, and stays coarse. */

import { describe, expect, it } from 'vitest';
import { type Bitmap, bitmapOf, readByJsqr, readByZxing } from '../../test/harness/qr-readers.ts';
import { QUIET_ZONE, qrRuns } from './qr.ts';

const PIXELS = 6;

function imageOf(text: string): Bitmap {
  const { side, runs } = qrRuns(text);
  const dark = runs.map(({ x, y, length }) => ({
    x: x * PIXELS,
    y: y * PIXELS,
    width: length * PIXELS,
    height: PIXELS,
  }));
  return bitmapOf(side * PIXELS, dark);
}

async function readByBoth(image: Bitmap): Promise<readonly (string | undefined)[]> {
  return [await readByZxing(image), readByJsqr(image)];
}

const modulesOf = (text: string): number => qrRuns(text).side - 2 * QUIET_ZONE;
const ADDRESS = 'HTTPS://MASHANG.SHANGQIU.GOV.CN/S/0111BCDEFG';

describe('the QR of an address', () => {
  it.each([ADDRESS, 'HTTP://192.168.1.20:8080/S/ZZZZZZZZZZ', 'HTTP://MY_HOST:8080/S/0000000000'])(
    'is read as %s by both',
    async (address) => expect(await readByBoth(imageOf(address))).toEqual([address, address]),
  );

  it('is read though a ninth of it is covered, and not when far more is', async () => {
    const image = imageOf(ADDRESS);
    const covered = (share: number): Bitmap => {
      const data = new Uint8ClampedArray(image.data);
      const [from, to] = [image.width * (0.5 - share / 2), image.width * (0.5 + share / 2)].map(Math.round) as [
        number,
        number,
      ];
      for (let row = from; row < to; row += 1)
        data.fill(136, (row * image.width + from) * 4, (row * image.width + to) * 4);
      return { ...image, data };
    };
    expect(await readByBoth(covered(0.24))).toEqual([ADDRESS, ADDRESS]);
    expect(await readByBoth(covered(0.7))).toEqual([undefined, undefined]);
  });

  it('stays coarse in capitals: no more than 29 modules, in small letters more', () => {
    expect(modulesOf(ADDRESS)).toBeLessThanOrEqual(29);
    expect(modulesOf(ADDRESS.toLowerCase())).toBeGreaterThan(modulesOf(ADDRESS));
  });

  it('has its quiet zone: no dark module within four of an edge', () => {
    const { side, runs } = qrRuns(ADDRESS);
    for (const { x, y, length } of runs) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(QUIET_ZONE);
      expect(Math.max(x + length, y + 1)).toBeLessThanOrEqual(side - QUIET_ZONE);
    }
  });
});
