/** A code's address as a QR in SVG: alphanumeric mode, a quarter of it may be damaged, quiet zone of four modules. */

import { encodeQR } from 'qr';
import { isQrAlphanumeric } from './rules.ts';

const QUIET_ZONE = 4;

/** @param label what a reader of the page aloud is told the picture is. */
export function qrSvg(text: string, label: string): string {
  const modules = encodeQR(text, 'raw', {
    ecc: 'quartile',
    encoding: isQrAlphanumeric(text) ? 'alphanumeric' : 'byte',
    border: QUIET_ZONE,
  });
  const side = modules.length;
  const path = modules.map((row, y) => runsOf(row, y)).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" aria-label="${escaped(label)}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  );
}

/** One rectangle for each run of dark modules: a tenth of the size of one for each module. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true || row[x - 1] === true) continue;
    let length = 1;
    while (row[x + length] === true) length += 1;
    path += `M${x} ${y}h${length}v1h-${length}z`;
  }
  return path;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
