/** Caching of public answers: compressed, with an ETag, and 304 for whoever has them. */

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Seconds a public answer may be kept before it is asked for again. */
const KEPT_SECONDS = 300;

/** Sends public text, readable from any origin; 304 where the reader's copy is the same. */
export function sendOpen(
  reply: FastifyReply,
  answer: Readonly<{ type: string; body: string; fileName?: string }>,
): FastifyReply {
  void reply
    .type(answer.type)
    .header('cache-control', `public, max-age=${KEPT_SECONDS}`)
    .header('vary', 'accept-language, accept-encoding')
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin');
  if (answer.fileName !== undefined) {
    void reply.header('content-disposition', `attachment; filename="${answer.fileName}"`);
  }
  if (isKnown(reply, answer.body)) return reply.code(304).send();
  if (!acceptsGzip(reply.request)) return reply.send(answer.body);
  return reply.header('content-encoding', 'gzip').send(gzipSync(answer.body));
}

/** Sets the ETag, and tells whether the reader has it already; weak, because the same text goes out compressed or not. */
export function isKnown(reply: FastifyReply, body: string): boolean {
  const mark = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  void reply.header('etag', mark);
  const known = String(reply.request.headers['if-none-match'] ?? '');
  return known.split(',').some((each) => each.trim() === mark || each.trim() === '*');
}

export function acceptsGzip(request: Pick<FastifyRequest, 'headers'>): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0+)?\b)/.test(String(request.headers['accept-encoding'] ?? ''));
}
