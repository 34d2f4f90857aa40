/**
 * The live stream: says that a matter changed, never what. Each listener is told of matters in its scope only; whoever
 * wants to know more asks again and is judged again. It ends after some minutes, so that an ended session ends it too.
 */

import type { FastifyReply } from 'fastify';
import { addMs, type Instant } from '../kernel/time.ts';
import { actorOf, type Scope, scopeOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { App } from '../platform/http.ts';
import { mattersAccess } from './access.ts';
import { changedSince } from './store-watch.ts';

const LOOK_EVERY_MS = 2_000;
/** A transaction may commit after others that began later: what is this young is looked at again. */
const OVERLAP_MS = 15_000;
const LONGEST_MS = 5 * 60_000;
const KEEP_ALIVE_MS = 25_000;

type Listener = {
  readonly reply: FastifyReply;
  readonly scope: Scope;
  /** Last number told of each matter, and when; what is older than the overlap is forgotten. */
  readonly told: Map<string, Readonly<{ seq: number; at: Instant }>>;
  since: Instant;
  spokeAt: number;
  readonly endsAt: number;
};

export function liveRoutes(app: App, city: City): void {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;

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
      for (const listener of listeners) {
        if (performance.now() > listener.endsAt) leave(listener);
        else await tell(city, listener);
      }
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
      const scope = await scopeOf(city.db, actorOf(request));
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 3000\n\n');
      const now = performance.now();
      const since = city.outside.now();
      const listener: Listener = { reply, scope, told: new Map(), since, spokeAt: now, endsAt: now + LONGEST_MS };
      listeners.add(listener);
      request.raw.on('close', () => leave(listener));
      timer ??= setInterval(() => void look(), LOOK_EVERY_MS);
    },
  );
}

async function tell(city: City, listener: Listener): Promise<void> {
  const { reply, scope, told } = listener;
  const from = addMs(listener.since, -OVERLAP_MS);
  const changes = await changedSince(city.db, scope, from);
  listener.since = city.outside.now();
  for (const [id, { at }] of told) if (at < from) told.delete(id);
  let news = false;
  for (const { id, seq, at } of changes) {
    if ((told.get(id)?.seq ?? 0) >= seq) continue;
    told.set(id, { seq, at });
    news = true;
    reply.raw.write(`event: matter\ndata: ${JSON.stringify({ kind: 'matter', id, seq })}\n\n`);
  }
  // Notices are written because matters moved; the inbox is worth another look.
  if (news) {
    const notice = { kind: 'notice', id: scope.actor.postId, seq: 0 };
    reply.raw.write(`event: notice\ndata: ${JSON.stringify(notice)}\n\n`);
  }
  const now = performance.now();
  if (news) listener.spokeAt = now;
  else if (now - listener.spokeAt > KEEP_ALIVE_MS) {
    listener.spokeAt = now;
    reply.raw.write(': still here\n\n');
  }
}
