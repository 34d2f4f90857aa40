/**
 * A city's plaques in one file. What proves what:
 * - every one of the 2,654 QRs is taken out of the file as it was written (the rectangles of its page) and read by zxing,
 *   a sample by jsqr too; neither shares code with what drew them;
 * - pages drawn by a PDF renderer (poppler, where the machine has it) are read by both, as a phone would see them;
 * - the words of a page are read back by the font's own table, as a reader copies them.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PdfPage, readPdf } from '../../test/harness/pdf.ts';
import { type Bitmap, bitmapOf, readByJsqr, readByZxing } from '../../test/harness/qr-readers.ts';
import { instant } from '../kernel/time.ts';
import { PLAQUE_FORMATS, type Plaque, type PlaqueFormat, plaquesPdf } from './index.ts';

const WINDOWS_OF_THE_CITY = 2_654;
function addressOf(n: number): string {
  // Ten characters of the same alphabet as real codes, scattered so that no two QRs look alike.
  const text = ((BigInt(n) * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 32n ** 10n).toString(32);
  return `https://mashang.shangqiu.gov.cn/S/${text.toUpperCase().padStart(10, '0')}`;
}

function plaqueOf(n: number, more: Partial<Plaque> = {}): Plaque {
  return {
    title: '评议码',
    titleSecond: 'Review code',
    above: `测试区第${n % 190}政务服务大厅`,
    name: `A${n}号窗口 企业开办`,
    address: addressOf(n),
    code: `编号 ${addressOf(n).slice(-10)}`,
    say: '扫一扫，评服务、提诉求',
    saySecond: 'Scan to rate this window',
    steps: [
      { picture: { face: 5 }, word: '非常满意' },
      { picture: { number: 1 }, word: '先扫码' },
    ],
    promise: '您的身份不会告诉被评价的单位',
    ...more,
  };
}

function pdfOf(format: PlaqueFormat, plaques: Iterable<Plaque>, mark: string | null = null): Promise<Buffer> {
  const frame = {
    city: '商丘市',
    hotlineName: '政务服务便民热线',
    hotline: '12345',
    mark,
    void: '此码已停用，不能张贴',
  };
  const madeAt = instant('2026-03-03T02:00:00.000Z');
  return buffer(plaquesPdf({ format, title: '码牌', madeAt, frame, plaques }));
}

function* manyPlaques(): Iterable<Plaque> {
  for (let n = 0; n < WINDOWS_OF_THE_CITY; n += 1) yield plaqueOf(n);
}

/** The dark rectangles of a page, painted three pixels a module with the quiet zone around them. */
function qrOf(page: PdfPage): Bitmap {
  const dark = page.rects.filter((rect) => rect.colour === '0 0 0');
  const module = Math.min(...dark.map((rect) => rect.height));
  const left = Math.min(...dark.map((rect) => rect.x));
  const top = Math.min(...dark.map((rect) => rect.y));
  const right = Math.max(...dark.map((rect) => rect.x + rect.width));
  const scale = 3 / module;
  const side = Math.round((right - left) * scale) + 8 * 3;
  const dots = dark.map((rect) => ({
    x: Math.round((rect.x - left) * scale) + 12,
    y: Math.round((rect.y - top) * scale) + 12,
    width: Math.round(rect.width * scale),
    height: Math.round(rect.height * scale),
  }));
  return bitmapOf(side, dots);
}

describe('a city’s plaques in one file', () => {
  let pages: readonly PdfPage[];
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await pdfOf('120x160', manyPlaques());
    pages = readPdf(bytes);
  }, 120_000);

  it('have a page each, of the size that was ordered', () => {
    expect(pages).toHaveLength(WINDOWS_OF_THE_CITY);
    for (const page of pages) {
      expect(page.widthMm).toBeCloseTo(120, 3);
      expect(page.heightMm).toBeCloseTo(160, 3);
    }
  });

  it('are read, every single one, as the address it should hold', async () => {
    const misread: string[] = [];
    for (const [n, page] of pages.entries()) {
      const text = await readByZxing(qrOf(page));
      if (text !== addressOf(n)) misread.push(`${n}: ${text}`);
    }
    expect(misread).toEqual([]);
    expect(new Set(pages.map((_, n) => addressOf(n))).size).toBe(WINDOWS_OF_THE_CITY);
  }, 120_000);

  it('are read by a second decoder, every fortieth', () => {
    for (let n = 0; n < pages.length; n += 40) {
      const page = pages[n];
      const image = page === undefined ? undefined : qrOf(page);
      expect(image && readByJsqr(image)).toBe(addressOf(n));
    }
  });

  it('would be found out if a row of modules were missing', async () => {
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    const dark = page.rects.filter((rect) => rect.colour === '0 0 0');
    const middle = dark[Math.floor(dark.length / 2)]?.y ?? 0;
    const torn = { ...page, rects: dark.filter((rect) => Math.abs(rect.y - middle) > 12) };
    expect(await readByZxing(qrOf(torn))).not.toBe(addressOf(0));
  });

  it('hold the glyphs they use and no whole font', () => {
    expect(bytes.length).toBeLessThan(8 * 1024 * 1024);
    expect(bytes.toString('latin1')).not.toContain('Helvetica');
  });
});

