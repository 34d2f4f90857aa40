/** Serves the officials' console: hashed files for ever, the one page with a fresh nonce, every client route with that page. */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type App, guardAsFile } from './http/http.ts';

const NONCE_MARK = '__CSP_NONCE__';

export type ConsoleOptions = Readonly<{
  /** The folder the console was built into. */
  folder: string;
  cityName: string;
  mode: 'demo' | 'production';
  /** What the identity provider is called; empty where there is none. */
  providerName: string;
  /** Public origin of the program, as on plaques and in links. */
  origin: string;
}>;

/** Registers the console's routes; where the console was not built, everything else is served all the same. */
export async function registerConsole(app: App, options: ConsoleOptions): Promise<void> {
  const { folder } = options;
  const pagePath = path.join(folder, 'index.html');
  if (!existsSync(pagePath)) {
    const missing = (_: FastifyRequest, reply: FastifyReply): FastifyReply =>
      reply.code(503).type('text/plain; charset=utf-8').send('The console is not built: npm run build');
    app.get('/console', { config: { access: 'public' }, schema: { hide: true } }, missing);
    app.get('/console/*', { config: { access: 'public' }, schema: { hide: true } }, missing);
    return;
  }
  const page = readFileSync(pagePath, 'utf8')
    .replace('__CITY_NAME__', () => escaped(options.cityName))
    .replace('__MODE__', options.mode)
    .replace('__PROVIDER__', () => escaped(options.providerName))
    .replace('__ORIGIN__', () => escaped(options.origin))
    .split(NONCE_MARK);
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, index: false });

  const sendPage = (_: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', policy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.join(nonce));
  };
  app.get('/console', { config: { access: 'public' }, schema: { hide: true } }, sendPage);
  app.get('/console/*', { config: { access: 'public' }, schema: { hide: true } }, sendPage);
  app.get('/console/assets/*', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
    const file = assetName(request.params);
    if (file === null || !existsSync(path.join(folder, 'assets', file))) {
      return reply.code(404).type('text/plain; charset=utf-8').send('not found');
    }
    guardAsFile(reply);
    // The name holds a hash of the content, so it never changes.
    return reply.sendFile(`assets/${file}`, { maxAge: '365d', immutable: true });
  });
}

function assetName(params: unknown): string | null {
  const name = typeof params === 'object' && params !== null && '*' in params ? params['*'] : undefined;
  return typeof name === 'string' && /^[\w.-]+$/.test(name) && !name.includes('..') ? name : null;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function policy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `frame-src 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `form-action 'self'`,
  ].join('; ');
}
