/** What is printed can be read: by two decoders that share no code with the encoder. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Uuid } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { freshKeys } from '../platform/keys.ts';
import { writeCode } from './actions-codes.ts';
import { PLAQUE_SIZES, plaquePage } from './pages-plaque.tsx';
import { qrSvg } from './pages-qr.ts';
import { codeInGroups, codeUrl } from './rules.ts';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
/** jsqr is CommonJS; its default export is the function under some loaders and holds it under others. */
const jsQr = ((jsqr as unknown as { default?: typeof jsqr.default }).default ?? jsqr) as typeof jsqr.default;

beforeAll(() => {
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });
});

async function pixels(svg: string, side: number) {
  const { data, info } = await sharp(Buffer.from(svg), { density: 300 })
    .resize(side, side, { kernel: 'nearest' })
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

async function readByBoth(svg: string, side = 600): Promise<readonly (string | undefined)[]> {
  const image = await pixels(svg, side);
  const [zxing] = await readBarcodes({ ...image, colorSpace: 'srgb' } as ImageData, { formats: ['QRCode'] });
  return [jsQr(image.data, image.width, image.height)?.data, zxing?.text];
}

describe('the QR of a code', () => {
  const keys = freshKeys();
  const addresses = [
    codeUrl(new URL('https://mashang.shangqiu.gov.cn'), writeCode(keys, Uint8Array.of(1, 2, 3, 4))),
    codeUrl(new URL('http://192.168.1.20:8080'), writeCode(keys, Uint8Array.of(255, 255, 255, 255))),
    codeUrl(new URL('http://my_host:8080'), writeCode(keys, Uint8Array.of(0, 0, 0, 0))),
  ];

  it.each(addresses)('is read as %s by jsqr and by zxing', async (address) => {
    expect(await readByBoth(qrSvg(address, '码'))).toEqual([address, address]);
  });

  it('is read though a ninth of it is covered', async () => {
    const address = addresses[0] ?? '';
    const side = Number(/viewBox="0 0 (\d+)/.exec(qrSvg(address, ''))?.[1]);
    const spot = `<rect x="${side / 2 - 4}" y="${side / 2 - 4}" width="8" height="8" fill="#888"/></svg>`;
    const covered = qrSvg(address, '').replace('</svg>', spot);
    expect(await readByBoth(covered)).toEqual([address, address]);
  });

  it('stays coarse: an address in capitals takes no more than 29 modules, the same in small letters more', () => {
    const modules = (text: string) => Number(/viewBox="0 0 (\d+)/.exec(qrSvg(text, ''))?.[1]) - 8;
    const address = addresses[0] ?? '';
    expect(modules(address)).toBeLessThanOrEqual(29);
    expect(modules(address.toLowerCase())).toBeGreaterThan(modules(address));
  });
});

describe('a plaque', () => {
  const text = writeCode(freshKeys(), Uint8Array.of(9, 9, 9, 9));
  const address = codeUrl(new URL('https://mashang.example'), text);
  const line = {
    id: 'ec6e2a51-5a46-4a58-8f0c-56cf3dbd9a01' as Uuid,
    text,
    kind: 'window' as const,
    windowId: 'ec6e2a51-5a46-4a58-8f0c-56cf3dbd9a02' as Uuid,
    entityId: null,
    hallName: '测试大厅<甲>',
    windowNumber: '12',
    windowName: '企业开办',
    entityName: null,
    uscc: null,
    divisionCode: '411402',
    issuedAt: instant('2026-03-03T02:00:00.000Z'),
    revokedAt: null,
    revokeReason: null,
    successorText: null,
    placeChangedSince: false,
    deadScans: 0,
  };

  it.each(PLAQUE_SIZES)(
    'of size %s says the hall, the window, the code and the hotline, and its QR is read',
    async (size) => {
      const { html } = plaquePage(line, address, size, 'zh');
      for (const word of ['测试大厅&lt;甲>', '12号窗口 企业开办', codeInGroups(text), '12345'])
        expect(html).toContain(word);
      const svg = /<svg .*<\/svg>/.exec(html)?.[0] ?? '';
      expect(await readByBoth(svg)).toEqual([address, address]);
      expect(html).toContain(size === 'a4' ? '@page { size: A4 portrait' : '@page { size: 120mm 160mm');
    },
  );

  it('allows its own style by hash and nothing else', async () => {
    const { html, contentSecurityPolicy } = plaquePage(line, address, 'a4', 'en');
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(style))).toString('base64');
    expect(contentSecurityPolicy).toContain(`style-src 'sha256-${digest}'`);
    expect(contentSecurityPolicy).not.toContain('unsafe');
    expect(html).not.toMatch(/ style="|<script| on[a-z]+="/);
    expect(html).toContain('lang="en"');
  });

  it('of a dead code shows no QR and says not to hang it', () => {
    const dead = { ...line, revokedAt: line.issuedAt, revokeReason: 'lost' as const };
    const { html } = plaquePage(dead, address, 'a4', 'zh');
    expect(html).not.toContain('<svg');
    expect(html).toContain('此码已停用');
  });

  it('of an enterprise shows its name and no window', () => {
    const entity = {
      ...line,
      kind: 'entity' as const,
      windowName: null,
      windowNumber: null,
      hallName: null,
      entityName: '示例公司',
    };
    const { html } = plaquePage(entity, address, 'a4', 'zh');
    expect(html).toContain('入企检查码');
    expect(html).toContain('示例公司');
    expect(html).not.toContain('号窗口');
  });
});
