/** What reaches whom: the grade every reader, the photos of the result the judge. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOfficeDocument, aPdf } from '../../../test/harness/documents.ts';
import { COUNTY, type Loop, loop, PHOTO } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { Actor } from '../../people/index.ts';
import { readerOf } from '../../people/index.ts';
import type { CleanFile } from '../../platform/files.ts';
import { transact } from '../../platform/postgres/db.ts';
import { matterView } from '../desk/actions-view.ts';
import { fileForHolder } from '../receipt/actions-track-result.ts';
import { fileSent, insertFiles, photoBytes, prepareFile } from './store-files.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

const viewOf = async (actor: Actor, matterId: Uuid) => {
  const view = await matterView(city.city.db, city.city, await readerOf(city.city.db, city.city, actor), matterId);
  if (view === undefined) throw new Error('not to be seen');
  return view;
};

async function handling(over: Parameters<Loop['register']>[0] = {}) {
  const { posts, units, act } = city;
  const registered = await city.register({ procedure: 'bad-review', categoryCode: 'BR01', demands: [], ...over });
  const { matterId } = registered;
  await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
  await act(posts.lead, matterId, { type: 'sign' });
  return { registered, matterId };
}

async function unitFile(matterId: Uuid, content: CleanFile): Promise<Uuid> {
  const file = prepareFile(city.city, content);
  await transact(city.city.db, (tx) => insertFiles(tx, city.city, matterId, 'unit', [file]));
  return file.ref.id;
}

const unitPhoto = (matterId: Uuid) => unitFile(matterId, PHOTO);

/** The bytes of a photo as the holder of the receipt gets them; null where they get nothing. */
async function photoForHolder(q: Loop['city']['db'], matterId: Uuid, id: Uuid): Promise<Buffer | null> {
  const found = await fileForHolder(q, matterId, id);
  return found === null ? null : photoBytes(q, found.matterId, found.file.id);
}

const submit = (matterId: Uuid, evidence: readonly Uuid[]) =>
  city.act(city.posts.lead, matterId, { type: 'submit', measures: '已增开窗口。', answers: [], evidence });

describe('a review’s grade and all its reasons (A3)', () => {
  it('reach everybody who may see the category', async () => {
    const rating = { grade: 1, reasons: ['BR01', 'BR07'] };
    const { matterId } = await handling({ rating });
    const { posts } = city;
    for (const actor of [posts.dispatcher, posts.checker, posts.supervisor, posts.hallAbove, posts.lead]) {
      expect((await viewOf(actor, matterId)).rating).toEqual(rating);
    }
    const leader = await city.world.actor('leader', city.units.office, COUNTY);
    expect((await viewOf(leader, matterId)).rating).toEqual(rating);
  });

  it('are told as amended to the office at once, to the unit only with the next dispatch', async () => {
    const submissionId = city.city.outside.uuid();
    const before = { grade: 2, reasons: ['BR01'] };
    const after = { grade: 2, reasons: ['BR01', 'BR02'] };
    const { matterId } = await handling({ submissionId, rating: before });
    await city.register({ submissionId, procedure: 'bad-review', categoryCode: 'BR01', demands: [], rating: after });
    const { posts, units, act } = city;
    expect((await viewOf(posts.dispatcher, matterId)).rating).toEqual(after);
    expect((await viewOf(posts.lead, matterId)).rating).toEqual(before);
    await act(posts.dispatcher, matterId, { type: 'reassign', reason: '改派' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    expect((await viewOf(posts.lead, matterId)).rating).toEqual(after);
  });

  it('are null where no review stands behind the matter, or it was registered before they were kept', async () => {
    const { matterId } = await city.register();
    expect((await viewOf(city.posts.dispatcher, matterId)).rating).toBeNull();
  });
});

describe('the photographs of the result (A4)', () => {
  it('are shown to the complainant once the checker let the answer through, and no others ever', async () => {
    const { matterId } = await handling();
    const { posts, act } = city;
    const shown = await unitPhoto(matterId);
    const neverNamed = await unitPhoto(matterId);
    await submit(matterId, [shown]);
    expect((await city.track(matterId)).results).toEqual([]);
    expect(await photoForHolder(city.city.db, matterId, shown)).toBeNull();

    await act(posts.checker, matterId, { type: 'approve' });
    expect((await city.track(matterId)).results[0]?.photos).toEqual([{ id: shown, width: 1, height: 1 }]);
    expect(await photoForHolder(city.city.db, matterId, shown)).toEqual(Buffer.from(PHOTO.jpeg));
    expect(await photoForHolder(city.city.db, matterId, neverNamed)).toBeNull();
    const other = await handling();
    expect(await photoForHolder(city.city.db, other.matterId, shown)).toBeNull();
  });

  it('of a matter merged into another are those of the answer both were given', async () => {
    const { posts, units, act } = city;
    const parent = (await city.register()).matterId;
    const child = (await city.register()).matterId;
    await act(posts.dispatcher, child, { type: 'merge', parentId: parent, reason: null });
    await act(posts.dispatcher, parent, { type: 'accept' });
    await act(posts.dispatcher, parent, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, parent, { type: 'sign' });
    const photo = await unitPhoto(parent);
    const answers = [{ demand: 1, text: '已办。' }];
    await act(posts.lead, parent, { type: 'submit', measures: '已修好。', answers, evidence: [photo] });
    expect(await photoForHolder(city.city.db, child, photo)).toBeNull();
    await act(posts.checker, parent, { type: 'approve' });
    expect((await city.track(child)).results[0]?.photos).toMatchObject([{ id: photo }]);
    expect(await photoForHolder(city.city.db, child, photo)).toEqual(Buffer.from(PHOTO.jpeg));
  });

  it('are joined by the PDFs of the answer, under their number; office documents stay with the offices', async () => {
    const { matterId } = await handling();
    const { posts, act } = city;
    const bytes = aPdf();
    const docx = await unitFile(matterId, { format: 'docx', bytes: await anOfficeDocument('docx') });
    city.city.clock.advance({ seconds: 1 });
    const pdf = await unitFile(matterId, { format: 'pdf', bytes });
    await submit(matterId, [docx, pdf]);
    expect(await fileForHolder(city.city.db, matterId, pdf)).toBeNull();
    const files = (await viewOf(posts.checker, matterId)).words.files;
    expect(files).toMatchObject([
      { id: docx, kind: 'docx', no: 1 },
      { id: pdf, kind: 'pdf', no: 2, size: bytes.length },
    ]);
    await act(posts.checker, matterId, { type: 'approve' });
    expect((await city.track(matterId)).results[0]).toMatchObject({
      photos: [],
      documents: [{ id: pdf, no: 2, size: bytes.length }],
    });
    const found = await fileForHolder(city.city.db, matterId, pdf);
    expect(found && fileSent(found.file)).toEqual({
      type: 'application/pdf',
      size: bytes.length,
      download: '材料2.pdf',
    });
    expect(await fileForHolder(city.city.db, matterId, docx)).toBeNull();
  });
});
