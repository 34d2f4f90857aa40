/** The HTTP server: rules that hold for every route. */

import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Uuid } from '../../kernel/ids.ts';
import { errorFacts, type Log } from '../log.ts';
import { preferredLang } from '../pages/words.ts';
import { guardTheEdge } from './edge.ts';
import type { Metrics } from './metrics.ts';
import { neverSentByForms, originOf } from './origin.ts';
import { type ProblemBody, problemBody } from './problem.ts';
import { createUploads, lettingGo, type Uploads } from './uploads.ts';

/**
 * Access of a route. `public`: anybody. `receipt`: holder of a receipt cookie. `signed-in`: any user, about themselves.
 * An action is a row of the authorisation matrix, named `slice.verb-object`.
 */
export type Access = 'public' | 'receipt' | 'signed-in' | Readonly<{ action: string; roles: readonly string[] }>;

declare module 'fastify' {
  interface FastifyInstance {
    /** The number to call, for whatever is drawn. */
    hotline: string;
    /** Whether the public address was guessed, because nobody configured one. */
    addressGuessed: boolean;
    uploads: Uploads;
  }
  interface FastifyContextConfig {
    access?: Access;
    /** Called in the sealed lane alone: neither counted nor logged, for operators would see that there is something to call it for. */
    sealed?: true;
    /** A phone form stands behind this route: `readPhoneForm` judges what the browser does not say. */
    form?: true;
    /** Writes carry a key in their body, which another site's form lacks and a browser never adds: no origin check is needed. */
    keyed?: true;
  }
  interface FastifyRequest {
    /** The browser hides which site the write came from: the form must prove that it is ours before anything is done. */
    originUnsure: boolean;
  }
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export type PageProblem = (request: FastifyRequest, reply: FastifyReply, status: number) => FastifyReply;

export type ServerOptions = Readonly<{
  publicUrl: URL;
  /** The address was guessed, as in a demonstration. */
  addressGuessed?: boolean;
  hotline: string;
  uuid: () => Uuid;
  logger: Log;
  metrics: Metrics;
  /** Draws an error as a phone page; API routes answer problem+json instead. */
  pageProblem: PageProblem;
  /** Paths of protocols that others defined, each with its own form of errors. */
  protocols?: readonly Readonly<{ prefix: string; problem: PageProblem }>[];
  /** Milliseconds a request may take to arrive; shorter in tests. */
  requestMs?: number;
  /** Bytes of uploads held at once; fewer in tests. */
  uploadBytes?: number;
}>;

const MAX_JSON_BYTES = 256 * 1024;
/** Three photos of 8 MB take a minute and a half over 2 Mbit/s; a slower body is not waited for. */
const REQUEST_MS = 120_000;
const HEADERS_MS = 20_000;
/** Seconds after which a client that found the program busy asks again. */
export const RETRY_AFTER_SECONDS = 20;
const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Routes under these prefixes, and open data, speak JSON and problem+json; everything else is a page. */
export function isApi(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '';
  return path.startsWith('/api/') || path === '/healthz' || path === '/readyz' || path.endsWith('.json');
}

export async function buildServer(options: ServerOptions): Promise<App> {
  const requestMs = options.requestMs ?? REQUEST_MS;
  const guarding = guardingHeaders(options.publicUrl);
  const loggerInstance: FastifyBaseLogger = options.logger;
  const app = fastify({
    loggerInstance,
    // Request lines hold codes and ids; the log gets the route's pattern instead.
    logController: new LogController({ disableRequestLogging: true }),
    // One logger for all requests: a child for each would cost more than most answers do.
    childLoggerFactory: (logger) => logger,
    genReqId: () => options.uuid(),
    bodyLimit: MAX_JSON_BYTES,
    trustProxy: 'loopback',
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: requestMs,
    http: { headersTimeout: Math.min(HEADERS_MS, requestMs), connectionsCheckingInterval: requestMs / 10 },
    frameworkErrors: (error, request, reply) => {
      const status = error.statusCode ?? 400;
      // Requests that match no route run no hook.
      void reply.headers(guarding);
      sendError(options, request, reply, status, kindOfStatus(status));
    },
    clientErrorHandler: refuseConnection,
  }).withTypeProvider<ZodTypeProvider>();
  app.decorate('hotline', options.hotline);
  app.decorate('addressGuessed', options.addressGuessed === true);
  app.decorate('uploads', createUploads(options.uploadBytes));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined && route.method !== 'HEAD' && route.method !== 'OPTIONS') {
      throw new Error(`route ${String(route.method)} ${route.url} does not say who may call it`);
    }
    if (![route.method].flat().every((method) => READING_METHODS.has(method))) route.handler = lettingGo(route.handler);
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 8 * 1024 * 1024, files: 3, fields: 40, fieldSize: 64 * 1024 } });
  app.addHook('onRequest', (_, reply, done) => {
    void reply.headers(guarding);
    done();
  });

  app.decorateRequest('originUnsure', false);
  app.addHook('onRequest', (request, reply, done) => {
    if (READING_METHODS.has(request.method)) return done();
    const origin = originOf(request.headers, options.publicUrl);
    const { form, keyed } = request.routeOptions.config;
    const isSurely = keyed === true || (isApi(request) && neverSentByForms(request.headers));
    if (origin === 'own' || (origin === 'unsure' && isSurely)) return done();
    if (origin === 'foreign' || form !== true) {
      return sendError(options, request, reply, 403, 'foreign-origin');
    }
    request.originUnsure = true;
    done();
  });
  guardTheEdge(app, {
    bodyLimit: MAX_JSON_BYTES,
    namesFlaws: isApi,
    refuse: (request, reply, status, flaws) =>
      sendError(options, request, reply, status, status === 422 ? 'invalid-input' : 'bad-request', flaws),
  });
  app.addHook('onResponse', (request, reply, done) => {
    if (request.routeOptions.config.sealed === true) return done();
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const status = reply.statusCode;
    options.metrics.answered({ method, route, status }, reply.elapsedTime / 1000);
    if (options.logger.isLevelEnabled('info')) {
      request.log.info({ reqId: request.id, route, method, status, ms: Math.round(reply.elapsedTime) });
    }
    done();
  });
  app.setNotFoundHandler((request, reply) => sendError(options, request, reply, 404, 'not-found'));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const errors = error.validation.map((issue) => ({
        path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        message: issue.message ?? '',
      }));
      return sendError(options, request, reply, 422, 'invalid-input', errors);
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      request.log.error({ reqId: request.id, route: request.routeOptions.url, ...errorFacts(error) });
      options.metrics.serverErrors.inc();
      return sendError(options, request, reply, 500, 'broken');
    }
    return sendError(options, request, reply, status, kindOfStatus(status));
  });
  return app;
}

