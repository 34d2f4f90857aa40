/**
 * A rendered page kept in two halves, already compressed, with a gap for the submission id. Every reading of the page
 * gets an id of its own; the compression is paid once. RFC 1952 lets deflate blocks follow each other: head, one stored
 * block with the id, tail, and a checksum over the three.
 */

import type { OutgoingHttpHeaders } from 'node:http';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../kernel/ids.ts';
import { acceptsGzip } from '../http/caching.ts';
import { contentSecurityPolicy, headPage, type Page, renderPage } from './pages.tsx';

/** Placeholder of a form's submission id when the page is going to be cut there. */
export const SUBMISSION_GAP = '00000000-0000-4000-8000-000000000000' as Uuid;

export type CutPage = Readonly<{
  head: string;
  tail: string;
  /** Compressed page up to the id, with the header of the stored block that holds the id. */
  gzipHead: Buffer;
  gzipTail: Buffer;
  /** Content policy of the page. */
  policy: string;
  /** CRC-32 of the head, computed once. */
  headSum: number;
  tailBytes: Buffer;
  plainBytes: number;
}>;

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
const ID_LENGTH = SUBMISSION_GAP.length;
/** Header of a stored deflate block: length of the id, and the same inverted. */
const STORED_ID = Buffer.from([0, ID_LENGTH, 0, ~ID_LENGTH & 0xff, 0xff]);

/** @throws Error when the page has no gap or more than one: a cached page must never carry a fixed id. */
export function cutPage(page: Page): CutPage {
  const [head, tail, ...more] = renderPage(page).split(SUBMISSION_GAP);
  if (head === undefined || tail === undefined || more.length > 0) throw new Error('a cut page has exactly one gap');
  return {
    head,
    tail,
    policy: contentSecurityPolicy(page.script),
    gzipHead: Buffer.concat([
      GZIP_HEADER,
      deflateRawSync(head, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }),
      STORED_ID,
    ]),
    gzipTail: deflateRawSync(tail, { level: 9 }),
    headSum: crc32(head),
    tailBytes: Buffer.from(tail),
    plainBytes: Buffer.byteLength(head) + Buffer.byteLength(tail),
  };
}

/** The gzip member of head + id + tail, without compressing anything again. */
export function gzipWithId(cut: CutPage, id: Uuid): Buffer {
  const { gzipHead, gzipTail } = cut;
  const idAt = gzipHead.length;
  const tailAt = idAt + id.length;
  const end = tailAt + gzipTail.length;
  const whole = Buffer.allocUnsafe(end + 8);
  gzipHead.copy(whole);
  whole.write(id, idAt, 'latin1');
  gzipTail.copy(whole, tailAt);
  whole.writeUInt32LE(crc32(cut.tailBytes, crc32(id, cut.headSum)), end);
  whole.writeUInt32LE((cut.plainBytes + id.length) >>> 0, end + 4);
  return whole;
}

/**
 * Writes the page itself, past the framework’s way of sending: it is asked for more often than all others together, and there
 * is nothing left to decide about its body.
 */
export function sendCutPage(reply: FastifyReply, cut: CutPage, id: Uuid): FastifyReply {
  headPage(reply, 'form', cut.policy);
  const isGzip = acceptsGzip(reply.request);
  if (isGzip) void reply.header('content-encoding', 'gzip');
  const body = isGzip ? gzipWithId(cut, id) : Buffer.from(`${cut.head}${id}${cut.tail}`);
  void reply.header('content-length', String(body.length)).hijack();
  reply.raw.writeHead(200, reply.getHeaders() as OutgoingHttpHeaders).end(body);
  return reply;
}

/** Keeps the last few hundred cut pages; a code that changes has a new key and the old one falls out. */
export function createPageCache(most = 500): (key: string, make: () => Page) => CutPage {
  const kept = new Map<string, CutPage>();
  return (key, make) => {
    const found = kept.get(key);
    if (found !== undefined) {
      kept.delete(key);
      kept.set(key, found);
      return found;
    }
    const cut = cutPage(make());
    kept.set(key, cut);
    const oldest = kept.keys().next();
    if (kept.size > most && !oldest.done) kept.delete(oldest.value);
    return cut;
  };
}
