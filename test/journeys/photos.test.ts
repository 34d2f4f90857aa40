/** Photos on phone forms: looked into last, a few at a time, and never at the cost of what was typed. */

import { connect } from 'node:net';
import { promisify } from 'node:util';
import type { FastifyRequest } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { aPerson, aUnit, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, DIVISION, hidden, PHONE_ADDRESS, type Phone, phoneTown, type Upload } from '../harness/phone.ts';
import { aPhoto, multipart } from '../harness/photos.ts';

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

/** A photo small to send and costly to unpack. */
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

describe('uploads in memory at once (security 13)', () => {
  const MOST = 300_000;
  let small: TestApp;
  let place: string;
  let placeId: Uuid;
  let origin: string;
  beforeAll(async () => {
    small = await testApp({ uploadBytes: MOST });
    ({ code: place, codeId: placeId } = await (await phoneTown(small.city)).window());
    origin = await small.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => small.close());

  const form = async (phone: Phone) => {
    const url = `/s/${place}/complaints`;
    const page = (await phone.get(url)).body;
    const category = /<option value="([^"]+)"/.exec(page.replace('<option value=""', ''))?.[1] ?? '';
    return { url, fields: { submission: hidden(page, 'submission'), category, words: WORDS, receipt: 'yes' } };
  };
  const large = () => upload(Buffer.alloc(MOST + 1));

  it('are bounded: what is above is not kept, every word is, and the form is taken when sent again', async () => {
    const phone = aPhone(small.app);
    const { url, fields } = await form(phone);
    const refused = await phone.send(url, fields, [large()]);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '20']);
    expect(refused.body).toContain('现在传照片的人太多');
    expect(refused.body).toContain(`>${WORDS}</textarea>`);
    expect((await phone.send(url, fields, [upload(await aPhoto())])).statusCode).toBe(303);
  });

  const PART =
    '--x\r\ncontent-disposition: form-data; name="photo"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n';
  /** A form to this path, sent from this address by a connection that is not ended yet. */
  const sending = (path: string, from: string, bytes: Buffer, length = MOST) => {
    const address = new URL(origin);
    const socket = connect(Number(address.port), address.hostname);
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\nx-forwarded-for: ${from}\r\n` +
        `content-type: multipart/form-data; boundary=x\r\ncontent-length: ${length}\r\n\r\n`,
    );
    socket.write(bytes);
    return socket;
  };
  const isFree = (bytes: number) => {
    const other = { ip: '127.0.0.1' } as FastifyRequest;
    const free = small.app.uploads.hold(other, bytes);
    small.app.uploads.letGo(other);
    return free;
  };
  const becomesFree = (bytes: number, free: boolean) => expect.poll(() => isFree(bytes), { timeout: 5000 }).toBe(free);

  it('are let go of where their sender went away in the middle', async () => {
    const { url } = await form(aPhone(small.app));
    const begun = Buffer.concat([Buffer.from(PART), Buffer.alloc(MOST / 5)]);
    const socket = sending(url, PHONE_ADDRESS, begun);
    await becomesFree(MOST - 10_000, false);
    socket.destroy();
    await becomesFree(MOST, true);
  });

  it('are counted while they are worked at, also when nobody waits for the answer any more', async () => {
    const { url, fields } = await form(aPhone(small.app));
    const said = Object.entries(fields).map(
      ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const photo = Buffer.concat([await aPhoto(), Buffer.alloc(20_000)]);
    const whole = Buffer.concat([Buffer.from(said.join('') + PART), photo, Buffer.from('\r\n--x--\r\n')]);
    await small.city.asOwner(async (owner) => {
      const waiting = async () => {
        const { rows } = await owner.query(
          "select count(*)::int as n from pg_locks where not granted and locktype = 'advisory'",
        );
        return rows[0].n;
      };
      const connections = promisify(small.app.server.getConnections.bind(small.app.server));
      await owner.query('begin');
      await owner.query("select pg_advisory_xact_lock(hashtextextended('code/' || $1, 0))", [placeId]);
      const socket = sending(url, PHONE_ADDRESS, whole, whole.byteLength);
      await expect.poll(waiting, { timeout: 5000 }).toBe(1);
      socket.destroy();
      await expect.poll(() => connections(), { timeout: 5000 }).toBe(0);
      expect(isFree(MOST - 10_000)).toBe(false);
      await owner.query('commit');
    });
    await becomesFree(MOST, true);
  });

  it('of one sender are a quarter at most: whoever sends without end leaves room for others', async () => {
    const greedy = '198.51.100.20';
    const other = aPhone(small.app);
    const { url, fields } = await form(other);
    const begun = Buffer.concat([Buffer.from(PART), Buffer.alloc(MOST / 5)]);
    const sockets = Array.from({ length: 5 }, () => sending(url, greedy, begun));
    await becomesFree(MOST - 10_000, false);
    const photo = upload(await aPhoto());
    const more = upload(Buffer.alloc(MOST / 10));
    expect((await aPhone(small.app, {}, greedy).send(url, fields, [more])).statusCode).toBe(503);
    expect((await other.send(url, fields, [photo])).statusCode).toBe(303);
    for (const socket of sockets) socket.destroy();
    await becomesFree(MOST, true);
  });

  it('are refused to the console in the language of who asks', async () => {
    const { city, app } = small;
    const phone = aPhone(app);
    const { url, fields } = await form(phone);
    await phone.send(url, fields);
    const unitId = await aUnit(city, '测试区营商办', DIVISION);
    const session = await signIn({ app }, await aPerson(city, 'dispatcher', { divisionCode: DIVISION, unitId }));
    const matter = await city.asOwner((owner) => owner.query('select id from matters_matter limit 1'));
    const { payload, headers } = multipart('file', large().bytes);
    const answer = await session.request({
      method: 'POST',
      url: `/api/v1/matters/${matter.rows[0].id}/files`,
      headers: { ...headers, 'accept-language': 'en' },
      payload,
    });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '20']);
    expect(answer.json()).toMatchObject({ title: 'Many files are being read; try again in a moment.' });
  });
});