/** What guards a page, and says nothing of a script or a style. */
const PAGE_GUARDS = {
  'content-security-policy': "default-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'self'",
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** Security headers of every answer, built once; a page adds what it may load. */
function guardingHeaders(publicUrl: URL): Readonly<Record<string, string>> {
  return {
    ...PAGE_GUARDS,
    'cross-origin-resource-policy': 'same-origin',
    // Under `no-referrer` a browser hides the origin of our own forms as well (`Origin: null`); this tells others no more.
    'referrer-policy': 'same-origin',
    ...(publicUrl.protocol === 'https:' ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    'x-content-type-options': 'nosniff',
  };
}

/** Takes what guards pages off a script or a style, which each of twenty answers of a first load would carry. */
export function guardAsFile(reply: FastifyReply): void {
  for (const header of Object.keys(PAGE_GUARDS)) void reply.removeHeader(header);
}

/** Refuses with a problem of RFC 9457; the one way an API route does. */
export function sendProblem(
  reply: FastifyReply,
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503,
  problem: Readonly<{ kind: string; detail?: string; errors?: ProblemBody['errors']; [extra: string]: unknown }>,
): never {
  const body = problemBody(preferredLang(reply.request.headers['accept-language']), status, reply.request.id, problem);
  if (status === 503) void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  void reply.code(status).type('application/problem+json').send(body);
  // The type provider checks bodies against each route's schemas; problems have one shape for all.
  return reply as never;
}

function sendError(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  kind: string,
  errors?: ProblemBody['errors'],
): FastifyReply {
  const path = request.url.toLowerCase();
  const protocol = options.protocols?.find(({ prefix }) => path.startsWith(prefix));
  if (protocol !== undefined) return protocol.problem(request, reply, status);
  if (!isApi(request)) return options.pageProblem(request, reply, status);
  const body = problemBody(preferredLang(request.headers['accept-language']), status, request.id, {
    kind,
    ...(errors === undefined ? {} : { errors }),
  });
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

/** Refuses a connection that brought no valid request: there is no route, language or reply to answer by. */
function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const statuses: Readonly<Record<string, string>> = {
    ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
    HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  };
  const status = statuses[error.code ?? ''] ?? '400 Bad Request';
  const head = `HTTP/1.1 ${status}\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n`;
  socket.end(`${head}content-length: ${status.length}\r\n\r\n${status}`);
}

function kindOfStatus(status: number): string {
  const kinds: Readonly<Record<number, string>> = {
    400: 'bad-request',
    401: 'not-signed-in',
    403: 'forbidden',
    404: 'not-found',
    413: 'too-large',
    415: 'unsupported-type',
    429: 'too-many',
    503: 'overloaded',
  };
  return kinds[status] ?? 'bad-request';
}