describe.each(PLAQUE_FORMATS)('a plaque of format %s', (format) => {
  const long = plaqueOf(1, {
    above: '商丘市政务服务中心（城乡一体化示范区分中心）'.repeat(4),
    name: '综合受理（帮办代办）窗口'.repeat(9),
  });
  const entity = plaqueOf(2, {
    above: null,
    name: '示例A&B智能装备制造（河南）集团股份有限公司商丘分公司'.repeat(4).slice(0, 200),
  });
  const rare = plaqueOf(3, { name: '葛\u{E0100}记\u202A𠮷祥餐饮\uFE0F' });
  const dead = plaqueOf(4, { address: null });
  const plaques = [plaqueOf(0), long, entity, rare, dead];
  let pages: readonly PdfPage[];
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await pdfOf(format, plaques, '示例');
    pages = readPdf(bytes);
  });
  const words = (page: PdfPage | undefined) => (page?.texts ?? []).map((each) => each.text);
  const joined = (page: PdfPage | undefined) => words(page).join('').replaceAll(' ', '');

  it('can be copied as text: place, code, what to do, city, hotline, and that it is an example', () => {
    expect(words(pages[0])).toEqual([
      '商丘市',
      '评议码',
      'Review code',
      '测试区第0政务服务大厅',
      'A0号窗口 企业开办',
      plaqueOf(0).code,
      '扫一扫，评服务、提诉求',
      'Scan to rate this window',
      '非常满意',
      '1',
      '先扫码',
      '您的身份不会告诉被评价的单位',
      '政务服务便民热线',
      '12345',
      '示例',
    ]);
  });

  it('keeps very long names whole and apart from what stands above and below', () => {
    expect(joined(pages[1])).toContain(long.above);
    expect(joined(pages[1])).toContain(long.name);
    expect(joined(pages[2])).toContain(entity.name.replaceAll(' ', ''));
    for (const page of pages) {
      const [, , second, ...rest] = page.texts;
      const qrTop = Math.min(...page.rects.filter((rect) => rect.colour === '0 0 0').map((rect) => rect.y));
      const names = rest.filter(
        (each) => each.text !== '示例' && each.y < (Number.isFinite(qrTop) ? qrTop : page.heightMm * 0.36),
      );
      let below = second?.y ?? 0;
      for (const line of names) {
        // A baseline is at least one letter's height below the one before it.
        expect(line.y - below).toBeGreaterThan(line.size);
        below = line.y;
        expect(line.x).toBeGreaterThan(page.widthMm * 0.03);
      }
      if (Number.isFinite(qrTop)) expect(qrTop - below).toBeGreaterThan(page.widthMm * 0.02);
    }
  });

  it('shows a character that the font lacks as 〓, and nothing for a character without width (F17)', () => {
    expect(words(pages[3])).toContain('葛记〓祥餐饮');
  });

  it('of a dead code has no QR and says not to hang it', () => {
    expect(pages[4]?.rects.filter((rect) => rect.colour === '0 0 0')).toEqual([]);
    expect(joined(pages[4])).toContain('此码已停用，不能张贴');
  });

  it('is the same file each time', async () => {
    expect((await pdfOf(format, plaques, '示例')).equals(bytes)).toBe(true);
  });

  it.skipIf(spawnSync('pdftoppm', ['-v']).error !== undefined)(
    'is read from the page that a renderer draws, by both decoders',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'plaques-'));
      writeFileSync(path.join(folder, 'all.pdf'), bytes);
      spawnSync('pdftoppm', ['-r', '100', '-png', 'all.pdf', 'page'], { cwd: folder });
      const drawn = readdirSync(folder)
        .filter((file) => file.endsWith('.png'))
        .sort();
      expect(drawn).toHaveLength(plaques.length);
      for (const [index, file] of drawn.entries()) {
        const { data, info } = await sharp(path.join(folder, file))
          .ensureAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const image = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
        const due = plaques[index]?.address ?? undefined;
        expect([await readByZxing(image), readByJsqr(image)], file).toEqual([due, due]);
      }
      rmSync(folder, { recursive: true, force: true });
    },
  );
});

describe('the drawing', () => {
  it('stops when its reader goes away, and lets others work between two pages', async () => {
    let drawn = 0;
    const counted = (function* () {
      for (const plaque of manyPlaques()) {
        drawn += 1;
        yield plaque;
      }
    })();
    const frame = { city: '商丘市', hotlineName: '热线', hotline: '12345', mark: null, void: '' };
    const stream = plaquesPdf({
      format: 'a4',
      title: '',
      madeAt: instant('2026-03-03T02:00:00.000Z'),
      frame,
      plaques: counted,
    });
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    for await (const chunk of stream) {
      expect(chunk.length).toBeGreaterThan(0);
      if (drawn > 60) break;
    }
    clearInterval(timer);
    const soFar = drawn;
    await new Promise((resolve) => setTimeout(resolve, 20));
    // The page at hand is finished, no other begun.
    expect(drawn - soFar).toBeLessThanOrEqual(1);
    expect(soFar).toBeLessThan(200);
    expect(turns).toBeGreaterThan(5);
  });
});
