/** Photos: which files are accepted, and what is left of them after redrawing. */

import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanPhoto, MAX_PHOTO_BYTES } from './images.ts';

const GPS_MARKER = '34/1 24/1 5151/100';
const NAME_MARKER = 'MARKER-CAMERA-OWNER-ZHANG';

function canvas(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#3a6' } });
}

function jpegWithPlace(width = 40, height = 20, orientation = 1): Promise<Buffer> {
  return canvas(width, height)
    .withExif({
      IFD0: { Artist: NAME_MARKER, Orientation: String(orientation) },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: GPS_MARKER, GPSLongitudeRef: 'E', GPSLongitude: GPS_MARKER },
    })
    .jpeg()
    .toBuffer();
}

async function cleaned(bytes: Uint8Array) {
  const result = await cleanPhoto(bytes);
  if (!result.ok) throw new Error(result.problem.kind);
  return { ...result.value, metadata: await sharp(result.value.jpeg).metadata() };
}

async function problemOf(bytes: Uint8Array) {
  const result = await cleanPhoto(bytes);
  return result.ok ? 'accepted' : result.problem.kind;
}

describe('a photo', () => {
  it('comes out as a JPEG without EXIF, place, owner or colour profile', async () => {
    const original = await jpegWithPlace();
    expect((await sharp(original).metadata()).exif, 'the planted EXIF is really there').toBeDefined();
    expect(original.includes(NAME_MARKER)).toBe(true);
    const { jpeg, metadata } = await cleaned(original);
    expect(metadata.format).toBe('jpeg');
    expect(metadata.exif).toBeUndefined();
    expect(metadata.xmp).toBeUndefined();
    expect(metadata.iptc).toBeUndefined();
    expect(metadata.icc).toBeUndefined();
    expect(Buffer.from(jpeg).includes(NAME_MARKER)).toBe(false);
    expect(Buffer.from(jpeg).includes('Exif')).toBe(false);
  });

  it('is turned upright before its orientation mark is thrown away', async () => {
    const turned = await canvas(40, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { width, height } = await cleaned(turned);
    expect([width, height]).toEqual([20, 40]);
  });

  it('is made no larger than 1600 px on its longer side, and a small one is not blown up', async () => {
    const large = await cleaned(await canvas(3200, 1800).png().toBuffer());
    expect([large.width, large.height]).toEqual([1600, 900]);
    const small = await cleaned(await canvas(30, 10).webp().toBuffer());
    expect([small.width, small.height]).toEqual([30, 10]);
  });

  it('that is a scrolled screen keeps its text: 1080 px on its shorter side, however long it is (F03)', async () => {
    const screenshot = await cleaned(await canvas(1080, 20_000).png().toBuffer());
    expect([screenshot.width, screenshot.height]).toEqual([1080, 20_000]);
    const wide = await cleaned(await canvas(6000, 2160).jpeg().toBuffer());
    expect([wide.width, wide.height]).toEqual([3000, 1080]);
    const turned = await cleaned(await canvas(6000, 2160).jpeg().withMetadata({ orientation: 6 }).toBuffer());
    expect([turned.width, turned.height]).toEqual([1080, 3000]);
  });

  it('of fifty megapixels is taken as a JPEG, which is made smaller while it is read', async () => {
    const { width, height } = await cleaned(await canvas(8160, 6120).jpeg().toBuffer());
    expect([width, height]).toEqual([1600, 1200]);
  });

  it('loses an archive or a script appended to it', async () => {
    const polyglot = Buffer.concat([
      await canvas(30, 30).jpeg().toBuffer(),
      Buffer.from('PK<script>alert(1)</script>'),
    ]);
    const { jpeg } = await cleaned(polyglot);
    expect(Buffer.from(jpeg).includes('<script>')).toBe(false);
  });

  it('with transparent parts gets a white ground', async () => {
    const clear = await sharp({
      create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { jpeg } = await cleaned(clear);
    const pixels = await sharp(jpeg).raw().toBuffer();
    expect(pixels[0]).toBeGreaterThan(250);
  });
});

/** An animation of two frames of one row of pixels each. */
function moving(kind: 'webp' | 'gif'): Promise<Buffer> {
  const frames = Buffer.alloc(8 * 16 * 3, 90).fill(200, 8 * 8 * 3);
  const raw = { width: 8, height: 16, channels: 3 as const, pageHeight: 8 };
  return sharp(frames, { raw })
    .toFormat(kind, { delay: [100, 100] })
    .toBuffer();
}

/** An animated PNG: one with the chunk `acTL`. */
async function movingPng(): Promise<Buffer> {
  const still = await canvas(8, 8).png().toBuffer();
  const headEnds = 33;
  const type = Buffer.from('acTL');
  const data = Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([type, data])));
  const chunk = Buffer.concat([Buffer.from([0, 0, 0, 8]), type, data, sum]);
  return Buffer.concat([still.subarray(0, headEnds), chunk, still.subarray(headEnds)]);
}

describe('a photo that cannot be used is refused with its true reason (F29)', () => {
  const withoutEnd = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - 2);

  it('one that moves', async () => {
    expect(await problemOf(await movingPng())).toBe('photo-moving');
    expect(await problemOf(await moving('webp'))).toBe('photo-moving');
  });

  it('one of 72 megapixels, or of fewer where each pixel must be unpacked', async () => {
    expect(await problemOf(await canvas(9000, 8000).jpeg().toBuffer())).toBe('photo-too-many-pixels');
    expect(await problemOf(await canvas(7990, 7990).png().toBuffer())).toBe('photo-too-many-pixels');
  });

  it('one whose end is missing, also where a small picture inside it is whole', async () => {
    const jpeg = await canvas(300, 200).jpeg().toBuffer();
    expect(await problemOf(withoutEnd(jpeg))).toBe('photo-cut-off');
    const thumbnail = Buffer.concat([
      Buffer.from([0xff, 0xe1]),
      Buffer.from([(jpeg.length + 2) >> 8, (jpeg.length + 2) & 255]),
      jpeg,
    ]);
    const carrying = Buffer.concat([jpeg.subarray(0, 2), thumbnail, jpeg.subarray(2)]);
    expect(await problemOf(carrying)).toBe('accepted');
    expect(await problemOf(withoutEnd(carrying))).toBe('photo-cut-off');
    const noise = Buffer.from(Array.from({ length: 60 * 60 * 3 }, (_, n) => (n * 7919) % 251));
    const png = await sharp(noise, { raw: { width: 60, height: 60, channels: 3 } })
      .png()
      .toBuffer();
    expect(await problemOf(png.subarray(0, png.length / 2))).toBe('photo-cut-off');
    const webp = await sharp(noise, { raw: { width: 60, height: 60, channels: 3 } })
      .webp()
      .toBuffer();
    expect(await problemOf(webp.subarray(0, webp.length / 2))).toBe('photo-cut-off');
  });

  it('one that comes while many are being read, and the next one after them is taken (security 13)', async () => {
    const heavy = await canvas(4900, 4900).png().toBuffer();
    const seen = await Promise.all(Array.from({ length: 24 }, () => problemOf(heavy)));
    expect(new Set(seen)).toEqual(new Set(['accepted', 'upload-busy']));
    expect(seen.filter((one) => one === 'upload-busy').length).toBeLessThanOrEqual(7);
    expect(await problemOf(heavy)).toBe('accepted');
  });
});

describe('what is not a photo is refused', () => {
  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'],
    ['HTML named .jpg', '<!doctype html><script>alert(1)</script>'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'],
    ['nothing', ''],
  ])('%s', async (_, text) => {
    expect(await problemOf(Buffer.from(text))).toBe('photo-not-allowed');
  });

  it('a GIF, though it is a picture', async () => {
    expect(await problemOf(await canvas(5, 5).gif().toBuffer())).toBe('photo-not-allowed');
  });

  it('a file cut off in the middle', async () => {
    const noise = sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
        background: '#000',
      },
    });
    const whole = await noise.jpeg().toBuffer();
    expect(await problemOf(whole)).toBe('accepted');
    expect(await problemOf(whole.subarray(0, whole.length / 3))).toBe('photo-cut-off');
  });

  it('a small file that unpacks to a giant', async () => {
    const bomb = await canvas(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(MAX_PHOTO_BYTES);
    expect(await problemOf(bomb)).toBe('photo-too-many-pixels');
  });

  it('a file above eight megabytes', async () => {
    const padded = Buffer.concat([await canvas(10, 10).jpeg().toBuffer(), Buffer.alloc(MAX_PHOTO_BYTES)]);
    expect(await problemOf(padded)).toBe('photo-too-large');
  });
});
