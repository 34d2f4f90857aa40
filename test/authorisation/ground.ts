/** Test county with something of everything, and every role twice: there, and in the county next to it. */

import { admitPlatform } from '../../src/cases/port/actions-platforms.ts';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { Result } from '../../src/kernel/result.ts';
import { localDate, localDateOf } from '../../src/kernel/time.ts';
import { PROCEDURES } from '../../src/law/procedures.ts';
import { issueKey } from '../../src/open311/actions-keys.ts';
import { createPost, createUser, givePost, ROLES, type Role } from '../../src/people/index.ts';
import { askToDisable } from '../../src/people/registry/actions-users.ts';
import {
  issueCode,
  keepPlaquePhoto,
  notePlaques,
  openHall,
  openWindow,
  orderPrint,
  plaqueIssuer,
  type Registrar,
  registerEntity,
  revokeCode,
} from '../../src/places/index.ts';
import { cleanPhoto } from '../../src/platform/images.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { recordServed } from '../../src/reviews/index.ts';
import { aPerson, aUnit, type Person, type Session, signIn, type TestApp } from '../harness/app.ts';
import { aPhone, hidden, type Phone } from '../harness/phone.ts';
import { aPhoto, multipart } from '../harness/photos.ts';

export const HERE = '411402';
export const ELSEWHERE = '411403';
export const USCC = '91411402MA00001460';

/** Ids of the county's records, and words that stand nowhere else; what one file of rows alone asks for it lays itself (`laid`). */
export type Ground = Readonly<{
  unitId: Uuid;
  unitName: string;
  leadId: Uuid;
  officeId: Uuid;
  hallId: Uuid;
  hallName: string;
  windowId: Uuid;
  windowName: string;
  windowCode: string;
  windowCodeId: Uuid;
  deadCodeId: Uuid;
  deadCode: string;
  entityId: Uuid;
  entityName: string;
  entityCode: string;
  entityCodeId: Uuid;
  printId: Uuid;
  hangingId: Uuid;
  userId: Uuid;
  username: string;
  postId: Uuid;
  holdingId: Uuid;
  /** The system administrator asked to have the account closed. */
  waitingActId: Uuid;
  /** A dispatcher of the county, who signed in once: the audit says so. */
  auditedUserId: Uuid;
  auditedName: string;
  uscc: string;
  keyId: Uuid;
  platformId: Uuid;
  /** The terms of a procedure, to be sent back as they are. */
  terms: object;
  today: string;
  uuid: () => Uuid;
}>;

/** A complaint by phone, and what the county's offices did with it. */
export type Matter = Readonly<{
  matterId: Uuid;
  /** Another one, about the same window, that came by letter. */
  letterId: Uuid;
  photoId: Uuid;
  unitFileId: Uuid;
  heldId: Uuid;
  /** The complainant asked, with their receipt, to have it explained. */
  dataRequestId: Uuid;
  /** The slip by which the office gave the matter to the unit, and its hash. */
  paperId: Uuid;
  paperHash: string;
  /** A case of the province, entered by the dispatcher. */
  caseId: Uuid;
  sentId: Uuid;
}>;

