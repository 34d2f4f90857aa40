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

/** Whether scanners open a text as an address: some show anything that does not begin so. */
function isOpened(text: string): boolean {
  return /^https?:\/\/[a-z0-9._[\]:-]+\/\S*$/.test(text);
}

const modulesOf = (text: string): number => qrRuns(text).side - 2 * QUIET_ZONE;
const ADDRESS = 'https://mashang.shangqiu.gov.cn/S/0111BCDEFG';

describe('the QR of an address', () => {
  it.each([ADDRESS, 'http://192.168.1.20:8080/S/ZZZZZZZZZZ', 'http://my_host:8080/S/0000000000'])(
    'is read as %s by both, and opened by a scanner that knows schemes by small letters only (F01)',
    async (address) => {
      expect(await readByBoth(imageOf(address))).toEqual([address, address]);
      expect(isOpened(address)).toBe(true);
      expect(isOpened(address.toUpperCase())).toBe(false);
    },
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

  it('stays coarse: no more than 33 modules', () => {
    expect(modulesOf(ADDRESS)).toBeLessThanOrEqual(33);
  });

  it('has its quiet zone: no dark module within four of an edge', () => {
    const { side, runs } = qrRuns(ADDRESS);
    for (const { x, y, length } of runs) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(QUIET_ZONE);
      expect(Math.max(x + length, y + 1)).toBeLessThanOrEqual(side - QUIET_ZONE);
    }
  });
});
