/** A route that answers with JSON, in one flat description: who may, what is asked, what is answered. */

import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { z } from 'zod';
import type { Access, App } from './http.ts';
import { problems, readProblems } from './shapes.ts';

/** The type of a JSON body, made from read-only values. */
export type Loose<T> = T extends (infer One)[]
  ? readonly Loose<One>[]
  : T extends object
    ? { readonly [Key in keyof T]: Loose<T[Key]> }
    : T;

export type JsonRoute<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = Readonly<{
  access: Access;
  /** As in the configuration of a route. */
  sealed?: true | undefined;
  /** Bytes of a body at most, where it is not the usual. */
  bodyLimit?: number | undefined;
  summary?: string | undefined;
  /** Kinds of content of a body that is no JSON: bytes, or a form with files, which `handle` reads itself. */
  consumes?: readonly string[] | undefined;
  params?: Params | undefined;
  query?: Query | undefined;
  body?: Body | undefined;
  /** What success answers; without it success is 204. */
  answer?: Answer | undefined;
  /** Status of success: 200, or 201 (made) or 202 (asked for). */
  status?: 201 | 202 | undefined;
  /** Answers of other statuses; unless said, the refusals of whatever has an address, and of what is written where it writes. */
  otherwise?: Readonly<Record<number, z.ZodType>> | undefined;
  handle: (
    request: FastifyRequest<{
      Params: z.output<Params>;
      Querystring: z.output<Query>;
      Body: z.output<Body>;
    }>,
    reply: FastifyReply,
  ) => Promise<Loose<z.input<Answer>>> | Loose<z.input<Answer>>;
}>;

/** In the document a route stands with the slice of its action. */
export function tagsOf(access: Access): { tags?: [slice: string] } {
  return typeof access === 'object' ? { tags: [access.action.split('.', 1)[0] ?? ''] } : {};
}

const NOTHING = z.null().describe('Nothing to say');

/** @param at method and path, as `GET /api/v1/units/:id` */
export function jsonRoute<
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
  Body extends z.ZodType = z.ZodUnknown,
  Answer extends z.ZodType = z.ZodVoid,
>(app: App, at: `${'GET' | 'POST' | 'PUT' | 'DELETE'} ${string}`, route: JsonRoute<Params, Query, Body, Answer>): void {
  const [method, url = ''] = at.split(' ');
  const { access, summary, consumes, params, query, body, answer, bodyLimit, handle } = route;
  const status = answer === undefined ? 204 : (route.status ?? 200);
  const said = Object.entries({ ...tagsOf(access), summary, consumes, params, querystring: query, body }).filter(
    ([, what]) => what !== undefined,
  );
  const otherwise = route.otherwise ?? (method === 'GET' ? readProblems : problems);
  app.route({
    method: method as HTTPMethods,
    url,
    config: { access, ...(route.sealed === undefined ? {} : { sealed: route.sealed }) },
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    schema: { ...Object.fromEntries(said), response: { [status]: answer ?? NOTHING, ...otherwise } },
    handler: async (request, reply) => {
      const value = await handle(request as never, reply);
      if (reply.sent || (value as unknown) === reply) return value;
      if (status !== 200) void reply.code(status);
      return answer === undefined ? reply.send(null) : value;
    },
  });
}
