/**
 * A discipline lead (检举控告) is nowhere but in its lane: everybody else asks every route before and after one came in, by a
 * scan and by hand, was worked on and was handed over, and gets the same bytes.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { GuardedRoute } from '../../src/people/api-guard.ts';
import { ROLES, type Role } from '../../src/people/index.ts';
import {
  bringMatter,
  type Caller,
  everyRole,
  type Ground,
  giveCommand,
  HERE,
  layGround,
  type Matter,
  sessionOf,
} from '../authorisation/ground.ts';
import { MATRIX } from '../authorisation/rows.ts';
import { nameOf, routesOf } from '../authorisation/walk.ts';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden, type Phone } from '../harness/phone.ts';
import { aPhoto, multipart } from '../harness/photos.ts';
import { textOfBook, XLSX } from '../harness/sheets.ts';
import { follow, listening } from '../harness/stream.ts';
import { tellTomorrow } from '../harness/telling.ts';
import { type Answer, found, spellings } from './markers.ts';

/** Each field of a lead, in words that stand nowhere else. */
const MARKED = {
  words: '蓝信封压在三楼茶几的玻璃板下面',
  demand: '请查蓝信封里的那两张购物卡',
  name: '欧阳试标',
  phone: '13987650099',
  heard: '来电人说信封是周三下午送的',
  accepted: '接收时注明茶几玻璃板一节',
  progress: '已调取三楼走廊录像十二分钟',
  result: '谈话核实购物卡两张已上缴',
  reason: '核对检举人所说的茶几位置',
  handedTo: '邻市某某监察室第八组',
} as const;
const NEVER_WAS = '00000000-0000-4000-8000-000000000099' as Uuid;
/** What the record of the whole city says of itself: every entry counts there, and none can be told from another. */
const OF_THE_RECORD = /integrity|seals|metrics/;
/** Lines about what the walk itself did; looked through line by line. */
const OF_THE_WALK = /^\/api\/v1\/audit/;

let test: TestApp;
let ground: Ground;
let matter: Matter;
let others: readonly Caller[];
let officers: readonly [Session, Session, Session];
let room: Uuid;
let phone: Phone;
let before: ReadonlyMap<string, Answer>;
let unstable: ReadonlySet<string>;
let leads: readonly Uuid[] = [];
let heardLive = '';

beforeAll(async () => {
  test = await testApp();
  const { city } = test;
  ground = await layGround(test);
  const here = await everyRole(test, 'here', { lead: ground.leadId, office: ground.officeId });
  others = here.filter(({ role }) => role !== 'discipline-supervisor');
  matter = await bringMatter(test, ground, {
    dispatcher: sessionOf(here, 'dispatcher'),
    handler: sessionOf(here, 'handler'),
    supervisor: sessionOf(here, 'discipline-supervisor'),
  });
  const letters = await aUnit(city, '甲县纪委监委信访室', HERE);
  room = await aUnit(city, '甲县纪委监委监督检查室', HERE);
  const officer = async (unitId: Uuid) =>
    signIn(test, await aPerson(city, 'discipline-supervisor', { divisionCode: HERE, unitId }));
  officers = [await officer(letters), await officer(letters), await officer(room)];
  phone = aPhone(test.app);
  await phone.get(`/s/${ground.windowCode}`);
  await city.asOwner((owner) => owner.query(`update people_user set email = username || '@mail.example'`));
  await test.settle();
  await tellTomorrow(city);

  await walk();
  const first = await walk();
  before = await walk();
  unstable = new Set(differing(first, before));
  const stream = await follow(await listening(test.app), sessionOf(here, 'dispatcher').headers);
  leads = [await byScan(), await byHand()];
  for (const id of leads) await workOn(id);
  await handOver(leads[1] as Uuid);
  await test.settle();
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  heardLive = stream.heard();
  stream.close();
}, 400_000);
afterAll(() => test.close());

async function byScan(): Promise<Uuid> {
  const url = `/s/${ground.windowCode}/complaints`;
  const page = await phone.get(url);
  const { words, demand, name, phone: number } = MARKED;
  const fields = { submission: hidden(page.body, 'submission'), category: 'SQ20', words, demand, name, phone: number };
  const photo = { field: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes: await aPhoto() };
  const sent = await phone.send(url, { ...fields, receipt: 'yes' }, [photo]);
  if (sent.statusCode !== 303) throw new Error(`a lead was answered ${sent.statusCode} ${sent.body}`);
  return newest();
}

/** The newest lead, as a supervisor's list shows it. */
async function newest(): Promise<Uuid> {
  const list = (await officers[0].get('/api/v1/matters?procedure=discipline-lead&sort=received')).json() as {
    items: { id: Uuid }[];
  };
  const found = list.items.find(({ id }) => !leads.includes(id));
  if (found === undefined) throw new Error('the lead reached nobody');
  return found.id;
}

