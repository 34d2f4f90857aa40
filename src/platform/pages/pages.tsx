/**
 * The frame of a phone page: one HTML response that brings its own style, asks for nothing more and needs no script.
 * The content security policy allows exactly that style and, where a page has one, exactly that script, by their hashes.
 */

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { acceptsGzip, isKnown } from '../http/caching.ts';
import type { PageProblem } from '../http/http.ts';
import { PAGE_STYLE } from './page-style.ts';
import { pageWords } from './page-words.ts';
import { type Lang, preferredLang, speak } from './words.ts';

/** Reader of the page, and how links keep the chosen language (no cookie is needed). */
export type Reader = Readonly<{
  lang: Lang;
  /** A path of this program with the chosen language kept. */
  to: (path: string) => string;
  /** Telephone number to call where no page helps. */
  hotline: string;
  /** Part of a cache key: two readers with the same mark get the same links. */
  mark: string;
  /** The same page in the other language; null where a switch would lose what was typed. */
  switchTo: string | null;
}>;

export type Page = Readonly<{
  reader: Reader;
  title: string;
  body: ComponentChildren;
  /** Rules this page needs beside the common ones; they go into the same style element. */
  style?: string;
  /** One small inline script; the page must work without it. */
  script?: string;
  /** Puts the error mark in front of the title, which a screen reader speaks first. */
  hasErrors?: boolean;
}>;

/** Version of the privacy notice that pages link to and records name; a test compares it with the latest one seeded. */
export const PRIVACY_NOTICE_VERSION = 4;

export function cspHash(inline: string): string {
  return `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;
}

function styleOf(more = ''): string {
  return PAGE_STYLE + more;
}

/** Hashes by style: there are few styles and many answers. */
const styleHashes = new Map<string, string>();

function styleHash(style: string): string {
  const known = styleHashes.get(style) ?? cspHash(style);
  styleHashes.set(style, known);
  return known;
}

/** The reader of a request: `?lang=` wins over the browser's preference. */
export function readerOf(
  request: Pick<FastifyRequest, 'method' | 'url' | 'headers'> & Readonly<{ server: Readonly<{ hotline: string }> }>,
): Reader {
  const [path = '/', query = ''] = request.url.split('?', 2);
  const preferred = preferredLang(request.headers['accept-language']);
  const asked = query === '' ? null : new URLSearchParams(query).get('lang');
  const lang: Lang = asked === 'en' || asked === 'zh' ? asked : preferred;
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  const kept = lang === preferred ? '' : `?lang=${lang}`;
  return {
    lang,
    hotline: request.server.hotline,
    to: (target) => `${target}${kept}`,
    mark: `${lang}${kept}`,
    switchTo: request.method === 'GET' ? `${path}?lang=${other}` : null,
  };
}

/** Link that dials a number: digits without separators. */
export function telephone(hotline: string): string {
  return `tel:${hotline.replaceAll(/\D/g, '')}`;
}

export function renderPage(page: Page): string {
  const { reader, title, script } = page;
  const say = speak(pageWords, reader.lang);
  const other: Lang = reader.lang === 'zh' ? 'en' : 'zh';
  const body = renderToStaticMarkup(
    <>
      <a class="skip" href="#main">
        {say('page.skip')}
      </a>
      <header class="bar">
        <div>
          <b>
            {say('page.brand')}
            <span>{say('page.motto')}</span>
          </b>
          {reader.switchTo === null ? null : (
            <a href={reader.switchTo} lang={other === 'zh' ? 'zh-CN' : 'en'} rel="nofollow">
              {say('page.switch')}
            </a>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {page.body}
      </main>
      <footer>
        <div>
          <a href={reader.to('/t')}>{say('page.track')}</a>
          <a href={reader.to(`/privacy/${PRIVACY_NOTICE_VERSION}`)}>{say('page.privacy')}</a>
          <a href={telephone(reader.hotline)}>{say('page.hotline', { hotline: reader.hotline })}</a>
        </div>
      </footer>
    </>,
  );
  const mark = page.hasErrors === true ? say('page.title-error') : '';
  return [
    '<!doctype html>',
    `<html lang="${reader.lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">',
    '<meta name="format-detection" content="telephone=no"><link rel="icon" href="data:,">',
    renderToStaticMarkup(<title>{`${mark}${title} · ${say('page.brand')}`}</title>),
    `<style>${styleOf(page.style)}</style></head><body>${body}`,
    script === undefined ? '' : `<script>${script}</script>`,
    '</body></html>',
  ].join('');
}

/** Content security policy of a page: its own style and script, images from this server, forms sent to this server only. */
export function contentSecurityPolicy(script?: string, style?: string): string {
  return [
    "default-src 'none'",
    `style-src ${styleHash(styleOf(style))}`,
    ...(script === undefined ? [] : [`script-src ${cspHash(script)}`]),
    "img-src 'self' data: blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * `private`: what one person sees, never kept. `form`: a form that holds a submission id; the browser may keep it for
 * its own back button, so that going back and tapping again is an amendment and not a second review.
 */
export type PageKeeping = 'private' | 'form' | 'public';

const CACHE_CONTROL: Readonly<Record<PageKeeping, string>> = {
  private: 'no-store',
  form: 'private, no-cache',
  public: 'public, max-age=300',
};

export function sendPage(
  reply: FastifyReply,
  page: Page & Readonly<{ status?: number; keeping?: PageKeeping }>,
): FastifyReply {
  const keeping = page.keeping ?? 'private';
  headPage(reply, keeping, contentSecurityPolicy(page.script, page.style)).code(page.status ?? 200);
  const html = renderPage(page);
  if (keeping === 'public' && isKnown(reply, html)) return reply.code(304).send();
  if (!acceptsGzip(reply.request)) return reply.send(html);
  return reply.header('content-encoding', 'gzip').send(gzipSync(html));
}

export function headPage(reply: FastifyReply, keeping: PageKeeping, policy: string): FastifyReply {
  return reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': CACHE_CONTROL[keeping],
    vary: 'accept-language, accept-encoding',
  });
}

/** Error page: for an unknown address, a broken request or a form sent from another site. */
export const pageProblem: PageProblem = (request, reply, status) => {
  const reader: Reader = { ...readerOf(request), switchTo: null };
  const say = speak(pageWords, reader.lang);
  const kind = pageKindOf(status);
  return sendPage(reply, {
    reader,
    status,
    title: say(`page.${kind}.title`),
    body: (
      <>
        <h1>{say(`page.${kind}.title`)}</h1>
        <p>{say(`page.${kind}.text`, { hotline: reader.hotline })}</p>
      </>
    ),
  });
};

function pageKindOf(status: number): '400' | '403' | '404' | '413' | '415' | '429' | '500' {
  switch (status) {
    case 403:
      return '403';
    case 404:
    case 410:
      return '404';
    case 413:
      return '413';
    case 415:
      return '415';
    case 429:
      return '429';
    default:
      return status >= 500 ? '500' : '400';
  }
}
