/**
 * What offices attach: a unit answers with a photo, a PDF and a Word document; the checker opens all three; the complainant
 * gets the photo and the PDF, once the answer was checked and not before, and never the Word document.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf } from '../../src/cli/verify.ts';
import type { Uuid } from '../../src/kernel/ids.ts';
import { forgetEnded, forgetUploads } from '../../src/matters/acts/actions-forget.ts';
import { seedMatters } from '../../src/matters/index.ts';
import { type Actor, seedPeople } from '../../src/people/index.ts';
import type { App } from '../../src/platform/http/http.ts';
import { cleanPhoto } from '../../src/platform/images.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { MAX_DOCUMENT_BYTES } from '../../src/platform/sent-documents.ts';
import { verifyCity } from '../../src/wiring.ts';
import { anOfficeDocument, aPdf } from '../harness/documents.ts';
import { type Loop, loop } from '../harness/loop.ts';
import { ask as askMatters, mattersServer } from '../harness/matters-server.ts';
import { aPhone, type Phone } from '../harness/phone.ts';
import { aPhoto, multipart } from '../harness/photos.ts';
import { GUARDING } from '../harness/server.ts';
import { MORNING } from '../harness/today.ts';

let city: Loop;
let app: App;

beforeAll(async () => {
  city = await loop(MORNING);
  await transact(city.city.db, async (tx) => {
    await seedPeople(tx, city.city);
    await seedMatters(tx, city.city);
  });
  app = await mattersServer(city.city);
});
afterAll(async () => {
  await app.close();
  await city.city.close();
});

const ask = (actor: Actor, method: 'GET' | 'POST', url: string, more: object = {}) =>
  askMatters(city, app, actor, method, url, more);
const upload = (actor: Actor, matterId: Uuid, bytes: Uint8Array, type?: string) =>
  ask(actor, 'POST', `${matterId}/files`, multipart('file', bytes, type));

async function kept(actor: Actor, matterId: Uuid, bytes: Uint8Array): Promise<Uuid> {
  const answer = await upload(actor, matterId, bytes);
  expect(answer.statusCode, answer.body).toBe(200);
  city.city.clock.advance({ seconds: 1 });
  return (answer.json() as { id: Uuid }).id;
}

async function handled() {
  const { act, posts, units } = city;
  const photo = await cleanPhoto(await aPhoto());
  if (!photo.ok) throw new Error(photo.problem.kind);
  const registered = await city.register({ demands: [], files: [photo.value] });
  const { matterId } = registered;
  await act(posts.dispatcher, matterId, { type: 'accept' });
  await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
  await act(posts.lead, matterId, { type: 'sign' });
  const phone = aPhone(app);
  const { receipt } = registered;
  expect((await phone.post('/t', { number: receipt?.number ?? '', pass: receipt?.pass ?? '' })).statusCode).toBe(303);
  return { matterId, phone, registered };
}

const statusAt = async (phone: Phone, id: Uuid) => (await phone.get(`/t/files/${id}`)).statusCode;

describe('evidence of an answer', () => {
  it('reaches the checker whole, and the complainant once it was checked: photos and PDFs (B8)', async () => {
    const { posts, act } = city;
    const { matterId, phone } = await handled();
    const [bytes, word] = [aPdf(), await anOfficeDocument('docx')];
    const photo = await kept(posts.lead, matterId, await aPhoto());
    const pdf = await kept(posts.lead, matterId, bytes);
    const docx = await kept(posts.lead, matterId, word);
    await act(posts.lead, matterId, {
      type: 'submit',
      measures: '已整改。',
      answers: [],
      evidence: [photo, pdf, docx],
    });

    for (const [id, sent, name, type] of [
      [pdf, bytes, '1.pdf', 'application/pdf'],
      [docx, word, '2.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ] as const) {
      const seen = await ask(posts.checker, 'GET', `${matterId}/files/${id}`);
      expect([seen.statusCode, seen.rawPayload.equals(sent)]).toEqual([200, true]);
      expect(seen.headers).toMatchObject({
        ...GUARDING,
        'content-type': type,
        'content-length': String(sent.length),
        'content-disposition': expect.stringMatching(/^attachment; /),
        'content-security-policy': "default-src 'none';sandbox",
        'cache-control': 'private, no-store',
      });
      expect(seen.headers['content-disposition']).toContain(encodeURIComponent(`材料${name}`));
    }
    const framed = await ask(posts.checker, 'GET', `${matterId}/files/${pdf}?framed=true`);
    expect(framed.rawPayload.equals(bytes)).toBe(true);
    expect(framed.headers).toMatchObject({
      ...GUARDING,
      'content-type': 'application/pdf',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none';sandbox;frame-ancestors 'self'",
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'private, no-store',
    });
    const saved = await ask(posts.checker, 'GET', `${matterId}/files/${docx}?framed=true`);
    expect(saved.headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; /),
      'content-security-policy': "default-src 'none';sandbox",
    });
    const shown = await ask(posts.checker, 'GET', `${matterId}/files/${photo}`);
    expect([shown.statusCode, shown.headers['content-type'], shown.headers['content-disposition']]).toEqual([
      200,
      'image/jpeg',
      'inline',
    ]);
    for (const id of [photo, pdf, docx]) expect(await statusAt(phone, id), 'not checked yet').toBe(404);
    expect((await phone.get('/t')).body).not.toContain(pdf);

    await act(posts.checker, matterId, { type: 'approve' });
    const page = (await phone.get('/t')).body;
    expect(page).toContain(`<img src="/t/files/${photo}"`);
    expect(page).toContain(`<a class="tap" href="/t/files/${pdf}" download`);
    expect(page).toContain('下载办理结果的材料 1（PDF，1 KB）');
    expect(page).not.toContain(docx);
    const taken = await phone.get(`/t/files/${pdf}`);
    expect([taken.statusCode, taken.rawPayload.equals(bytes)]).toEqual([200, true]);
    expect(taken.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; /),
      'content-security-policy': "default-src 'none';sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(await statusAt(phone, photo)).toBe(200);
    expect(await statusAt(phone, docx), 'a Word document is for the offices').toBe(404);
    expect(await statusAt((await handled()).phone, pdf), 'another receipt').toBe(404);
    expect((await ask(posts.second, 'GET', `${matterId}/files/${pdf}`)).statusCode, 'another unit').toBe(404);
    expect(await city.isWhole()).toBe(true);
  });

  it('longer than a piece comes out as it went in', async () => {
    const { matterId } = await handled();
    const noise = Buffer.from(Array.from({ length: 1_300_000 }, (_, n) => (n * 7919) % 251));
    const long = Buffer.concat([aPdf(), noise, aPdf()]);
    const id = await kept(city.posts.lead, matterId, long);
    const seen = await ask(city.posts.dispatcher, 'GET', `${matterId}/files/${id}`);
    expect(seen.rawPayload.equals(long)).toBe(true);
  });

  it('is refused by what is wrong with it, whatever it is called', async () => {
    const { matterId } = await handled();
    const macros = await anOfficeDocument('docx', { 'word/vbaProject.bin': 'x' });
    const exe = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(100)]);
    const large = Buffer.concat([aPdf(), Buffer.alloc(MAX_DOCUMENT_BYTES)]);
    for (const [bytes, status, kind] of [
      [macros, 415, 'document-macros'],
      [exe, 415, 'document-not-allowed'],
      [large, 413, 'document-too-large'],
      [aPdf({ catalog: '/OpenAction << /S /JavaScript /JS (x) >>' }), 415, 'pdf-active'],
      [Buffer.alloc(0), 422, 'file-empty'],
    ] as const) {
      const answer = await upload(city.posts.lead, matterId, bytes, 'application/pdf');
      expect([answer.statusCode, answer.json().type]).toEqual([status, `/problems/${kind}`]);
    }
  });

  it('that is a document is evidence where the terms ask for evidence, and no photo to mask', async () => {
    const { posts, act } = city;
    const { matterId } = await handled();
    const pdf = await kept(posts.lead, matterId, aPdf());
    const boxes = { payload: { boxes: [{ x: 0, y: 0, width: 1, height: 1 }] } };
    expect((await ask(posts.dispatcher, 'POST', `${matterId}/files/${pdf}/redactions`, boxes)).statusCode).toBe(404);
    const release = { type: 'release-file', of: pdf, file: pdf } as const;
    expect(await city.try(posts.dispatcher, matterId, release)).toMatchObject({ problem: { kind: 'no-such-file' } });
    const suspend = { type: 'ask-suspension', ground: 'SU01', reason: '等待鉴定。' } as const;
    expect(await city.try(posts.lead, matterId, { ...suspend, files: [] })).toMatchObject({
      problem: { kind: 'evidence-missing' },
    });
    await act(posts.lead, matterId, { ...suspend, files: [pdf] });
  });
});

describe('a copy of a photo', () => {
  it('is nobody’s to see, nor called released, before the act that releases it', async () => {
    const { posts, act } = city;
    const { matterId } = await handled();
    const files = async (actor: Actor) =>
      ((await ask(actor, 'GET', matterId)).json() as { words: { files: { id: Uuid; releaseOf: Uuid | null }[] } }).words
        .files;
    const [photo] = await files(posts.dispatcher);
    const of = photo?.id as Uuid;
    const cut = async () => {
      city.city.clock.advance({ seconds: 1 });
      const payload = { boxes: [] };
      const answer = await ask(posts.dispatcher, 'POST', `${matterId}/files/${of}/redactions`, { payload });
      return (answer.json() as { id: Uuid }).id;
    };
    const first = await cut();
    expect(await files(posts.dispatcher)).toMatchObject([{ id: of, releaseOf: null }]);
    await act(posts.dispatcher, matterId, { type: 'release-file', of, file: first });
    expect(await files(posts.dispatcher)).toMatchObject([{ id: of }, { id: first, releaseOf: of }]);
    const second = await cut();
    await act(posts.dispatcher, matterId, { type: 'release-file', of, file: second });
    expect(await files(posts.dispatcher)).toMatchObject([{ id: of }, { id: second, releaseOf: of }]);
  });
});

describe('documents of a matter that ended', () => {
  it('go with the words when their time is over; photos of offices, drawn again, stay with the record', async () => {
    const { posts, act } = city;
    const { matterId, registered } = await handled();
    const holder = await city.receiptId(registered);
    const pdf = await kept(posts.lead, matterId, aPdf());
    const photo = await kept(posts.lead, matterId, await aPhoto());
    await act(posts.lead, matterId, { type: 'note-progress', text: '见附件。', files: [pdf, photo] });
    const left = async () => {
      const { rows } = await city.city.asOwner((sql) =>
        sql.query<{ id: Uuid }>('select id from matters_file where matter_id = $1 and bytes is not null', [matterId]),
      );
      return rows.map(({ id }) => id);
    };
    expect(await left()).toEqual(expect.arrayContaining([pdf, photo]));
    await act(holder, matterId, { type: 'withdraw', words: null });
    city.city.clock.set('2029-12-03T02:00:00.000Z');
    expect(await forgetEnded(city.city)).toBeGreaterThan(0);
    expect(await left()).toEqual([photo]);
    expect(await forgetEnded(city.city), 'a second turn finds nothing').toBe(0);
  });
});

describe('an upload that no act names', () => {
  it('goes after a week, copies that were never released with it; what was named stays, and what is held', async () => {
    const { posts, act } = city;
    const of = async (matterId: Uuid) => {
      const { rows } = await city.city.asOwner((sql) =>
        sql.query<{ id: Uuid }>('select id from matters_file where matter_id = $1 and bytes is not null', [matterId]),
      );
      return rows.map(({ id }) => id).sort();
    };
    await forgetUploads(city.city);
    const { matterId } = await handled();
    const [own] = await of(matterId);
    const named = await kept(posts.lead, matterId, aPdf());
    await act(posts.lead, matterId, { type: 'note-progress', text: '见附件。', files: [named] });
    const meant = await kept(posts.lead, matterId, aPdf());
    const copy = await ask(posts.dispatcher, 'POST', `${matterId}/files/${own}/redactions`, { payload: { boxes: [] } });
    const cut = (copy.json() as { id: Uuid }).id;
    const held = (await handled()).matterId;
    const evidence = await kept(posts.lead, held, aPdf());
    const hold = { kind: 'matter-words', object: held };
    await city.city.asOwner((sql) =>
      sql.query(
        `insert into people_legal_hold (id, kind, object_id, reason, placed_at)
         values (gen_random_uuid(), $1, $2, '纪检调查需要', $3)`,
        [hold.kind, hold.object, city.city.outside.now()],
      ),
    );
    city.city.clock.advance({ days: 6 });
    expect(await forgetUploads(city.city)).toBe(0);
    city.city.clock.advance({ days: 2 });
    expect(await forgetUploads(city.city)).toBeGreaterThanOrEqual(2);
    expect(await of(matterId)).toEqual([own as Uuid, named].sort());
    expect(await of(held)).toContain(evidence);
    for (const id of [meant, cut]) {
      const late = { type: 'note-progress', text: '见附件。', files: [id] } as const;
      expect(await city.try(posts.lead, matterId, late)).toMatchObject({ problem: { kind: 'no-such-file' } });
    }
    expect(await forgetUploads(city.city), 'a second turn finds nothing').toBe(0);
  });
});

describe('the verifier', () => {
  it('reads every kept file again, and names the one in which a byte was changed', async () => {
    const { posts, act } = city;
    const { matterId } = await handled();
    const pdf = await kept(posts.lead, matterId, aPdf());
    await act(posts.lead, matterId, { type: 'note-progress', text: '见附件。', files: [pdf] });
    const looked = () => verifyCity(city.city.db, city.city, { files: true });
    const { counted, broken } = await looked();
    expect([counted.files, broken]).toEqual([expect.any(Number), []]);
    expect(counted.files).toBeGreaterThan(1);
    await city.city.asOwner((sql) =>
      sql.query(
        'update matters_file set bytes = set_byte(bytes, 100, (get_byte(bytes, 100) + 1) % 256) where id = $1',
        [pdf],
      ),
    );
    const found = await looked();
    expect(found.broken).toEqual([{ kind: 'kept-file-changed', stream: 'matter', id: matterId, file: pdf }]);
    expect(linesOf(found).join('\n')).toContain(`BROKEN: file ${pdf} of matter ${matterId} was changed`);
    expect((await verifyCity(city.city.db, city.city)).counted.files, 'where it is not asked for').toBeUndefined();
  });
});
