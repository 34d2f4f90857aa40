/** Readers too near a matter, on every reading route: nothing tells the day, the window or the receipt. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { addDays, localDateOf } from '../../src/kernel/time.ts';
import { numberInWords, randomNumber } from '../../src/matters/loop/rules-number.ts';
import type { Role } from '../../src/people/index.ts';
import { insertHolding } from '../../src/people/registry/store-holdings.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { aPerson, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { textOfBook, XLSX } from '../harness/sheets.ts';
import { tellTomorrow } from '../harness/telling.ts';
import { bringMatter, everyRole, type Ground, giveCommand, HERE, layGround, type Matter, sessionOf } from './ground.ts';
import { MATRIX } from './rows.ts';
import { nameOf, routesOf } from './walk.ts';

const NEAR: readonly Role[] = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'justice-supervisor',
  'leader',
  'joint-office',
  'vault-reader',
];
/** Routes left out: registers, directory and rules are no secret, and figures count. */
const NOT_OF_MATTERS =
  /^\/api\/v1\/(openapi|halls|windows|entities|codes|missing-codes|dead-scans|plaque-findings|prints|hangings|users|units|posts|divisions|audit|session|delegations|views|waiting-acts|retention-rules|legal-holds|law|loop|live|integrity|import|open311|reviews|figures\/(reviews|pace|screen|unit|handlers))/;

let test: TestApp;
let ground: Ground;
let matter: Matter;
let near: readonly Readonly<{ role: Role; userId: Uuid; session: Session }>[];
let free: Session;
let worker: Session;

beforeAll(async () => {
  test = await testApp();
  ground = await layGround(test);
  const here = await everyRole(test, 'here', { lead: ground.leadId, office: ground.officeId });
  free = sessionOf(here, 'dispatcher');
  matter = await bringMatter(test, ground, {
    dispatcher: free,
    handler: sessionOf(here, 'handler'),
    supervisor: sessionOf(here, 'discipline-supervisor'),
  });
  worker = sessionOf(here, 'handler');
  near = await Promise.all(NEAR.map(async (role) => ({ role, ...(await nearAs(role)) })));
}, 120_000);
afterAll(() => test.close());

/** Somebody who holds the post now and handled for the unit complained about until last week. */
async function nearAs(role: Role): Promise<Readonly<{ userId: Uuid; session: Session }>> {
  const { city } = test;
  const person = await aPerson(city, role, { divisionCode: HERE, unitId: ground.officeId });
  const today = localDateOf(city.outside.now());
  const lately = { fromOn: addDays(today, -60), untilOn: addDays(today, -7) };
  const held = { id: city.outside.uuid(), userId: person.actor.userId, postId: ground.postId, ...lately };
  await transact(city.db, (tx) => insertHolding(tx, held));
  return { userId: person.actor.userId, session: await signIn(test, person) };
}

/** Every address of the reading routes this role may call, lists also as somebody curious would ask for them. */
function urlsFor(role: Role): readonly string[] {
  return routesOf(test.app)
    .filter((route) => route.method === 'GET' && route.url.startsWith('/api/v1/') && !NOT_OF_MATTERS.test(route.url))
    .filter((route) => {
      const allowed = MATRIX[nameOf(route)];
      return typeof allowed === 'string' ? allowed === 'signed-in' : allowed?.includes(role);
    })
    .flatMap(({ url }) => {
      const real = url
        .replace(':matterId', matter.matterId)
        .replace(':fileId', matter.photoId)
        .replace(':id', url.includes('windows') ? ground.windowId : matter.dataRequestId);
      return /\/(matters|desk)(\.xlsx)?$/.test(real) ? [real, ...ASKED.map((query) => `${real}?${query()}`)] : [real];
    });
}

const ASKED = [
  () => 'sort=received',
  () => 'sort=changed',
  () => `receivedFrom=${ground.today}&receivedTo=${ground.today}`,
  () => `windowId=${ground.windowId}`,
  () => 'watch=silent-judge',
  () => `respondentUnitId=${ground.unitId}`,
];

async function textOf(session: Session, url: string): Promise<string> {
  const answer = await session.get(url);
  return answer.headers['content-type'] === XLSX ? textOfBook(answer.rawPayload) : answer.body;
}

