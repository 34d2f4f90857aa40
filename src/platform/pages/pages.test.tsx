/** The frame of phone pages. */

import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../kernel/ids.ts';
import { createPageCache, cutPage, gzipWithId, SUBMISSION_GAP } from './page-cut.ts';
import { contentSecurityPolicy, type Page, readerOf, renderPage } from './pages.tsx';

const ask = (url: string, language = 'zh-CN', method = 'GET') =>
  readerOf({ server: { hotline: '0370-1234567' }, url, method, headers: { 'accept-language': language } });

const form = (title = '评价'): Page => ({
  reader: ask('/s/ABC'),
  title,
  body: (
    <form>
      <input type="hidden" name="submission" value={SUBMISSION_GAP} />
    </form>
  ),
});

describe('a phone page', () => {
  it('allows its style and its script by hash and nothing else', () => {
    const script = 'document.title="x"';
    const html = renderPage({ ...form(), script });
    const policy = contentSecurityPolicy(script);
    const style = /<style>(.*)<\/style>/.exec(html)?.[1] ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(policy).not.toContain('unsafe');
    expect(contentSecurityPolicy()).not.toContain('script-src');
  });

  it('may bring rules of its own, in the one style there is', () => {
    const style = 'main{max-width:60rem}';
    const html = renderPage({ ...form(), style });
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/g)].map(([, text]) => text ?? '');
    expect(styles).toHaveLength(1);
    expect(styles[0]).toContain(style);
    const policy = contentSecurityPolicy(undefined, style);
    expect(policy).toContain(
      `'sha256-${createHash('sha256')
        .update(styles[0] ?? '')
        .digest('base64')}'`,
    );
    expect(policy).not.toBe(contentSecurityPolicy());
  });

  it('names the hotline of its city, and dials its digits', () => {
    for (const lang of ['zh-CN', 'en']) {
      const html = renderPage({ ...form(), reader: ask('/s/ABC', lang) });
      expect(html).toMatch(/<a href="tel:03701234567">[^<]*0370-1234567[^<]*<\/a>/);
      expect(html).not.toContain('{{');
    }
  });

  it('asks for no other resource', () => {
    const html = renderPage(form());
    expect(html).toContain('<link rel="icon" href="data:,">');
    expect(html).not.toMatch(/\bsrc=|url\(|@import|<link(?! rel="icon")/);
  });

  it('escapes what stands in its title', () => {
    expect(renderPage(form('</title><script>'))).toContain('&lt;/title>&lt;script> ·');
  });

  it('keeps a chosen language in links, and leaves links alone where the browser already prefers it', () => {
    expect(ask('/s/ABC').to('/t')).toBe('/t');
    expect(ask('/s/ABC?lang=en').to('/t')).toBe('/t?lang=en');
    expect(ask('/s/ABC?lang=zh', 'en-GB').to('/t')).toBe('/t?lang=zh');
    expect(ask('/s/ABC?lang=xx').lang).toBe('zh');
    expect(ask('/s/ABC').switchTo).toBe('/s/ABC?lang=en');
    expect(ask('/s/ABC', 'zh', 'POST').switchTo).toBeNull();
  });
});

describe('a page cut at its submission id', () => {
  it('unpacks to head, id and tail for any page and any id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid({ version: 4 }), (title, id) => {
        fc.pre(!title.includes(SUBMISSION_GAP));
        const cut = cutPage(form(title));
        expect(gunzipSync(gzipWithId(cut, id as Uuid)).toString()).toBe(`${cut.head}${id}${cut.tail}`);
      }),
      { numRuns: 40 },
    );
  });

  it('is refused when it has no gap or two', () => {
    expect(() => cutPage({ ...form(), body: 'none' })).toThrow('exactly one gap');
    expect(() => cutPage({ ...form(), body: `${SUBMISSION_GAP}${SUBMISSION_GAP}` })).toThrow('exactly one gap');
  });

  it('is rendered once per key and forgotten when many others came', () => {
    const cached = createPageCache(2);
    let renders = 0;
    const make = () => {
      renders += 1;
      return form();
    };
    const first = cached('a', make);
    expect(cached('a', make)).toBe(first);
    cached('b', make);
    cached('c', make);
    cached('a', make);
    expect(renders).toBe(4);
  });
});
