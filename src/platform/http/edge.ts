/**
 * Edge guard, the same for every route: text is well-formed, in the encoding it names and without U+0000; whole numbers fit
 * the database; an address in an answer holds nothing a header cannot.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Lang, preferredLang } from '../pages/words.ts';
import { decoded, decoderOf, formFields, hasUtf8Escapes } from './edge-text.ts';
import type { ProblemBody } from './problem.ts';

type Flaws = NonNullable<ProblemBody['errors']>;

/** Largest `integer` of PostgreSQL, in which everything counted here is kept. */
const LARGEST_INTEGER = 2_147_483_647;
const UNUSABLE = '\uFFFD';
/** Deepest nesting of a body: five times that of any real one; deeper ones are made to cost more than they hold. */
export const MOST_DEPTH = 50;
/** Most flaws named: as many as a person mends at once. Naming thousands would cost more than the body did. */
export const MOST_FLAWS = 20;
const LONGEST_PATH = 200;

const texts = {
  text: {
    zh: '含有不能使用的字符（空字符或半个表情符号），请删去后再试。',
    en: 'It holds a character that cannot be used (a zero character or half an emoji); please take it out.',
  },
  number: { zh: '数字太大。', en: 'The number is too large.' },
} as const satisfies Readonly<Record<string, Readonly<Record<Lang, string>>>>;

export type EdgeOptions = Readonly<{
  bodyLimit: number;
  /** Whether the route answers with the flaw and its field; elsewhere a flawed address is simply not found. */
  namesFlaws: (request: FastifyRequest) => boolean;
  refuse: (request: FastifyRequest, reply: FastifyReply, status: 400 | 422, flaws?: Flaws) => FastifyReply;
}>;

export function guardTheEdge(app: FastifyInstance, { bodyLimit, namesFlaws, refuse }: EdgeOptions): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    try {
      void parseJson(request, decoded(decoderOf(request.headers), body), done);
    } catch (error) {
      done(error as Error);
    }
  });
  app.addContentTypeParser<Buffer>(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit },
    async (request: FastifyRequest, body: Buffer) => formFields(body, decoderOf(request.headers)),
  );

  app.addHook('preValidation', (request, reply, done) => {
    const { url } = request;
    if (url.includes('%') && !hasUtf8Escapes(url.split('?').slice(1).join('?')))
      return void refuse(request, reply, 400);
    const isNamed = namesFlaws(request);
    // Forms clean their bodies themselves; only the address has to be made usable.
    const { params, query } = request;
    const searched = isNamed ? partsOf(request) : { params, query };
    const { flaws, isTooDeep } = flawsIn(searched, (value) => typeof value === 'string' && !isText(value));
    if (isTooDeep) return void refuse(request, reply, 400);
    if (flaws.length > 0) {
      if (isNamed) return void refuse(request, reply, 422, worded(request, flaws, 'text'));
      request.params = usable(request.params);
      request.query = usable(request.query);
    }
    done();
  });
  // After the schemas, which turn a query's text into numbers.
  app.addHook('preHandler', (request, reply, done) => {
    const isTooLarge = (value: unknown) => Number.isInteger(value) && Math.abs(value as number) > LARGEST_INTEGER;
    const { flaws, isTooDeep } = flawsIn(partsOf(request), isTooLarge, namesFlaws(request) ? MOST_FLAWS : 1);
    if (isTooDeep) return void refuse(request, reply, 400);
    if (flaws.length > 0) return void refuse(request, reply, 422, worded(request, flaws, 'number'));
    done();
  });
  app.addHook('onSend', (_, reply, payload, done) => {
    const location = reply.getHeader('location');
    if (typeof location === 'string' && /[^\x21-\x7e]/.test(location)) {
      void reply.header(
        'location',
        location.replaceAll(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed())),
      );
    }
    done(null, payload);
  });
}

function partsOf({ params, query, body }: FastifyRequest) {
  return { params, query, body };
}

function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/**
 * Paths of the first values (and names) that fail a test; anything but plain values and lists (a stream, a file) is not
 * entered. The cost is one look at each part, whatever shape the value has.
 */
export function flawsIn(
  value: Readonly<Record<string, unknown>>,
  isBad: (value: unknown) => boolean,
  most: number = MOST_FLAWS,
): Readonly<{ flaws: readonly string[]; isTooDeep: boolean }> {
  const flaws: string[] = [];
  const path: string[] = [];
  let isTooDeep = false;
  const isOver = () => isTooDeep || flaws.length >= most;
  const note = () => flaws.push(path.slice(1).join('.').slice(0, LONGEST_PATH).toWellFormed());
  const lookInto = (name: string, at: unknown): void => {
    path.push(name);
    look(at);
    path.pop();
  };
  const look = (at: unknown): void => {
    if (isBad(at)) return void note();
    const isList = Array.isArray(at);
    if (!isList && !isRecord(at)) return;
    // The path holds the part of the request (body, query, params) and every name above the value.
    if (path.length > MOST_DEPTH) isTooDeep = true;
    if (isList) {
      for (let nth = 0; nth < at.length && !isOver(); nth += 1) lookInto(String(nth), at[nth]);
      return;
    }
    for (const name of Object.keys(at)) {
      if (isOver()) return;
      if (isBad(name)) note();
      else lookInto(name, at[name]);
    }
  };
  look(value);
  return { flaws, isTooDeep };
}

function usable(value: unknown): unknown {
  if (typeof value === 'string') return isText(value) ? value : value.toWellFormed().replaceAll('\0', UNUSABLE);
  if (Array.isArray(value)) return value.map(usable);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, usable(each)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function worded(request: FastifyRequest, paths: readonly string[], what: keyof typeof texts): Flaws {
  const message = texts[what][preferredLang(request.headers['accept-language'])];
  return paths.map((path) => ({ path, message }));
}
