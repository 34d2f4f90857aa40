/** Photos on phone forms: looked into last, a few at a time, and never at the cost of what was typed. */

import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden, type Phone, phoneTown, type Upload } from '../harness/phone.ts';
import { aPhoto } from '../harness/photos.ts';

let test: TestApp;
let code: string;

beforeAll(async () => {
  test = await testApp();
  ({ code } = await (await phoneTown(test.city)).window());
});
afterAll(() => test.close());

const WORDS = '让我跑了三趟，每次都说材料不全。';
const upload = (bytes: Uint8Array, field = 'photo'): Upload => ({ field, name: 'a.png', type: 'image/png', bytes });

async function complaint(phone: Phone) {
  const url = `/s/${code}/complaints`;
  const form = (await phone.get(url)).body;
  const category = /<option value="([^"]+)"/.exec(form.replace('<option value=""', ''))?.[1] ?? '';
  return { url, fields: { submission: hidden(form, 'submission'), category, words: WORDS, receipt: 'yes' } };
}

/** Small to send, dear to unpack. */
function heavy(): Promise<Buffer> {
  return sharp({ create: { width: 4900, height: 4900, channels: 3, background: '#395' } })
    .png()
    .toBuffer();
}

describe('photos (security 13)', () => {
  it('are not taken by a form that has no field for them', async () => {
    const phone = aPhone(test.app);
    const { url, fields } = await complaint(phone);
    await phone.send(url, fields);
    const photo = upload(await aPhoto());
    for (const path of ['/t', '/t/messages', '/t/withdraw', '/t/contact', '/t/ask', '/t/erase', `/s/${code}/reviews`]) {
      const answer = await phone.send(path, { submission: fields.submission, grade: '1' }, [photo]);
      expect([path, answer.statusCode]).toEqual([path, 415]);
    }
  });

  it('thirteen at once are too many, are told so at the field, and nothing typed is lost', async () => {
    const phone = aPhone(test.app);
    const { url, fields } = await complaint(phone);
    const photo = upload(await aPhoto());
    const answer = await phone.send(
      url,
      fields,
      Array.from({ length: 13 }, () => photo),
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('照片最多放 3 张');
    expect(answer.body).toContain('已收到 3 张照片');
    expect(answer.body).toContain(`>${WORDS}</textarea>`);
  });

  it('that come while many are being read wait or are sent away with every word kept', async () => {
    const photos = [1, 2, 3].map(async () => upload(await heavy()));
    const files = await Promise.all(photos);
    const answers = await Promise.all(
      Array.from({ length: 24 }, async () => {
        const phone = aPhone(test.app);
        const { url, fields } = await complaint(phone);
        return phone.send(url, fields, files);
      }),
    );
    const busy = answers.filter(({ statusCode }) => statusCode === 503);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([303, 503]));
    for (const { body, headers } of busy) {
      expect(body).toContain('现在传照片的人太多');
      expect(body).toContain(`>${WORDS}</textarea>`);
      expect(headers['retry-after']).toBe('20');
    }
  });
});