async function byHand(): Promise<Uuid> {
  const { words, name, phone: number, demand } = MARKED;
  const sent = await officers[0].post('/api/v1/registrations', {
    submissionId: test.city.outside.uuid(),
    procedure: 'discipline-lead',
    source: 'phone',
    receivedOn: ground.today,
    about: 'unit',
    unitId: ground.unitId,
    categoryCode: 'SQ14',
    words: `${words}；${MARKED.heard}`,
    demands: demand,
    name,
    phone: number,
  });
  if (sent.statusCode !== 201) throw new Error(`a lead by telephone was answered ${sent.statusCode} ${sent.body}`);
  return (sent.json() as { matterId: Uuid }).matterId;
}

/** Opened by two, accepted, given to the other office, which signs and works. */
async function workOn(id: Uuid): Promise<void> {
  const { uuid } = test.city.outside;
  await openByTwo(id, officers[0], officers[1]);
  await giveCommand(officers[0], uuid, id, { type: 'accept' });
  await giveCommand(officers[0], uuid, id, { type: 'dispatch', lead: room, note: MARKED.accepted });
  await giveCommand(officers[2], uuid, id, { type: 'sign' });
  const upload = await officers[2].request({
    method: 'POST',
    url: `/api/v1/matters/${id}/files`,
    ...multipart('photo', await aPhoto()),
  });
  const files = [(upload.json() as { id: Uuid }).id];
  await giveCommand(officers[2], uuid, id, { type: 'note-progress', text: MARKED.progress, files });
}

async function openByTwo(id: Uuid, one: Session, two: Session): Promise<void> {
  const { uuid } = test.city.outside;
  const reason = MARKED.reason;
  const submissionId = uuid();
  const url = `/api/v1/matters/${id}`;
  const steps = [
    await one.post(`${url}/identity-requests`, { submissionId, fields: ['words'], reason }),
    await two.post(`${url}/identity-requests/${submissionId}/decision`, { approve: true, reason }),
    await one.post(`${url}/identity-openings`, {
      submissionId: uuid(),
      fields: ['words'],
      reason,
      requestId: submissionId,
    }),
  ];
  const failed = steps.find(({ statusCode }) => statusCode >= 300);
  if (failed !== undefined) throw new Error(`opening by two was answered ${failed.statusCode} ${failed.body}`);
}

async function handOver(id: Uuid): Promise<void> {
  const { uuid } = test.city.outside;
  await giveCommand(officers[0], uuid, id, { type: 'reassign', reason: MARKED.accepted });
  await giveCommand(officers[0], uuid, id, { type: 'transfer', toBody: MARKED.handedTo, reason: MARKED.accepted });
}

function admits(route: GuardedRoute, role: Role): boolean {
  const allowed = MATRIX[nameOf(route)];
  return typeof allowed === 'string'
    ? allowed === 'signed-in' || allowed === 'public'
    : allowed?.includes(role) === true;
}

/** Every reading route, with ids of what is there and of what was never there. */
function urlsOf({ url }: GuardedRoute): readonly string[] {
  const nothing = '00000000-0000-4000-8000-00000000000';
  const put = (matterId: string) =>
    url
      .replace(':matterId', matterId)
      .replace(':fileId', matter.photoId)
      .replace(':code', ground.windowCode)
      .replace(':year', '2026')
      .replace(/:(version|number)/, '1')
      .replace(/:\w+/g, url.includes('windows') ? ground.windowId : matter.dataRequestId)
      .replace('*', 'x');
  const all = url.includes(':matterId') ? [put(matter.matterId), put(`${nothing}1`)] : [put(matter.matterId)];
  if (!/^\/api\/v1\/(matters|desk|registrations)(\.xlsx)?$/.test(url)) return all;
  const asked = ['sort=received', 'sort=changed', `windowId=${ground.windowId}`, `respondentUnitId=${ground.unitId}`];
  return [...all, ...(url.includes('matters') ? asked.map((query) => `${url}?${query}`) : [])];
}

/** Without what every answer has of its own: the id of a refusal, of a form, of a sheet; and the number of the last seal. */
function unmarked(text: string): string {
  return text
    .replaceAll(/"instance":"[^"]*"/g, '')
    .replaceAll(/name="submission" value="[^"]*"/g, '')
    .replaceAll(/编号 [0-9a-f]{8}/g, '')
    .replaceAll(/"sealNumber":\d+/g, '')
    .replaceAll(/"csrfToken":"[^"]*"/g, '');
}

