/**
 * The one way a picture enters the house: recognised by its content, turned upright, made small, drawn again as JPEG.
 * Drawing again is what removes everything else: place and time in EXIF, thumbnails, appended archives and scripts.
 */

import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { ok, type Result, refuse } from '../kernel/result.ts';

export const MAX_PHOTO_BYTES = 8 * 1024 * 1024;
const MAX_PHOTO_EDGE_PX = 1600;
/** What a browser should offer; iPhones then hand over JPEG instead of HEIC. */
export const PHOTO_ACCEPT = 'image/jpeg,image/png,image/webp';

/** Newer phones take 50 megapixels; above 64 a file is a decompression bomb or a map, not evidence. */
const MAX_INPUT_PIXELS = 64_000_000;
const JPEG_QUALITY = 80;
const MOST_SECONDS = 20;
const ALLOWED: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

export type CleanPhoto = Readonly<{ jpeg: Uint8Array; width: number; height: number }>;
export type PhotoProblem = Readonly<{ kind: 'photo-too-large' | 'photo-not-allowed' | 'photo-broken' }>;

/** @param bytes as uploaded; the name and the type a browser claims are not asked. */
export async function cleanPhoto(bytes: Uint8Array): Promise<Result<CleanPhoto, PhotoProblem>> {
  if (bytes.byteLength > MAX_PHOTO_BYTES) return refuse({ kind: 'photo-too-large' });
  const type = await fileTypeFromBuffer(bytes);
  if (type === undefined || !ALLOWED.has(type.mime)) return refuse({ kind: 'photo-not-allowed' });
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'truncated', pages: 1 })
      .autoOrient()
      .resize({ width: MAX_PHOTO_EDGE_PX, height: MAX_PHOTO_EDGE_PX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: JPEG_QUALITY })
      .timeout({ seconds: MOST_SECONDS })
      .toBuffer({ resolveWithObject: true });
    return ok({ jpeg: new Uint8Array(data), width: info.width, height: info.height });
  } catch {
    // Whatever the decoder dislikes (cut off, too many pixels, malformed) the person can only choose another picture.
    return refuse({ kind: 'photo-broken' });
  }
}

/** A rectangle in pixels of the photo. */
export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

/** A copy in which the boxes are black: what was there is gone, not covered. Boxes are cut to the photo. */
export async function blackOut(jpeg: Uint8Array, boxes: readonly Box[]): Promise<CleanPhoto> {
  const photo = sharp(jpeg, { limitInputPixels: MAX_INPUT_PIXELS });
  const { width, height } = await photo.metadata();
  const inside = boxes.flatMap((box) => {
    const left = Math.max(Math.floor(box.x), 0);
    const top = Math.max(Math.floor(box.y), 0);
    const right = Math.min(Math.ceil(box.x + box.width), width);
    const bottom = Math.min(Math.ceil(box.y + box.height), height);
    return right > left && bottom > top ? [{ left, top, width: right - left, height: bottom - top }] : [];
  });
  const { data, info } = await photo
    .composite(
      inside.map(({ left, top, ...size }) => ({
        input: { create: { ...size, channels: 3 as const, background: '#000000' } },
        left,
        top,
      })),
    )
    .jpeg({ quality: JPEG_QUALITY })
    .timeout({ seconds: MOST_SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: new Uint8Array(data), width: info.width, height: info.height };
}
