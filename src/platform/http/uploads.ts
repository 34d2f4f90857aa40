/** Bytes of uploads in memory, counted so that all that people send at once fits the machine. */

import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest, RouteHandlerMethod } from 'fastify';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { senderOf } from './networks.ts';

/** Four people with three photos of 8 MB each or a document of 20 MB, or dozens with photos as a phone's page sends them. */
export const MOST_HELD_BYTES = 96 * 1024 * 1024;

/** One sender's share: three photos as a camera makes them. */
const SENDERS_SHARE = 1 / 4;

export type Uploads = Readonly<{
  /** Holds so many more bytes for this request until its handler ends; false where there is no room. */
  hold: (request: FastifyRequest, bytes: number) => boolean;
  letGo: (request: FastifyRequest) => void;
}>;

export type UploadProblem<TooLarge extends string> = Readonly<{ kind: TooLarge | 'upload-busy' }>;

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

/**
 * The bytes of a file; it is read to its end in any case, or its sender would see a broken connection and no answer.
 * @param tooLarge how it is called that the file was longer than the route reads.
 * @param room what the other files of its form leave of what one form may carry, and how it is called that it was more.
 */
export async function readUpload<TooLarge extends string>(
  request: FastifyRequest,
  file: MultipartFile['file'],
  tooLarge: TooLarge,
  room?: Readonly<{ bytes: number; over: TooLarge }>,
): Promise<Result<Uint8Array, UploadProblem<TooLarge>>> {
  let chunks: Uint8Array[] | undefined = [];
  let left = room?.bytes ?? Number.POSITIVE_INFINITY;
  for await (const chunk of file as AsyncIterable<Uint8Array>) {
    left -= chunk.byteLength;
    if (chunks === undefined) continue;
    if (left >= 0 && request.server.uploads.hold(request, chunk.byteLength)) chunks.push(chunk);
    else chunks = undefined;
  }
  if (file.truncated) return refuse({ kind: tooLarge });
  if (room !== undefined && left < 0) return refuse({ kind: room.over });
  return chunks === undefined ? refuse({ kind: 'upload-busy' }) : ok(Buffer.concat(chunks));
}

/** Wraps the handler of a write: its bytes are let go when it ends, not when the answer does. */
export function lettingGo(handler: RouteHandlerMethod): RouteHandlerMethod {
  return function (request, reply) {
    const handled: unknown = handler.call(this, request, reply);
    return handled instanceof Promise ? handled.finally(() => request.server.uploads.letGo(request)) : handled;
  };
}
