/** Bytes of uploads in memory, counted so that all that people send at once fits the machine. */

import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest, RouteHandlerMethod } from 'fastify';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { senderOf } from './networks.ts';

/** Four people with three photos of 8 MB each, or dozens with photos as a phone's page sends them. */
export const MOST_HELD_BYTES = 96 * 1024 * 1024;

/** One sender's share: three photos as a camera makes them. */
const SENDERS_SHARE = 1 / 4;

export type Uploads = Readonly<{
  /** Holds so many more bytes for this request until its handler ends; false where there is no room. */
  hold: (request: FastifyRequest, bytes: number) => boolean;
  letGo: (request: FastifyRequest) => void;
}>;

export type UploadProblem = Readonly<{ kind: 'photo-too-large' | 'photo-busy' }>;

export function createUploads(mostBytes = MOST_HELD_BYTES): Uploads {
  const held = new Map<FastifyRequest, number>();
  const ofSenders = new Map<string, number>();
  let sum = 0;
  const add = (request: FastifyRequest, bytes: number): void => {
    sum += bytes;
    const sender = senderOf(request.ip);
    if (sender === null) return;
    const now = (ofSenders.get(sender) ?? 0) + bytes;
    if (now === 0) ofSenders.delete(sender);
    else ofSenders.set(sender, now);
  };
  return {
    hold: (request, bytes) => {
      const sender = senderOf(request.ip);
      const ofSender = sender === null ? 0 : (ofSenders.get(sender) ?? 0);
      if (sum + bytes > mostBytes) return false;
      if (sender !== null && ofSender + bytes > mostBytes * SENDERS_SHARE) return false;
      add(request, bytes);
      held.set(request, (held.get(request) ?? 0) + bytes);
      return true;
    },
    letGo: (request) => {
      const bytes = held.get(request);
      if (bytes === undefined) return;
      add(request, -bytes);
      held.delete(request);
    },
  };
}

/** Reads a file's bytes, to its end in any case: else its sender would see a broken connection and no answer. */
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

/** Wraps the handler of a write: its bytes are let go when it ends, not when the answer does. */
export function lettingGo(handler: RouteHandlerMethod): RouteHandlerMethod {
  return function (request, reply) {
    const handled: unknown = handler.call(this, request, reply);
    return handled instanceof Promise ? handled.finally(() => request.server.uploads.letGo(request)) : handled;
  };
}
