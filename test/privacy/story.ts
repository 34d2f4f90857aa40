/**
 * Three people say something over the phone: at a window of a unit that will handle it itself, by an enterprise's own
 * code, and by a bad grade. The dispatcher accepts, releases one harmless sentence and dispatches. Everything the phones
 * were answered is kept.
 */

import type { LightMyRequestResponse } from 'fastify';
import type { Uuid } from '../../src/kernel/ids.ts';
import { type Ground, giveCommand, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden, type Phone } from '../harness/phone.ts';
import { aPhoto } from '../harness/photos.ts';
import { MARKERS, MOMENT } from './markers.ts';

export const RELEASED = '窗口未按时办结。';

export type Story = Readonly<{
  test: TestApp;
  ground: Ground;
  /** The complainant at the window, with a receipt. */
  phone: Phone;
  answers: readonly LightMyRequestResponse[];
  receipt: Readonly<{ number: string; pass: string }>;
  matters: Readonly<Record<'window' | 'entity' | 'review', Uuid>>;
  /** The day of the bad grade's own clock: the day it came in. */
  dispatcher: Session;
  /** Those of the unit complained about, which handles all three. */
  unit: Readonly<Record<'handler' | 'unit-head', Session>>;
  /** Ids of the complainant's own texts and photos, which the unit must not be able to use. */
  originals: Readonly<{ texts: readonly Uuid[]; files: readonly Uuid[] }>;
  uuid: () => Uuid;
}>;

export async function story(): Promise<Story> {
  const test = await testApp({ at: '2026-03-02T01:00:00.000Z' });
  const { app, city } = test;
  const { uuid } = city.outside;
  const ground = await layGround(test);
  const answers: LightMyRequestResponse[] = [];
  const keep = (answer: LightMyRequestResponse): LightMyRequestResponse => {
    answers.push(answer);
    return answer;
  };
  const photo = async () => ({
    field: 'photo',
    name: `${MARKERS.owner}.jpg`,
    type: 'image/jpeg',
    bytes: await aPhoto(MARKERS.owner),
  });
  const submit = async (phone: Phone, url: string, fields: Record<string, string>) => {
    const page = keep(await phone.get(url));
    const submission = hidden(page.body, 'submission');
    const sent = keep(await phone.send(url, { submission, ...fields }, [await photo()]));
    if (sent.statusCode !== 303) throw new Error(`${url} answered ${sent.statusCode}: ${sent.body.slice(0, 2000)}`);
  };
  const said = {
    words: MARKERS.sentence,
    demand: MARKERS.demand,
    name: MARKERS.name,
    phone: MARKERS.phone,
    receipt: 'yes',
  };

  city.clock.set(MOMENT);
  const phone = aPhone(app);
  // First with a mistake, so that the page that keeps what was typed is among the answers.
  const form = keep(await phone.get(`/s/${ground.windowCode}/complaints`));
  keep(
    await phone.send(
      `/s/${ground.windowCode}/complaints`,
      { submission: hidden(form.body, 'submission'), ...said, category: 'SQ04', phone: '12' },
      [await photo()],
    ),
  );
  await submit(phone, `/s/${ground.windowCode}/complaints`, { ...said, category: 'SQ04' });
  const track = keep(await phone.get('/t'));
  const receipt = receiptIn(track.body);
  const boss = aPhone(app);
  await submit(boss, `/s/${ground.entityCode}/complaints`, { ...said, category: 'SQ04', about: MARKERS.about });
  const angry = aPhone(app);
  const scan = keep(await angry.get(`/s/${ground.windowCode}`));
  const submission = hidden(scan.body, 'submission');
  keep(await angry.post(`/s/${ground.windowCode}/reviews`, { submission, grade: '1' }));
  const details = `/s/${ground.windowCode}/reviews/details`;
  keep(await angry.get(details));
  const { demand: _, receipt: __, ...spoken } = said;
  keep(await angry.send(details, { submission, ...spoken, answer: 'yes' }, [await photo()]));

  city.clock.set('2026-03-04T03:41:07.012Z');
  await test.settle();
  keep(await phone.send('/t/messages', { message: MARKERS.message }));
  keep(await phone.send('/t/photos', { 'photo-words': MARKERS.evidence }, [await photo()]));
  keep(await phone.get('/t'));

  // The next morning the offices begin.
  city.clock.set('2026-03-05T00:41:00.000Z');
  const at = { divisionCode: HERE };
  const dispatcher = await signIn(test, await aPerson(city, 'dispatcher', { ...at, unitId: ground.officeId }));
  const unit = {
    handler: await signIn(test, await aPerson(city, 'handler', { ...at, unitId: ground.unitId })),
    'unit-head': await signIn(test, await aPerson(city, 'unit-head', { ...at, unitId: ground.unitId })),
  };
  const act = (session: Session, id: Uuid, command: object) => giveCommand(session, uuid, id, command);
  const matters = await mattersByKind(test);
  const texts: Uuid[] = [];
  const files: Uuid[] = [];
  for (const id of Object.values(matters)) {
    const view = (await dispatcher.get(`/api/v1/matters/${id}`)).json() as {
      line: { phase: string };
      words: { said: { id: Uuid; kind: string }[]; files: { id: Uuid }[] };
    };
    texts.push(...view.words.said.map((each) => each.id));
    files.push(...view.words.files.map((each) => each.id));
    if (view.line.phase === 'registered') await act(dispatcher, id, { type: 'accept' });
    const words = view.words.said.find((each) => each.kind === 'words');
    if (words !== undefined) await act(dispatcher, id, { type: 'release-text', of: words.id, text: RELEASED });
    await act(dispatcher, id, { type: 'dispatch', lead: ground.unitId });
  }
  city.clock.advance({ minutes: 9 });
  for (const id of Object.values(matters)) await act(unit.handler, id, { type: 'sign' });
  await test.settle();
  return {
    test,
    ground,
    phone,
    answers,
    receipt,
    matters,
    dispatcher,
    unit,
    originals: { texts, files },
    uuid,
  };
}

async function mattersByKind(test: TestApp): Promise<Story['matters']> {
  const { rows } = await test.city.asOwner((owner) =>
    owner.query<{ id: Uuid; procedure: string; window_id: string | null }>(
      'select id, procedure, window_id from matters_matter',
    ),
  );
  const idOf = (is: (row: (typeof rows)[number]) => boolean): Uuid => {
    const row = rows.find(is);
    if (row === undefined) throw new Error(`a matter is missing: ${JSON.stringify(rows)}`);
    return row.id;
  };
  return {
    window: idOf((row) => row.procedure === 'scan-complaint' && row.window_id !== null),
    entity: idOf((row) => row.procedure === 'scan-complaint' && row.window_id === null),
    review: idOf((row) => row.procedure === 'bad-review'),
  };
}

function receiptIn(html: string): Story['receipt'] {
  const text = (id: string): string => {
    const inner = new RegExp(`id="receipt-${id}"[^>]*>(.*?)</(?:p|dd|div|strong)>`, 's').exec(html)?.[1] ?? '';
    return inner.replaceAll(/<[^>]*>|\s/g, '');
  };
  const receipt = { number: text('number'), pass: text('pass') };
  if (!/^\d{16}$/.test(receipt.number) || receipt.pass.length !== 6) throw new Error('no receipt on the page');
  return receipt;
}