/** What a text tells of the complaint, beyond its week. */
function tellsOf(url: string, text: string): readonly string[] {
  const told: string[] = [];
  const rows = url.includes('.xlsx') ? text.split('\n').filter((row) => row.includes(shortId())) : [text];
  for (const row of rows) {
    if (row.includes(ground.windowName)) told.push('window');
    if (row.includes(matter.photoId)) told.push('photo');
    if (row.includes('前后跑了三趟')) told.push('words');
    if (/"door":"|"receivedOn":"|"hasReceipt":(true|false)|"realName":(true|false)/.test(row))
      told.push('day or receipt');
  }
  const letter = [matter.letterId, numberInWords(randomNumber(matter.letterId))];
  if (/registrations/.test(url) && letter.some((each) => text.includes(each))) told.push('that it came by letter');
  const asked = /sort=(received|changed)|received(From|To)=|windowId=|silent-judge/.test(url);
  if (asked && (text.includes(matter.matterId) || text.includes(shortId())))
    told.push('that it is among those asked for');
  return told;
}

const shortId = () => numberInWords(randomNumber(matter.matterId));

describe('who is too near', () => {
  it.each(NEAR)(
    'reads as %s nothing of day, window, words or receipt, in no list, sheet or file (security 4)',
    async (role) => {
      const session = near.find((each) => each.role === role)?.session;
      if (session === undefined) throw new Error('nobody');
      const found: string[] = [];
      const urls = urlsFor(role);
      expect(urls.length).toBeGreaterThan(5);
      for (const url of urls)
        for (const told of tellsOf(url, await textOf(session, url))) found.push(`${url}: ${told}`);
      expect(found).toEqual([]);
    },
  );

  it('would be found out: who is not near is told all of it by the same routes', async () => {
    const found = new Set<string>();
    for (const url of urlsFor('dispatcher')) for (const told of tellsOf(url, await textOf(free, url))) found.add(told);
    expect([...found].sort()).toEqual([
      'day or receipt',
      'photo',
      'that it came by letter',
      'that it is among those asked for',
      'window',
      'words',
    ]);
  });

  it('finds no identity, no look at one and no request about personal data (security 17)', async () => {
    const session = near.find((each) => each.role === 'vault-reader')?.session;
    if (session === undefined) throw new Error('nobody');
    for (const what of ['identity', 'identity-openings']) {
      const answer = await session.get(`/api/v1/matters/${matter.matterId}/${what}`);
      expect([answer.statusCode, answer.json()]).toMatchObject([403, { type: '/problems/conflict-of-interest' }]);
    }
    const url = '/api/v1/personal-data-requests';
    expect((await session.get(`${url}/${matter.dataRequestId}`)).statusCode).toBe(404);
    expect(await textOf(session, `${url}?state=all`)).not.toContain(matter.dataRequestId);
    expect(await textOf(session, `${url}.xlsx?state=all`)).not.toContain(shortId());
  });

  it('is told by no inbox, badge or letter when somebody acted, at whichever desk (security 4)', async () => {
    const { city } = test;
    const here = near.find((each) => each.role === 'dispatcher');
    if (here === undefined) throw new Error('nobody');
    const inboxOf = async (session: Session) => {
      const notices = (await session.get('/api/v1/notices')).json() as { matterId: Uuid | null }[];
      return notices.filter(({ matterId }) => matterId === matter.matterId).length;
    };
    const badgeOf = async (session: Session) =>
      ((await session.get('/api/v1/session')).json() as { unreadNotices: number }).unreadNotices;
    await giveCommand(worker, city.outside.uuid, matter.matterId, { type: 'send-message', text: '请转告补交材料。' });
    await test.settle();
    for (const { role, session } of near) expect(await inboxOf(session), role).toBe(0);
    expect(await badgeOf(here.session)).toBe(0);
    expect(await badgeOf(free)).toBeGreaterThan(0);
    expect(await inboxOf(free)).toBeGreaterThan(0);
    await city.asOwner((owner) => owner.query(`update people_user set email = username || '@mail.example'`));
    await tellTomorrow(city);
    const { rows } = await city.asOwner((owner) =>
      owner.query<{ id: Uuid }>('select id from people_user where told_at is not null'),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(near.filter(({ userId }) => rows.some(({ id }) => id === userId))).toEqual([]);
  });

  it('may give no command to the matter, whatever the post', async () => {
    for (const { role, session } of near) {
      const view = (await session.get(`/api/v1/matters/${matter.matterId}`)).json() as {
        allowed: string[];
        line: { seq: number };
      };
      expect(view.allowed, role).toEqual([]);
      const command = { type: 'recall', reason: '想撤回' };
      const body = { submissionId: test.city.outside.uuid() as Uuid, seq: view.line.seq, command };
      const done = await session.post(`/api/v1/matters/${matter.matterId}/commands`, body);
      expect([403, 409], role).toContain(done.statusCode);
    }
  });
});
