/** Drawn pictures in place of photos: a hall with windows, one of them dark; without letters, so that no font is needed. */

import sharp from 'sharp';
import { type CleanPhoto, cleanPhoto } from '../platform/images.ts';
import { must } from './stage.ts';

const WIDTH = 960;
const HEIGHT = 640;

/** @param repaired whether the dark window is lit: the same place before and after */
export async function drawnPhoto(repaired: boolean): Promise<CleanPhoto> {
  const windows = [0, 1, 2, 3].map((index) => {
    const x = 70 + index * 215;
    const lit = repaired || index !== 2;
    return `<rect x="${x}" y="170" width="175" height="150" rx="8" fill="${lit ? '#fdf3d0' : '#5b6670'}" stroke="#34424c" stroke-width="6"/>
      <rect x="${x + 45}" y="115" width="85" height="34" rx="6" fill="${lit ? '#0b7a75' : '#7c868d'}"/>
      ${lit ? `<circle cx="${x + 88}" cy="235" r="27" fill="#c98f65"/><rect x="${x + 50}" y="262" width="76" height="58" rx="18" fill="#24506b"/>` : ''}`;
  });
  const queue = repaired ? [1, 3] : [0, 0.6, 1.2, 1.8, 2.4, 3];
  const people = queue.map((place) => {
    const x = 120 + place * 215;
    return `<circle cx="${x}" cy="420" r="30" fill="#a9765a"/><rect x="${x - 40}" y="450" width="80" height="150" rx="26" fill="#6d5a7c"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#dfe6e8"/>
    <rect y="540" width="100%" height="100" fill="#b9c4c8"/><rect y="320" width="100%" height="46" fill="#8d6b4b"/>${windows.join('')}${people.join('')}</svg>`;
  return must(await cleanPhoto(await sharp(Buffer.from(svg)).png().toBuffer()), 'a drawn photo');
}