/** What everybody outside the lane is answered, by who asks what. */
async function walk(roles: readonly Role[] = ROLES): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const { role, session } of others.filter((caller) => roles.includes(caller.role))) {
    for (const route of routesOf(test.app)) {
      if (route.method !== 'GET' || route.url === '/api/v1/live' || !admits(route, role)) continue;
      // The program of the console, with a word of its own in each answer, says nothing of any record.
      if (route.url.startsWith('/console')) continue;
      for (const url of urlsOf(route)) {
        const answer = await session.get(url);
        const isBook = answer.headers['content-type'] === XLSX;
        const text = isBook ? await textOfBook(answer.rawPayload) : answer.body;
        answers.set(`${role} ${url}`, { who: role, what: url, text: `${answer.statusCode} ${unmarked(text)}` });
      }
    }
  }
  return answers;
}

function differing(one: ReadonlyMap<string, Answer>, other: ReadonlyMap<string, Answer>): readonly string[] {
  return [...one].flatMap(([key, { text }]) => (other.get(key)?.text === text ? [] : [key]));
}

const needles = () => [...Object.values(MARKED), ...leads].flatMap(spellings);
const apart = (keys: readonly string[]) =>
  keys.filter((key) => !unstable.has(key) && !OF_THE_RECORD.test(key) && !OF_THE_WALK.test(key.split(' ')[1] ?? ''));

describe('everybody outside the lane', () => {
  it('is asked for everything, and answers repeat but for what the asking itself changes', () => {
    expect(before.size).toBeGreaterThan(600);
    const what = [...unstable].map((key) => key.split(' ')[1]?.replace(/\?.*/, ''));
    expect([...new Set(what)].filter((url) => !OF_THE_WALK.test(url ?? '') && !OF_THE_RECORD.test(url ?? ''))).toEqual(
      [],
    );
  });

  it('is answered the same bytes after leads came in, were opened, worked on and handed over', async () => {
    const after = await walk();
    expect(apart(differing(before, after))).toEqual([]);
    expect(found([...after.values()], needles())).toEqual([]);
  }, 120_000);

  it('cannot tell its id from one that never was', async () => {
    for (const { role, session } of others) {
      for (const route of routesOf(test.app)) {
        if (!route.url.includes(':matterId') || route.url.includes('live') || !admits(route, role)) continue;
        const ask = (id: string) => {
          const url = route.url.replace(':matterId', id).replace(/:\w+/g, matter.photoId);
          return session.request({
            method: route.method as 'GET',
            url,
            ...(route.method === 'GET'
              ? {}
              : {
                  payload: {
                    submissionId: '00000000-0000-4000-8000-000000000077',
                    seq: 1,
                    command: { type: 'accept' },
                    fields: ['words'],
                    reason: '想看一看里面写的什么',
                    follows: true,
                    id: '00000000-0000-4000-8000-000000000078',
                    text: '试试',
                  },
                }),
          });
        };
        const real = await ask(leads[0] as Uuid);
        const none = await ask(NEVER_WAS);
        const shown = (answer: typeof real, id: string) =>
          `${answer.statusCode} ${unmarked(answer.body.replaceAll(id, ''))}`;
        expect(shown(real, leads[0] as Uuid), `${role} ${route.method} ${route.url}`).toBe(shown(none, NEVER_WAS));
      }
    }
  }, 120_000);

  it('hears nothing live, by notice, by mail or in the log', async () => {
    expect(found([{ who: 'dispatcher', what: 'live', text: heardLive }], leads)).toEqual([]);
    const { rows } = await test.city.asOwner((owner) =>
      owner.query<{ role: Role }>(
        `select p.role from people_notice n join people_post p on p.id = n.post_id where n.matter_id = any($1)`,
        [leads],
      ),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ role }) => role !== 'discipline-supervisor')).toEqual([]);
    expect(found([{ who: 'log', what: '', text: test.logged() }], [...needles(), 'identity-requests'])).toEqual([]);
    const { body } = await test.app.inject({ method: 'GET', url: '/metrics' });
    expect(body).toContain('/api/v1/matters/:matterId');
    expect(body).not.toContain('identity-requests');
  });

  it('is not told by the audit: its lines are the lane’s own, and no other counts rows of both', async () => {
    const audit = async (session: Session) => (await session.get('/api/v1/audit')).body;
    const text = await audit(sessionOf(others, 'audit-admin'));
    expect(found([{ who: 'audit-admin', what: 'audit', text }], [])).toEqual([]);
    // Whoever asked for an id typed it: a lead’s stands there exactly as one that never was, and the other lead’s nowhere.
    const [asked, handed] = leads;
    expect(await openLinesAbout(asked)).toEqual(await openLinesAbout(NEVER_WAS));
    expect(await openLinesAbout(handed)).toEqual([]);
    const own = await audit(officers[0]);
    expect(leads.every((id) => own.includes(id))).toBe(true);
    const { rows } = await test.city.asOwner((owner) =>
      owner.query(
        `select a.detail from people_audit a join people_post p on p.id = a.post_id
         where p.role = 'discipline-supervisor' and (a.detail ? 'rows' or (a.object_id = any($1) and not a.sealed))`,
        [leads],
      ),
    );
    expect(rows).toEqual([]);
  });
});

