/**
 * A rendered page kept in two halves, already compressed, with a gap for the submission id. Every reading of the page
 * gets an id of its own; the compression is paid once. RFC 1952 lets deflate blocks follow each other: head, one stored
 * block with the id, tail, and a checksum over the three.
 */

import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../kernel/ids.ts';
import { acceptsGzip } from '../http/caching.ts';
import { headPage, type Page, type PageKeeping, renderPage } from './pages.tsx';

/** What a form renders in place of its submission id when the page is going to be cut there. */
export const SUBMISSION_GAP = '00000000-0000-4000-8000-000000000000' as Uuid;

export type CutPage = Readonly<{
  head: string;
  tail: string;
  script: string | undefined;
  gzipHead: Buffer;
  gzipTail: Buffer;
  /** CRC-32 of the head, paid once. */
  headSum: number;
  tailBytes: Buffer;
  plainBytes: number;
}>;

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);

/** @throws Error when the page has no gap or more than one: a cached page must never carry a fixed id. */
export function cutPage(page: Page): CutPage {
  const [head, tail, ...more] = renderPage(page).split(SUBMISSION_GAP);
  if (head === undefined || tail === undefined || more.length > 0) throw new Error('a cut page has exactly one gap');
  return {
    head,
    tail,
    script: page.script,
    gzipHead: deflateRawSync(head, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }),
    gzipTail: deflateRawSync(tail, { level: 9 }),
    headSum: crc32(head),
    tailBytes: Buffer.from(tail),
    plainBytes: Buffer.byteLength(head) + Buffer.byteLength(tail),
  };
}

/** The gzip member of head + id + tail, without compressing anything again. */
export function gzipWithId(cut: CutPage, id: Uuid): Buffer {
  const bytes = Buffer.from(id, 'latin1');
  const stored = Buffer.alloc(5);
  stored.writeUInt8(0, 0);
  stored.writeUInt16LE(bytes.length, 1);
  stored.writeUInt16LE(~bytes.length & 0xffff, 3);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(cut.tailBytes, crc32(bytes, cut.headSum)), 0);
  trailer.writeUInt32LE((cut.plainBytes + bytes.length) >>> 0, 4);
  return Buffer.concat([GZIP_HEADER, cut.gzipHead, stored, bytes, cut.gzipTail, trailer]);
}

export function sendCutPage(reply: FastifyReply, cut: CutPage, id: Uuid, keeping: PageKeeping = 'form'): FastifyReply {
  headPage(reply, keeping, cut.script);
  if (!acceptsGzip(reply.request)) return reply.send(`${cut.head}${id}${cut.tail}`);
  return reply.header('content-encoding', 'gzip').send(gzipWithId(cut, id));
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