export async function layGround(test: TestApp): Promise<Ground> {
  const { city } = test;
  const { uuid } = city.outside;
  const unitName = '甲县被评议单位';
  const unitId = await aUnit(city, unitName, HERE);
  const leadId = await aUnit(city, '甲县承办单位', HERE);
  const officeId = await aUnit(city, '甲县营商办', HERE);
  const keeper = await aPerson(city, 'dispatcher', { divisionCode: HERE, unitId: officeId });
  await signIn(test, keeper);
  const admin = await aPerson(city, 'system-admin', { divisionCode: HERE, unitId: officeId });
  const by: Registrar = { postId: keeper.actor.postId, divisionCodes: [HERE] };
  const from = localDate('2026-01-05');
  const photo = must(await cleanPhoto(await aPhoto()));
  return transact(city.db, async (tx) => {
    const hallName = '甲县政务服务大厅';
    const windowName = '甲县不动产登记窗口';
    const entityName = '甲县独一无二商贸有限公司';
    const hallFacts = { name: hallName, unitId, address: '', hours: '', divisionCode: HERE };
    const hall = must(await openHall(tx, city, by, { submissionId: uuid(), facts: hallFacts }));
    const windowFacts = { hallId: hall.id, number: 'A01', name: windowName, unitId, services: '' };
    const window = must(await openWindow(tx, city, by, { submissionId: uuid(), facts: windowFacts }));
    const place = { kind: 'window', windowId: window.id } as const;
    const dead = must(await issueCode(tx, city, by, { submissionId: uuid(), place }));
    must(await revokeCode(tx, city, by, { codeId: dead.id, reason: 'lost' }));
    const windowCode = must(await issueCode(tx, city, by, { submissionId: uuid(), place }));
    const entityFacts = {
      uscc: USCC,
      name: entityName,
      kind: 'enterprise' as const,
      divisionCode: HERE,
      townshipCode: null,
      status: 'active' as const,
      siShang: false,
    };
    const entity = must(await registerEntity(tx, city, by, { submissionId: uuid(), facts: entityFacts }));
    const ofEntity = { kind: 'entity', entityId: entity.id } as const;
    const entityCode = must(await issueCode(tx, city, by, { submissionId: uuid(), place: ofEntity }));
    const keyFacts = { id: uuid(), name: '甲县接入平台', purpose: '接入', divisionCode: HERE };
    const { client } = must(await issueKey(tx, city, admin.actor, keyFacts));
    const platformFacts = { id: uuid(), name: '甲县省平台', divisionCode: HERE, callbackUrl: null };
    const { platform } = must(await admitPlatform(tx, city, admin.actor, platformFacts));
    const print = must(
      await orderPrint(tx, city, by, {
        submissionId: uuid(),
        format: 'a4',
        filter: { ids: [windowCode.id] },
        divisionCode: HERE,
        byName: keeper.actor.displayName,
        issuer: plaqueIssuer(city, { publicUrl: new URL('http://localhost'), mode: 'demo' }),
      }),
    );
    const hangingId = uuid();
    const hungOn = localDateOf(city.outside.now());
    const hung = { submissionId: hangingId, codeIds: [windowCode.id], spot: '甲县窗口台面', hungOn, takenDownOn: null };
    must(await notePlaques(tx, city, by, hung));
    must(await keepPlaquePhoto(tx, city, by, { hangingId, photo }));
    const username = 'jiaxian.somebody';
    const user = must(
      await createUser(tx, city, null, {
        id: uuid(),
        username,
        displayName: '甲县某人',
        divisionCode: HERE,
        email: null,
      }),
    );
    const postFacts = { role: 'handler' as const, unitId, divisionCode: HERE, title: '甲县经办岗', from };
    const post = must(await createPost(tx, city, null, { id: uuid(), ...postFacts }));
    const holding = must(await givePost(tx, city, null, { id: uuid(), userId: user.id, postId: post.id, from }));
    const waiting = must(await askToDisable(tx, city, admin.actor, user.id));
    return {
      unitId,
      unitName,
      leadId,
      officeId,
      hallId: hall.id,
      hallName,
      windowId: window.id,
      windowName,
      windowCode: windowCode.text,
      windowCodeId: windowCode.id,
      deadCodeId: dead.id,
      deadCode: dead.text,
      entityId: entity.id,
      entityName,
      entityCode: entityCode.text,
      entityCodeId: entityCode.id,
      printId: print.id,
      hangingId,
      userId: user.id,
      username,
      postId: post.id,
      holdingId: holding.id,
      waitingActId: waiting.id,
      auditedUserId: keeper.actor.userId,
      auditedName: keeper.actor.displayName,
      uscc: USCC,
      keyId: client.id,
      platformId: platform.id,
      terms: PROCEDURES['bad-review'].terms,
      today: localDateOf(city.outside.now()),
      uuid,
    };
  });
}

/**
 * Six taps on a window that count, one that is held, a crowd of phones at one moment, and a scan of a dead plaque; then more
 * than a week goes by. @returns the fraud sign the crowd left
 */
