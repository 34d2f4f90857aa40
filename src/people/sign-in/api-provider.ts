/** Routes of signing in by the identity provider: there, back, and an account linked or unlinked. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { text } from '../../platform/http/shapes.ts';
import { PROVIDER_BACK, type SignInUnderWay } from '../../platform/identity-provider.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { byId, type PeopleDeps, userView, waitsView } from '../api-schemas.ts';
import { askToLinkProvider, signInFromProvider, unlinkProvider } from './actions-provider.ts';
import { fromOf, openInstead } from './api-session-replies.ts';

const PAGE = '/console/sign-in';
const UNDER_WAY_S = 600;
const PUBLIC = { config: { access: 'public' }, schema: { hide: true } } as const;

const letters = z.string().regex(/^[\w-]{43}$/);
const underWay = z.object({ state: letters, nonce: letters, verifier: letters, back: z.string().max(500) });

export function providerRoutes(app: App, deps: PeopleDeps): void {
  const { city, publicUrl, provider } = deps;
  const cookie = publicUrl.protocol === 'https:' ? '__Host-mashang-provider' : 'mashang-provider';
  // Lax: the way back is a link of another site.
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.protocol === 'https:' } as const;
  /** To the page of sign-in, what happened behind the `#`: browsers send that nowhere. */
  const toPage = (reply: FastifyReply, happened: string, back = '') =>
    reply
      .header('cache-control', 'no-store')
      .redirect(`${PAGE}${back === '' ? '' : `?back=${encodeURIComponent(back)}`}#${happened}`, 303);

  app.get('/sign-in/provider', PUBLIC, async (request, reply) => {
    if (provider === undefined) return sendProblem(reply, 404, { kind: 'provider-not-set' });
    const under = freshUnderWay(city);
    const begun = await provider.begin(under);
    if (!begun.ok) return toPage(reply, begun.problem.kind);
    const { back } = request.query as Readonly<{ back?: unknown }>;
    const kept = { ...under, back: typeof back === 'string' && back.length <= 500 ? back : '' };
    void reply.setCookie(cookie, Buffer.from(JSON.stringify(kept)).toString('base64url'), {
      ...options,
      maxAge: UNDER_WAY_S,
    });
    return reply.header('cache-control', 'no-store').redirect(begun.value.href, 303);
  });

  app.get(PROVIDER_BACK, PUBLIC, async (request, reply) => {
    if (provider === undefined) return sendProblem(reply, 404, { kind: 'provider-not-set' });
    const under = keptBy(request, cookie);
    void reply.clearCookie(cookie, options);
    if (under === undefined) return toPage(reply, 'provider-wrong');
    const came = await provider.finish(new URL(request.url, publicUrl), under);
    if (!came.ok) {
      request.log.warn({ why: came.problem.kind }, 'sign-in by the identity provider failed');
      return toPage(reply, came.problem.kind, under.back);
    }
    const outcome = await signInFromProvider(city, fromOf(city, request, ''), came.value);
    switch (outcome.kind) {
      case 'unlinked':
        return toPage(reply, `unlinked=${outcome.code}`, under.back);
      case 'signed-in':
      case 'second-factor':
        await openInstead(deps, reply, outcome.token);
        return toPage(reply, outcome.kind, under.back);
      default:
        return toPage(reply, 'provider-refused', under.back);
    }
  });

  const acts = peopleActs(app, city);
  acts.post('/api/v1/users/:id/provider-account', {
    access: peopleAccess.keepUsers,
    params: byId,
    body: z.object({ code: text(20).describe('As the page of sign-in showed it to the person, within a day') }),
    status: 202,
    answer: waitsView,
    act: (tx, actor, { params, body }) => askToLinkProvider(tx, city, actor, { userId: params.id, code: body.code }),
    show: ({ id, expiresAt }) => ({ waitingActId: id, expiresAt }),
  });

  acts.remove('/api/v1/users/:id/provider-account', {
    access: peopleAccess.keepSignIns,
    params: byId,
    answer: userView,
    act: (tx, actor, { params }) => unlinkProvider(tx, city, actor, params.id),
  });
}

function freshUnderWay({ outside }: City): SignInUnderWay {
  const fresh = (): string => Buffer.from(outside.randomBytes(32)).toString('base64url');
  return { state: fresh(), nonce: fresh(), verifier: fresh() };
}

function keptBy(request: FastifyRequest, cookie: string): z.infer<typeof underWay> | undefined {
  try {
    const kept = Buffer.from(request.cookies[cookie] ?? '', 'base64url').toString('utf8');
    return underWay.safeParse(JSON.parse(kept)).data;
  } catch {
    return undefined;
  }
}
