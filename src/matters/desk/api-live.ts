/**
 * Live stream: tells that a matter changed, never what. Each listener is told of what concerns them only; whoever wants
 * to know more asks again and is judged again. One look serves everybody: it judges every session, so that signing out, a
 * disabled account or a post taken back end the stream, and it asks once what changed.
 */

import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../kernel/ids.ts';
import { addMs, type Instant } from '../../kernel/time.ts';
import { actingSessions, actorOf, type Reader, readerOf, signedInOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { mattersAccess } from '../access.ts';
import { type Change, newsFor } from '../acts/rules-live.ts';
import { changedSince } from '../acts/store-watch.ts';

const LOOK_EVERY_MS = 2_000;
/** Milliseconds looked at again: a transaction may commit after others that began later. */
const OVERLAP_MS = 15_000;
const LONGEST_MS = 5 * 60_000;
const KEEP_ALIVE_MS = 25_000;
/** Most streams of a session: windows one person keeps open. */
const MOST_A_SESSION = 3;

type Listener = {
  readonly reply: FastifyReply;
  readonly sessionId: Uuid;
  readonly reader: Reader;
  /** Last number told of each matter, and when; forgotten after the overlap. */
  readonly told: Map<string, Readonly<{ seq: number; at: Instant }>>;
  spokeAt: number;
  readonly endsAt: number;
};

export function liveRoutes(app: App, city: City): void {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let since = city.outside.now();

  const leave = (listener: Listener): void => {
    listeners.delete(listener);
    if (!listener.reply.raw.writableEnded) listener.reply.raw.end();
    if (listeners.size === 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      await judge(city, listeners, leave);
      const from = addMs(since, -OVERLAP_MS);
      const now = city.outside.now();
      const changes = await changedSince(city.db, from);
      since = now;
      for (const listener of listeners) tell(listener, changes, from);
    } catch {
      // The database may be restarting; the next look finds what this one missed.
    } finally {
      looking = false;
    }
  };
  app.addHook('preClose', async () => {
    for (const listener of listeners) leave(listener);
  });

  app.get(
    '/api/v1/live',
    { config: { access: mattersAccess.followLive }, schema: { hide: true } },
    async (request, reply) => {
      const { sessionId } = signedInOf(request);
      const own = [...listeners].filter((listener) => listener.sessionId === sessionId);
      if (own.length >= MOST_A_SESSION) return sendProblem(reply, 429, { kind: 'too-many-streams' });
      const now = performance.now();
      const reader = await readerOf(city.db, city, actorOf(request));
      const listener: Listener = { reply, sessionId, reader, told: new Map(), spokeAt: now, endsAt: now + LONGEST_MS };
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as OutgoingHttpHeaders),
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 3000\n\n');
      if (listeners.size === 0) since = city.outside.now();
      listeners.add(listener);
      request.raw.on('close', () => leave(listener));
      timer ??= setInterval(() => void look(), LOOK_EVERY_MS);
      return reply;
    },
  );
}

/** Ends streams that are over, unread, or no longer allowed by session, account or post. */
async function judge(city: City, listeners: Iterable<Listener>, leave: (listener: Listener) => void): Promise<void> {
  const all = [...listeners];
  const acting = await actingSessions(
    city.db,
    city,
    all.map(({ sessionId, reader }) => ({ sessionId, postId: reader.actor.postId })),
  );
  for (const listener of all) {
    const over = performance.now() > listener.endsAt || listener.reply.raw.writableNeedDrain;
    if (over || !acting.has(listener.sessionId)) leave(listener);
  }
}

function tell(listener: Listener, changes: readonly Change[], from: Instant): void {
  const { reply, reader, told } = listener;
  for (const [id, { at }] of told) if (at < from) told.delete(id);
  let news = false;
  for (const change of changes) {
    const known = newsFor(reader, change);
    if (known === null || known.at < from || (told.get(known.id)?.seq ?? 0) >= known.seq) continue;
    const { id, seq, at } = known;
    told.set(id, { seq, at });
    news = true;
    reply.raw.write(`event: matter\ndata: ${JSON.stringify({ kind: 'matter', id, seq })}\n\n`);
  }
  // Notices follow changes of matters, so the inbox is told too.
  if (news) {
    const notice = { kind: 'notice', id: reader.actor.postId, seq: 0 };
    reply.raw.write(`event: notice\ndata: ${JSON.stringify(notice)}\n\n`);
  }
  const now = performance.now();
  if (news) listener.spokeAt = now;
  else if (now - listener.spokeAt > KEEP_ALIVE_MS) {
    listener.spokeAt = now;
    reply.raw.write(': still here\n\n');
  }
}