export async function tapsOfAWeek(test: TestApp, ground: Ground): Promise<Readonly<{ signId: Uuid }>> {
  const { app, city } = test;
  const url = `/s/${ground.windowCode}`;
  const phone = aPhone(app);
  for (let taps = 0; taps < 7; taps += 1) await tap(phone, url, 5);
  for (let phones = 0; phones < 14; phones += 1) await tap(aPhone(app), url, 5);
  const { rows } = await city.asOwner((client) =>
    client.query<{ text: string }>('select text from places_code where id = $1', [ground.deadCodeId]),
  );
  await phone.get(`/s/${rows[0]?.text ?? ''}`);
  const by = { divisionCodes: [HERE], actor: null };
  const report = { placeId: ground.windowId, month: '2026-01', served: 900 };
  must(await transact(city.db, (tx) => recordServed(tx, city, by, [report])));
  city.clock.advance({ days: 8 });
  await test.settle();
  const signs = await city.asOwner((client) => client.query<{ id: Uuid }>('select id from reviews_sign'));
  const signId = signs.rows[0]?.id;
  if (signId === undefined) throw new Error('a crowd left no fraud sign');
  return { signId };
}

async function tap(phone: Phone, url: string, grade: number): Promise<void> {
  const page = await phone.get(url);
  const sent = await phone.post(`${url}/reviews`, {
    submission: hidden(page.body, 'submission'),
    grade: String(grade),
  });
  if (sent.statusCode !== 303) throw new Error(`a tap was answered ${sent.statusCode}`);
}

/** A complaint with a photo, accepted and dispatched to another unit, which signed and noted what it did; a supervision letter. */
export async function bringMatter(
  test: TestApp,
  ground: Ground,
  sessions: Readonly<{ dispatcher: Session; handler: Session; supervisor: Session }>,
): Promise<Matter> {
  const { app, city } = test;
  const { dispatcher, handler, supervisor } = sessions;
  const phone = aPhone(app);
  await complain(phone, ground, '系统坏了打不出回执，前后跑了三趟，材料还是没有收下。');
  const list = (await dispatcher.get('/api/v1/matters')).json() as { items: { id: Uuid }[] };
  const matterId = list.items[0]?.id;
  if (matterId === undefined) throw new Error('the dispatcher sees no matter');
  const act = (session: Session, command: object) => giveCommand(session, city.outside.uuid, matterId, command);
  await act(dispatcher, { type: 'accept' });
  await act(dispatcher, { type: 'dispatch', lead: ground.leadId });
  await act(handler, { type: 'sign' });
  const sentId = city.outside.uuid();
  const sent = { submissionId: sentId, step: 'supervision-letter', matterIds: [matterId], text: '请说明进展。' };
  const lettered = await supervisor.post('/api/v1/letters', { ...sent, meeting: null });
  if (lettered.statusCode !== 201) throw new Error(`a letter was answered ${lettered.statusCode}: ${lettered.body}`);
  // Another person tells the same.
  await complain(aPhone(app), ground, '前后跑了三趟，系统坏了打不出回执，材料一直没有收下。');
  const own = await phone.get('/t/data');
  const dataRequestId = hidden(own.body, 'submission') as Uuid;
  await phone.post('/t/ask', { submission: dataRequestId, kind: 'explain', 'ask-words': '谁能看到？' });
  const view = (await dispatcher.get(`/api/v1/matters/${matterId}`)).json() as { words: { files: { id: Uuid }[] } };
  const photoId = view.words.files[0]?.id;
  const upload = await handler.request({
    method: 'POST',
    url: `/api/v1/matters/${matterId}/files`,
    ...multipart('photo', await aPhoto()),
  });
  const { id: unitFileId } = upload.json() as { id: Uuid };
  await act(handler, { type: 'note-progress', text: '已通知厂家检修。', files: [unitFileId] });
  // One device taps without end: what comes after the sixth is held for a dispatcher.
  const flooder = aPhone(app);
  for (let taps = 0; taps < 7; taps += 1) await tap(flooder, `/s/${ground.windowCode}`, 4);
  const held = (await dispatcher.get('/api/v1/reviews/held')).json() as { id: Uuid }[];
  const heldId = held[0]?.id;
  if (photoId === undefined || unitFileId === undefined || heldId === undefined) {
    throw new Error('the world is not as it should be');
  }
  const papers = (await dispatcher.get(`/api/v1/matters/${matterId}/papers`)).json() as {
    offers: { kind: string; step: number | null }[];
  };
  const slip = papers.offers.find(({ kind }) => kind === 'assignment');
  const paperId = city.outside.uuid();
  const made = await dispatcher.post(`/api/v1/matters/${matterId}/papers`, {
    submissionId: paperId,
    kind: 'assignment',
    step: slip?.step ?? null,
    draft: false,
  });
  if (made.statusCode !== 201) throw new Error(`a paper was answered ${made.statusCode} ${made.body}`);
  const { dataHash: paperHash } = made.json() as { dataHash: string };
  const letter = await dispatcher.post('/api/v1/registrations', {
    submissionId: city.outside.uuid(),
    procedure: 'scan-complaint',
    source: 'letter',
    receivedOn: localDateOf(city.outside.now()),
    about: 'window',
    windowId: ground.windowId,
    categoryCode: 'SQ18',
    words: '来信说取号机坏了一周。',
  });
  if (letter.statusCode !== 201) throw new Error(`a letter was answered ${letter.statusCode} ${letter.body}`);
  const { matterId: letterId } = letter.json() as { matterId: Uuid };
  const entered = await dispatcher.post('/api/v1/registrations', {
    submissionId: city.outside.uuid(),
    procedure: 'provincial-case',
    reference: 'HN20260302-0007',
    jurisdiction: 'JU02',
    receivedOn: localDateOf(city.outside.now()),
    about: 'unit',
    unitId: ground.unitId,
    categoryCode: 'SQ18',
    words: '省平台转来：反映单位不受理申请。',
  });
  if (entered.statusCode !== 201) throw new Error(`a case was answered ${entered.statusCode} ${entered.body}`);
  const { matterId: caseId } = entered.json() as { matterId: Uuid };
  for (const command of [{ type: 'accept' }, { type: 'dispatch', lead: ground.leadId }]) {
    await giveCommand(dispatcher, city.outside.uuid, letterId, command);
  }
  return { matterId, letterId, caseId, photoId, unitFileId, heldId, dataRequestId, paperId, paperHash, sentId };
}

