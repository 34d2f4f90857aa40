/** Routes of acts: rights, body, one transaction, then the answer or the refusal. Every act of the console goes through here. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import type { City } from '../platform/city.ts';
import type { Access, App } from '../platform/http/http.ts';
import { jsonRoute, type Loose } from '../platform/http/json-route.ts';
import { problems } from '../platform/http/shapes.ts';
import { inTransaction, type Tx } from '../platform/postgres/db.ts';
import { actorOf } from './api-guard.ts';
import { refused, waits } from './api-replies.ts';
import { waitsView } from './api-schemas.ts';
import type { Actor } from './model.ts';
import { doOrAsk } from './waiting/actions-waiting.ts';
import type { WaitingAct } from './waiting/model-waiting.ts';

type Asked<Params, Body> = Readonly<{ params: Params; body: Body }>;

type Acts<Params, Body, Done, Problem> = (
  tx: Tx,
  actor: Actor,
  asked: Asked<Params, Body>,
) => Promise<Result<Done, Problem>>;

type ActRoute<Params extends z.ZodType, Body extends z.ZodType, Answer, Done, Problem> = Readonly<{
  access: Access;
  summary?: string;
  params?: Params;
  body?: Body;
  /** Status of success: 200, or 201 (made) or 202 (asked for). */
  status?: 201 | 202;
  /** Whether the answer holds something shown only once. */
  secret?: true;
  act: Acts<z.output<Params>, z.output<Body>, Done, Problem>;
  /** Asks a second person where the act needs one; answered with 202. */
  ask?: Acts<z.output<Params>, z.output<Body>, WaitingAct, Problem>;
  /** Makes the answer, after the transaction. */
  show?: (done: Done, request: FastifyRequest) => Answer | Promise<Answer>;
}>;

/** Adds an act. Without `answer` success is 204; with it the result is answered as it is, or as `show` makes it. */
type AddAct<Problem> = {
  <Params extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType, Done>(
    path: string,
    route: ActRoute<Params, Body, Loose<z.input<Answer>>, Done, Problem> &
      Readonly<{ answer: Answer; show: (done: Done, request: FastifyRequest) => unknown }>,
  ): void;
  <Params extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
    path: string,
    route: ActRoute<Params, Body, never, Loose<z.input<Answer>>, Problem> & Readonly<{ answer: Answer; show?: never }>,
  ): void;
  <Params extends z.ZodType, Body extends z.ZodType>(
    path: string,
    route: ActRoute<Params, Body, never, unknown, Problem> & Readonly<{ answer?: never; show?: never }>,
  ): void;
};

type Refuses<Problem> = Readonly<{
  /** Gives each problem of the slice its HTTP status. */
  refused: (reply: FastifyReply, problem: Problem) => never;
  /** Schemas of further refusals, by status. */
  refusals?: Readonly<Record<number, z.ZodType>>;
  /** Runs a transaction of the slice. */
  run?: <Done, Why>(city: City, work: (tx: Tx) => Promise<Result<Done, Why>>) => Promise<Result<Done, Why>>;
}>;

export function actRoutes<Problem extends Readonly<{ kind: string }>>(
  app: App,
  city: City,
  { refused, refusals = problems, run = ({ db }, work) => inTransaction(db, work) }: Refuses<Problem>,
): Readonly<{ post: AddAct<Problem>; put: AddAct<Problem>; remove: AddAct<Problem> }> {
  type Any = ActRoute<z.ZodType, z.ZodType, unknown, unknown, Problem> & Readonly<{ answer?: z.ZodType }>;
  const by =
    (method: 'POST' | 'PUT' | 'DELETE'): AddAct<Problem> =>
    (url: string, given: object) => {
      const { access, summary, params, body, answer, status, secret, act, ask, show } = given as Any;
      jsonRoute(app, `${method} ${url}`, {
        ...{ access, summary, params, body, answer, status },
        otherwise: { ...(ask === undefined ? {} : { 202: waitsView }), ...refusals },
        handle: async (request, reply) => {
          const actor = actorOf(request);
          const asked = { params: request.params, body: request.body };
          const attempt = () => run(city, (tx) => act(tx, actor, asked));
          const done =
            ask === undefined
              ? await attempt()
              : await doOrAsk(attempt, () => run(city, (tx) => ask(tx, actor, asked)));
          if (!done.ok) return refused(reply, done.problem);
          if (secret === true) void reply.header('cache-control', 'no-store');
          let { value } = done;
          if (ask !== undefined) {
            const either = value as Readonly<{ waits: true; asked: WaitingAct } | { waits: false; value: unknown }>;
            if (either.waits) return reply.send(waits(reply, either.asked));
            value = either.value;
          }
          return show === undefined ? value : show(value, request);
        },
      });
    };
  return { post: by('POST'), put: by('PUT'), remove: by('DELETE') };
}

export const peopleActs = (app: App, city: City) => actRoutes(app, city, { refused });
