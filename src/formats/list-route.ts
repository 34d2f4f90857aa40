/** Routes of a list and of its sheet, from one description: the same access and the same filters on the screen and in the file. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { City } from '../platform/city.ts';
import type { Access, App } from '../platform/http/http.ts';
import { jsonRoute, type Loose, tagsOf } from '../platform/http/json-route.ts';
import { problemSchema } from '../platform/http/problem.ts';
import { refusals as usual } from '../platform/http/shapes.ts';
import type { Tx } from '../platform/postgres/db.ts';
import type { ListSheet, SheetOrder } from './lists.ts';

/** Parameters of paging on the screen; a sheet is the whole list. */
const PAGING = ['limit', 'offset', 'afterAt', 'afterId'] as const;
type Asked<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;
type Filter<Shape extends z.ZodRawShape> = Omit<Asked<Shape>, (typeof PAGING)[number]>;

export type ListRoute<Shape extends z.ZodRawShape, Answer extends z.ZodType, Row, Scope> = Readonly<{
  /** Path of the list; its sheet has the same with `.xlsx`. */
  path: string;
  access: Access;
  summary?: string;
  sheetSummary?: string;
  /** Filters, and paging under the names above. */
  query: Shape;
  answer: Answer;
  /** Where they are not the usual ones of a list. */
  refusals?: Readonly<Record<number, z.ZodType>>;
  /** Reads a page for the screen. */
  read: (query: Asked<Shape>, request: FastifyRequest) => Promise<Loose<z.input<Answer>>>;
  sheet: ListSheet<Row> | ((filter: Filter<Shape>) => ListSheet<Row>);
  /** Rows of the sheet: in batches, from one snapshot. */
  rows: (tx: Tx, scope: Scope, filter: Filter<Shape>, request: FastifyRequest) => AsyncIterable<readonly Row[]>;
}>;

/** Adds both routes of a list; lent to slices before people in the order, for which it ignores who asks. */
export type AddList<Scope = unknown> = <Shape extends z.ZodRawShape, Answer extends z.ZodType, Row>(
  app: App,
  city: City,
  route: ListRoute<Shape, Answer, Row, Scope>,
) => void;

type SendSheet<Scope> = <Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  city: City,
  order: SheetOrder<Row, Scope>,
) => Promise<never>;

const columns = z
  .string()
  .max(800)
  .optional()
  .describe('Keys of columns with commas, in that order; all of them without it');
const sheetAnswer = {
  200: z.string().describe('A workbook (xlsx), marked with who took it and when'),
  401: problemSchema,
  403: problemSchema,
  422: problemSchema,
  429: problemSchema,
  503: problemSchema,
};

/** @param send writes the sheet, marks it and notes it in the audit. */
export function listRoutesBy<Scope>(send: SendSheet<Scope>): AddList<Scope> {
  return (app, city, { path, access, summary, sheetSummary, query, answer, refusals = usual, read, sheet, rows }) => {
    const narrowing = Object.fromEntries(Object.entries(query).filter(([name]) => !PAGING.some((key) => key === name)));
    jsonRoute(app, `GET ${path}`, {
      ...{ access, summary, answer },
      query: z.object(query),
      otherwise: refusals,
      handle: (request) => read(request.query as Asked<typeof query>, request) as never,
    });
    app.get(
      `${path}.xlsx`,
      {
        config: { access },
        schema: {
          ...tagsOf(access),
          ...(sheetSummary === undefined ? {} : { summary: sheetSummary }),
          querystring: z.object({ ...narrowing, columns }),
          response: sheetAnswer,
        },
      },
      (request, reply) => {
        const { columns: _, ...asked } = request.query;
        const filter = asked as unknown as Filter<typeof query>;
        return send(request, reply, city, {
          list: typeof sheet === 'function' ? sheet(filter) : sheet,
          query: request.query,
          rows: (tx, scope) => rows(tx, scope, filter, request),
        });
      },
    );
  };
}