async function complain(phone: Phone, ground: Ground, words: string): Promise<void> {
  const url = `/s/${ground.windowCode}/complaints`;
  const page = await phone.get(url);
  const fields = { submission: hidden(page.body, 'submission'), category: 'SQ18', words, receipt: 'yes' };
  const photo = { field: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes: await aPhoto() };
  const sent = await phone.send(url, fields, [photo]);
  if (sent.statusCode !== 303) throw new Error(`a complaint was answered ${sent.statusCode}: ${sent.body}`);
}

/** Gives a command with the log as this session sees it. @throws when it is refused. */
export async function giveCommand(
  session: Session,
  uuid: () => Uuid,
  matterId: Uuid,
  command: object,
): Promise<{ seq: number; phase: string }> {
  const view = await session.get(`/api/v1/matters/${matterId}`);
  const { line } = view.json() as { line?: { seq: number } };
  const body = { submissionId: uuid(), seq: line?.seq ?? 1, command };
  const done = await session.post(`/api/v1/matters/${matterId}/commands`, body);
  if (done.statusCode !== 200)
    throw new Error(`${JSON.stringify(command)} was answered ${done.statusCode} ${done.body}`);
  return done.json();
}

export type Where = 'here' | 'elsewhere';
export type Caller = Readonly<{ role: Role; where: Where; person: Person; session: Session }>;

/** Roles that reach their unit's own work. */
const OF_UNITS: readonly Role[] = ['handler', 'unit-head'];

/** One person for each role, signed in over HTTP: in the unit that does the work, or in the office that judges it. */
export async function everyRole(
  test: TestApp,
  where: Where,
  units: Readonly<{ lead: Uuid; office: Uuid }>,
): Promise<readonly Caller[]> {
  const divisionCode = where === 'here' ? HERE : ELSEWHERE;
  const callers: Caller[] = [];
  for (const role of ROLES) {
    const unitId = OF_UNITS.includes(role) ? units.lead : units.office;
    const person = await aPerson(test.city, role, { divisionCode, unitId });
    callers.push({ role, where, person, session: await signIn(test, person) });
  }
  return callers;
}

export function sessionOf(callers: readonly Caller[], role: Role): Session {
  const found = callers.find((caller) => caller.role === role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found.session;
}

export function must<T, P>(result: Result<T, P>): T {
  if (!result.ok) throw new Error(`the test's world was refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}
