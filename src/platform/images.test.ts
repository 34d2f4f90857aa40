/** Photos: what gets in, and what of it is left. */

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
    const large = await cleaned(await canvas(3200, 1000).png().toBuffer());
    expect([large.width, large.height]).toEqual([1600, 500]);
    const small = await cleaned(await canvas(30, 10).webp().toBuffer());
    expect([small.width, small.height]).toEqual([30, 10]);
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
    expect(await problemOf(whole.subarray(0, whole.length / 3))).toBe('photo-broken');
  });

  it('a small file that unpacks to a giant', async () => {
    const bomb = await canvas(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(MAX_PHOTO_BYTES);
    expect(await problemOf(bomb)).toBe('photo-broken');
  });

  it('a file above eight megabytes', async () => {
    expect(await problemOf(new Uint8Array(MAX_PHOTO_BYTES + 1))).toBe('photo-too-large');
  });
});
