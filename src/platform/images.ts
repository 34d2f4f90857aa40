/**
 * Cleaning of uploaded photos: a picture is recognised by its content, turned upright, made small and drawn again as JPEG.
 * Drawing again is what removes everything else: place and time in EXIF, thumbnails, appended archives and scripts.
 */

import { availableParallelism } from 'node:os';
import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Metadata } from 'sharp';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { turnsOf } from './turns.ts';

export const MAX_PHOTO_BYTES = 8 * 1024 * 1024;
/** Types a browser should offer; iPhones then hand over JPEG instead of HEIC. */
export const PHOTO_ACCEPT = 'image/jpeg,image/png,image/webp';

/** Longer edge of a kept photo, in pixels. */
export const PHOTO_EDGE_PX = 1600;
/** Ratio above which a picture is a scrolled screen or a list: its shorter edge is limited instead, to keep text legible. */
export const LONG_PICTURE_RATIO = 2;
export const LONG_PICTURE_WIDTH_PX = 1080;

/** Newer phones take 50 megapixels; above 64 a file is a decompression bomb or a map, not evidence. */
const MAX_INPUT_PIXELS = 64_000_000;
/** A JPEG is made smaller while it is read; of everything else each pixel is unpacked, and a small file may hold many. */
const MAX_UNPACKED_PIXELS = 25_000_000;
const SMALLER_WHILE_READ = [8, 4, 2, 1];
const JPEG_QUALITY = 80;
const MOST_SECONDS = 20;
const JPEG_SCAN = Buffer.from([0xff, 0xda]);
const JPEG_END = Buffer.from([0xff, 0xd9]);
const RIFF_SIZE_AT = 4;
const RIFF_HEAD_BYTES = 8;
const ALLOWED: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Pictures unpacked at the same time: one on a small machine, so that answering and signing in go on. */
const AT_ONCE = availableParallelism() > 3 ? 2 : 1;
const MOST_WAITING = 16;
const takeTurn = turnsOf({ atOnce: AT_ONCE, waiting: MOST_WAITING });

export type CleanPhoto = Readonly<{ jpeg: Uint8Array; width: number; height: number }>;
export type PhotoProblem = Readonly<{
  kind:
    | 'photo-too-large'
    | 'photo-not-allowed'
    | 'photo-moving'
    | 'photo-too-many-pixels'
    | 'photo-cut-off'
    | 'photo-broken'
    | 'upload-busy';
}>;

/** Makes a kept photo of an upload. @param bytes the file; its name and the type the browser claims are ignored */
export async function cleanPhoto(bytes: Uint8Array): Promise<Result<CleanPhoto, PhotoProblem>> {
  const type = await fileTypeFromBuffer(bytes);
  if (type?.mime === 'image/apng') return refuse({ kind: 'photo-moving' });
  if (type === undefined || !ALLOWED.has(type.mime)) return refuse({ kind: 'photo-not-allowed' });
  if (bytes.byteLength > MAX_PHOTO_BYTES) return refuse({ kind: 'photo-too-large' });
  const head = await headOf(bytes);
  if (head === undefined) return refuse({ kind: isCutOff(type.mime, bytes) ? 'photo-cut-off' : 'photo-broken' });
  if ((head.pages ?? 1) > 1) return refuse({ kind: 'photo-moving' });
  const scale = scaleOf(head.width, head.height);
  if (unpackedPixels(head, scale) > MAX_UNPACKED_PIXELS || head.width * head.height > MAX_INPUT_PIXELS) {
    return refuse({ kind: 'photo-too-many-pixels' });
  }
  const giveBack = await takeTurn();
  if (giveBack === undefined) return refuse({ kind: 'upload-busy' });
  const drawn = await drawAgain(bytes, head, scale).finally(giveBack);
  if (drawn === 'undrawable') return refuse({ kind: isCutOff(type.mime, bytes) ? 'photo-cut-off' : 'photo-broken' });
  return ok(drawn);
}

/** Size and kind as the file's header states them, read without unpacking it. */
async function headOf(bytes: Uint8Array): Promise<Metadata | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    // With an unreadable header the refusal depends on the kind of file alone.
    return undefined;
  }
}

async function drawAgain(bytes: Uint8Array, head: Metadata, scale: number): Promise<CleanPhoto | 'undrawable'> {
  const { width, height } = head.autoOrient;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'truncated' })
      .autoOrient()
      .resize({ width: scaled(width, scale), height: scaled(height, scale), fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: JPEG_QUALITY })
      .timeout({ seconds: MOST_SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    // Whatever the decoder refuses, all the person can do is choose another picture.
    return 'undrawable';
  }
}

function scaled(edge: number, scale: number): number {
  return Math.max(1, Math.round(edge * scale));
}

/** Factor by which a picture is made smaller; never above 1. */
function scaleOf(width: number, height: number): number {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  const isLong = longer > LONG_PICTURE_RATIO * shorter;
  return Math.min(1, isLong ? LONG_PICTURE_WIDTH_PX / shorter : PHOTO_EDGE_PX / longer);
}

function unpackedPixels(head: Metadata, scale: number): number {
  const factor = head.format === 'jpeg' ? (SMALLER_WHILE_READ.find((each) => 1 / each >= scale) ?? 1) : 1;
  return (head.width * head.height) / (factor * factor);
}

/** Whether the file lacks the end mark of its kind. A JPEG may hold a smaller whole one, its thumbnail, in front. */
function isCutOff(mime: string, bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mime === 'image/jpeg') return file.indexOf(JPEG_END, Math.max(0, file.lastIndexOf(JPEG_SCAN))) < 0;
  if (mime === 'image/png') return !file.includes('IEND');
  return file.length < RIFF_HEAD_BYTES + file.readUInt32LE(RIFF_SIZE_AT);
}

/** The status of an API route that refuses a photo. */
export function photoStatus(problem: PhotoProblem): 413 | 415 | 503 {
  if (problem.kind === 'upload-busy') return 503;
  return problem.kind === 'photo-too-large' || problem.kind === 'photo-too-many-pixels' ? 413 : 415;
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
