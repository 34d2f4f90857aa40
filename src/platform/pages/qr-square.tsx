/** An address as a QR on a phone page: drawn with the page, so nothing more is fetched. */

import encodeQR from 'qr';

/** @param text what a phone reads from it; nothing secret, as anybody may look at the screen */
export function QrSquare(props: Readonly<{ text: string; label: string }>) {
  const rows = encodeQR(props.text, 'raw', { ecc: 'medium', border: 2 });
  const dark = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={props.label}>
      <path d={dark} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
