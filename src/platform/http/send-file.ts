/** How a file people sent leaves again: never as a page of ours, whatever is in it. */

import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * `size` in bytes; `download` the name under which it is saved, null where the browser shows it itself; `framed` where a page
 * of ours shows it in a frame.
 */
export type SentFile = Readonly<{ type: string; size: number; download: string | null; framed?: boolean }>;

/** Should a browser show it all the same, then without scripts, forms and our origin. */
const POLICY = "default-src 'none';sandbox";
/** The same in a frame: its sandbox stands here, because browsers show no PDF in a frame that has the attribute. */
const FRAMED = `${POLICY};frame-ancestors 'self'`;

export function sendFile(reply: FastifyReply, file: SentFile, pieces: AsyncIterable<Buffer>): FastifyReply {
  const { type, size, download, framed = false } = file;
  return reply
    .type(type)
    .header('content-length', size)
    .header('content-disposition', download === null ? 'inline' : attachment(download))
    .header('content-security-policy', framed ? FRAMED : POLICY)
    .header('cache-control', 'private, no-store')
    .send(Readable.from(pieces, { objectMode: false }));
}

/** Old programs read the plain name, all others the one in UTF-8. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
