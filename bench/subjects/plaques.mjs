/** Plaques of every window in one file, A4 and the small ones. */

import { randomUUID } from 'node:crypto';
import { megabytes, seconds } from '../table.mjs';

const PROMISED_MS = 15_000;
const MOST_BYTES = 300 * 1024 * 1024;

export async function plaquesOf({ program, table }) {
  const headers = await program.signIn('paidan');
  for (const format of ['a4', '120x160']) {
    // Resets the peak of earlier subjects.
    program.peak();
    const began = performance.now();
    const ordered = await fetch(`${program.origin}/api/v1/prints`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ submissionId: randomUUID(), format, filter: { kind: 'window', living: true } }),
    });
    const print = await ordered.json();
    if (!ordered.ok) throw new Error(`a print of plaques: ${ordered.status} ${JSON.stringify(print)}`);
    const file = await fetch(`${program.origin}/api/v1/prints/${print.id}/plaques.pdf`, { headers });
    let bytes = 0;
    for await (const chunk of file.body) bytes += chunk.length;
    const ms = performance.now() - began;
    const peak = program.peak();
    table.add(
      `${print.plaques} plaques in one PDF (${format})`,
      `${seconds(ms)}, ${megabytes(bytes)}, peak memory ${megabytes(peak)}`,
      '< 15 s, < 300 MB',
      ms < PROMISED_MS && peak < MOST_BYTES,
    );
  }
}