/** Lines of the audit outside the lane that name this id, by what was asked. */
async function openLinesAbout(id: Uuid | undefined) {
  const { rows } = await test.city.asOwner((owner) =>
    owner.query(
      `select a.action, a.outcome, a.object_kind, a.detail, p.role, count(*)::integer as times
       from people_audit a left join people_post p on p.id = a.post_id
       where not a.sealed and a.object_id = $1 group by 1, 2, 3, 4, 5 order by 1, 2, 5`,
      [id],
    ),
  );
  return rows;
}

describe('inside the lane', () => {
  it('reads the words only who opened them with a second person, or agreed to it', async () => {
    const texts = async (session: Session) => (await session.get(`/api/v1/matters/${leads[0]}`)).body;
    expect(await texts(officers[0])).toContain(MARKED.words);
    expect(await texts(officers[1])).toContain(MARKED.words);
    expect(await texts(officers[2])).not.toContain(MARKED.words);
    const list = await officers[0].get('/api/v1/matters?procedure=discipline-lead');
    expect(list.body).toContain(leads[0]);
    expect(list.body).not.toContain(MARKED.words);
  });

  it('keeps of what was handed over the record of it and no word more', async () => {
    const [, handed] = leads;
    const view = (await officers[0].get(`/api/v1/matters/${handed}`)).body;
    expect(view).toContain(MARKED.handedTo);
    const { handedTo: _, accepted: __, reason: ___, ...content } = MARKED;
    const left = await test.city.asOwner(async (owner) => {
      const { rows } = await owner.query<{ row: string }>(
        `select row_to_json(t)::text as row from matters_text t where t.matter_id = $1
         union all select row_to_json(t)::text from matters_note t where t.matter_id = $1
         union all select row_to_json(t)::text from vault_secret t where t.matter_id = $1
         union all select row_to_json(t)::text from matters_file t where t.matter_id = $1 and t.bytes is not null`,
        [handed],
      );
      return rows.map(({ row }) => ({ who: 'database', what: 'left', text: row }));
    });
    expect(left.length).toBeGreaterThan(1);
    expect(found(left, Object.values(content).flatMap(spellings))).toEqual([]);
    expect(left.filter(({ text }) => text.includes('"sealed":"') || text.includes('"bytes":"'))).toEqual([]);
  });
});

describe('a leak', () => {
  const planted = async (change: string, undo: string): Promise<readonly string[]> => {
    const id = leads[0] as Uuid;
    await test.city.asOwner((owner) => owner.query(change.replaceAll('$1', `'${id}'`)));
    const leaked = await walk(['dispatcher', 'system-admin', 'audit-admin', 'leader']);
    await test.city.asOwner((owner) => owner.query(undo.replaceAll('$1', `'${id}'`)));
    const base = new Map([...before].filter(([key]) => leaked.has(key)));
    const marked = found([...leaked.values()], leads).map((line) => line.split(':')[0] ?? '');
    return [...new Set([...apart(differing(base, leaked)), ...marked])];
  };

  it.each([
    [
      'of the lane is seen in lists, sheets, counts and the page',
      "update matters_matter set lane = 'ordinary' where id = $1",
      "update matters_matter set lane = 'discipline' where id = $1",
      ['dispatcher /api/v1/matters', 'dispatcher /api/v1/matters.xlsx', 'leader /api/v1/matters'],
    ],
    [
      'of the audit is seen',
      'alter table people_audit disable trigger all; update people_audit set sealed = false where object_id = $1',
      'update people_audit set sealed = true where object_id = $1; alter table people_audit enable trigger all',
      ['audit-admin /api/v1/audit.xlsx'],
    ],
    [
      'of a notice is seen',
      `insert into people_notice (id, post_id, kind, matter_id, at) select gen_random_uuid(), p.id, 'matters.to-accept', $1, p.valid_from
       from people_post p where p.role = 'dispatcher'`,
      `delete from people_notice where kind = 'matters.to-accept' and matter_id = $1`,
      ['dispatcher /api/v1/notices'],
    ],
  ])(
    '%s',
    async (_, change, undo, where) => {
      expect(await planted(change, undo)).toEqual(expect.arrayContaining(where));
    },
    120_000,
  );
});
