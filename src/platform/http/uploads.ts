/** The bytes of uploads, counted while they are in memory: all that people send at once must not be more than the machine has. */

import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ok, type Result, refuse } from '../../kernel/result.ts';

/** Four people with three photos of 8 MB each, or dozens with photos as a phone's page sends them. */
export const MOST_HELD_BYTES = 96 * 1024 * 1024;

export type Uploads = Readonly<{
  /** Whether so many more may be held for this request; they are until it has been answered. */
  hold: (request: FastifyRequest, bytes: number) => boolean;
  letGo: (request: FastifyRequest) => void;
}>;

export type UploadProblem = Readonly<{ kind: 'photo-too-large' | 'photo-busy' }>;

export function createUploads(mostBytes = MOST_HELD_BYTES): Uploads {
  const held = new Map<FastifyRequest, number>();
  let sum = 0;
  return {
    hold: (request, bytes) => {
      if (sum + bytes > mostBytes) return false;
      sum += bytes;
      held.set(request, (held.get(request) ?? 0) + bytes);
      return true;
    },
    letGo: (request) => {
      sum -= held.get(request) ?? 0;
      held.delete(request);
    },
  };
}

/** The bytes of a file; it is read to its end in any case, or its sender would see a broken connection and no answer. */
export async function readUpload(
  request: FastifyRequest,
  file: MultipartFile['file'],
): Promise<Result<Uint8Array, UploadProblem>> {
  let chunks: Uint8Array[] | undefined = [];
  for await (const chunk of file as AsyncIterable<Uint8Array>) {
    if (chunks === undefined) continue;
    if (request.server.uploads.hold(request, chunk.byteLength)) chunks.push(chunk);
    else chunks = undefined;
  }
  if (file.truncated) return refuse({ kind: 'photo-too-large' });
  return chunks === undefined ? refuse({ kind: 'photo-busy' }) : ok(Buffer.concat(chunks));
}

/** Lets go of what was held when the answer is out, or nobody waits for it any more. */
export function letGoWhenOver(request: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('close', () => request.server.uploads.letGo(request));
}
