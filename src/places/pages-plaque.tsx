/**
 * A plaque on one page, printed by the browser: A4 upright, or 120 × 160 mm. Chinese first. It holds the code and the
 * place, so that a moved plaque is noticed, and nothing about a person.
 */

import { renderToStaticMarkup } from 'preact-render-to-string';
import { cspHash } from '../platform/pages.tsx';
import { type Lang, speak } from '../platform/words.ts';
import { qrSvg } from './pages-qr.ts';
import { codeInGroups } from './rules.ts';
import type { CodeLine } from './store-codes.ts';
import { placesWords } from './words.ts';

export const PLAQUE_SIZES = ['a4', '120x160'] as const;
export type PlaqueSize = (typeof PLAQUE_SIZES)[number];

const SHEETS: Readonly<Record<PlaqueSize, Readonly<{ page: string; width: number; height: number; unit: number }>>> = {
  // `unit` is a hundredth of the plaque's width; every measure below is a multiple of it.
  a4: { page: 'A4 portrait', width: 210, height: 297, unit: 2.1 },
  '120x160': { page: '120mm 160mm', width: 120, height: 160, unit: 1.2 },
};

const STYLE = `
* { box-sizing: border-box; margin: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #111; background: #eceff3; }
main { width: calc(var(--w) * 1mm); height: calc(var(--h) * 1mm); margin: 0 auto; background: #fff; overflow: hidden;
  display: flex; flex-direction: column; align-items: center; justify-content: space-between; text-align: center;
  padding: calc(var(--u) * 5mm); border-top: calc(var(--u) * 3mm) solid #0b4f8a; }
h1 { font-size: calc(var(--u) * 6.4mm); font-weight: 700; line-height: 1.25; letter-spacing: .06em; color: #0b4f8a; }
.hall { font-size: calc(var(--u) * 4.6mm); line-height: 1.3; }
.place { font-size: calc(var(--u) * 5.6mm); font-weight: 700; line-height: 1.25; }
.place.long { font-size: calc(var(--u) * 4.2mm); }
.qr { width: calc(var(--u) * 62mm); height: calc(var(--u) * 62mm); }
.qr svg { display: block; width: 100%; height: 100%; }
.say { font-size: calc(var(--u) * 4.8mm); font-weight: 700; line-height: 1.3; }
.small { font-size: calc(var(--u) * 3mm); line-height: 1.4; color: #333; }
.code { font-size: calc(var(--u) * 3.4mm); font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; letter-spacing: .1em; }
.dead { font-size: calc(var(--u) * 5mm); font-weight: 700; color: #b00020; border: calc(var(--u) * .6mm) solid #b00020; padding: calc(var(--u) * 2mm); }
nav { max-width: 210mm; margin: 0 auto; padding: 12px; font-size: 16px; display: flex; gap: 16px; justify-content: space-between; }
nav a { color: #0b4f8a; min-height: 44px; display: inline-flex; align-items: center; }
@media print { nav { display: none; } body { background: #fff; } }
`;

/** The sheet's own measures, apart from the style they are used in, so that the rest stays one text. */
function styleOf(size: PlaqueSize): string {
  const { page, width, height, unit } = SHEETS[size];
  return `@page { size: ${page}; margin: 0; } :root { --w: ${width}; --h: ${height}; --u: ${unit}; }${STYLE}`;
}

const LONG_NAME = 14;

/** @param address what the QR holds, from `codeUrl`. @returns the page and the policy that allows its style alone. */
export function plaquePage(
  code: CodeLine,
  address: string,
  size: PlaqueSize,
  lang: Lang,
): Readonly<{ html: string; contentSecurityPolicy: string }> {
  const say = speak(placesWords, lang);
  const style = styleOf(size);
  const isWindow = code.kind === 'window';
  const place = isWindow ? (code.windowName ?? '') : (code.entityName ?? '');
  const number = code.windowNumber ?? '';
  // A number that is a word already (“综合窗口”) does not want “号窗口” behind it.
  const numbered = /^[0-9A-Za-z-]+$/.test(number) ? say('places.plaque.window-number', { number }) : number;
  const title = isWindow ? say('places.plaque.title-window') : say('places.plaque.title-entity');
  const other = size === 'a4' ? '120x160' : 'a4';
  const otherName = other === 'a4' ? 'A4' : '120 × 160 mm';
  const body = (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} ${place}`}</title>
        <link rel="icon" href="data:," />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant style, allowed by its hash */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <nav>
          <span>{say('places.plaque.print-hint')}</span>
          <a href={`?size=${other}`}>{say('places.plaque.other-size', { size: otherName })}</a>
        </nav>
        <main>
          <h1>{title}</h1>
          {isWindow ? <p class="hall">{code.hallName}</p> : null}
          <p class={place.length > LONG_NAME ? 'place long' : 'place'}>{isWindow ? `${numbered} ${place}` : place}</p>
          {code.revokedAt === null ? (
            // biome-ignore lint/security/noDangerouslySetInnerHtml: an SVG drawn by us, its only text escaped
            <div class="qr" dangerouslySetInnerHTML={{ __html: qrSvg(address, `${title} ${code.text}`) }} />
          ) : (
            <p class="dead">{say('places.plaque.dead')}</p>
          )}
          <p class="code">{codeInGroups(code.text)}</p>
          <div>
            <p class="say">{say(isWindow ? 'places.plaque.slogan-window' : 'places.plaque.slogan-entity')}</p>
            <p class="small">
              {say(isWindow ? 'places.plaque.slogan-window-second' : 'places.plaque.slogan-entity-second')}
            </p>
          </div>
          <div class="small">
            <p>{say('places.plaque.protected')}</p>
            <p>{say('places.plaque.hotline')}</p>
          </div>
        </main>
      </body>
    </html>
  );
  return {
    html: `<!doctype html>${renderToStaticMarkup(body)}`,
    contentSecurityPolicy: `default-src 'none'; style-src ${cspHash(style)}; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`,
  };
}
