/** QR code of a text, at the level that survives damage to a quarter of it. */

import { encodeQR } from 'qr';

/** Modules of quiet zone that the standard asks for on each side. */
export const QUIET_ZONE = 4;

/** Dark modules beside each other in one row: drawn so, a QR takes a tenth of the bytes of one rectangle a module. */
export type Run = Readonly<{ x: number; y: number; length: number }>;

/** @returns the dark runs, and the side in modules with the quiet zone. */
export function qrRuns(text: string): Readonly<{ side: number; runs: readonly Run[] }> {
  const modules = encodeQR(text, 'raw', { ecc: 'quartile', encoding: 'byte', border: QUIET_ZONE });
  return { side: modules.length, runs: modules.flatMap(runsOf) };
}

function runsOf(row: readonly boolean[], y: number): readonly Run[] {
  const runs: Run[] = [];
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true || row[x - 1] === true) continue;
    let length = 1;
    while (row[x + length] === true) length += 1;
    runs.push({ x, y, length });
  }
  return runs;
}
