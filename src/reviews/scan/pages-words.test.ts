/** Texts of the scan page and the entry forms. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { aPhone, hidden, type PhoneTown, phoneTown } from '../../../test/harness/phone.ts';
import { testServer } from '../../../test/harness/server.ts';
import { localDateOf } from '../../kernel/time.ts';
import { categoriesInForce } from '../../law/index.ts';
import { openHall, registrarOf } from '../../places/index.ts';
import { placesWords } from '../../places/words.ts';
import type { App } from '../../platform/http/http.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { reviewsRoutes } from '../index.ts';

let city: TestCity;
let town: PhoneTown;
let app: App;
let enterprise: string;

beforeAll(async () => {
  city = await testCity();
  town = await phoneTown(city);
  enterprise = (await town.entity()).code;
  app = await testServer(city, (server) => {
    reviewsRoutes(server, { city, publicUrl: new URL('http://localhost:8080') });
  });
});
afterAll(async () => {
  await app.close();
  await city.close();
});

const groupsIn = (page: string) =>
  [...page.matchAll(/<optgroup label="([^"]+)">(.*?)<\/optgroup>/g)].map(([, label, inner]) => ({
    label,
    codes: [...(inner ?? '').matchAll(/<option value="([^"]+)"/g)].map(([, code]) => code),
  }));
const chipsIn = (page: string) =>
  [...page.matchAll(/<input type="radio" id="category[^"]*" name="category" value(?:="([^"]*)")?( checked)?/g)].map(
    ([, code]) => code ?? '',
  );

async function codesOf(serviceFault: boolean): Promise<readonly string[]> {
  const all = await categoriesInForce(city.db, 'complaint', localDateOf(city.outside.now()));
  return all.filter((category) => category.serviceFault === serviceFault).map(({ code }) => code);
}

describe('the kinds of a complaint (C5)', () => {
  it('at a window faults of service stand as chips, everything else in one more list', async () => {
    const { code } = await town.window();
    const page = (await aPhone(app).get(`/s/${code}/complaints`)).body;
    expect(chipsIn(page)).toEqual([...(await codesOf(true)), '']);
    expect(groupsIn(page)).toEqual([{ label: '执法、收费、政策等', codes: await codesOf(false) }]);
  });

  it('at an enterprise it is the other way round', async () => {
    const page = (await aPhone(app).get(`/s/${enterprise}/complaints`)).body;
    expect(chipsIn(page)).toEqual([]);
    expect(groupsIn(page)).toEqual([
      { label: '执法、收费、政策等', codes: await codesOf(false) },
      { label: '窗口服务', codes: await codesOf(true) },
    ]);
  });

  it('takes the one that was chosen, in either place, and asks again where two were', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const sent = async (fields: Readonly<Record<string, string>>) => {
      const submission = hidden((await phone.get(`/s/${code}/complaints`)).body, 'submission');
      return phone.send(`/s/${code}/complaints`, { submission, words: '等了很久', ...fields });
    };
    expect((await sent({ category: 'SV02' })).statusCode).toBe(303);
    expect((await sent({ category: '', 'category-more': 'SQ08' })).statusCode).toBe(303);
    expect((await sent({ 'category-more': 'SQ08' })).statusCode).toBe(303);
    const twice = await sent({ category: 'SV02', 'category-more': 'SQ08' });
    expect(twice.statusCode).toBe(422);
    expect(twice.body).toContain('选了两类，请只留一类');
    expect(twice.body).toContain('value="SV02" checked');
    expect(twice.body).toContain('<option value="SQ08" selected');
    expect((await sent({ category: '' })).body).toContain('请选择一类');
  });
});

describe('a code of an enterprise (A7)', () => {
  it('promises on its plaque just what a scan of it offers', async () => {
    const page = (await aPhone(app).get(`/s/${enterprise}`)).body;
    const offered = [...page.matchAll(/href="\/s\/[^"/]+\/(\w+)"/g)].map(([, what]) => what);
    expect(offered).toEqual(expect.arrayContaining(['requests', 'complaints', 'suggestions']));
    const promised = [1, 2, 3].map((step) => placesWords.zh[`places.plaque.step-${step}` as 'places.plaque.step-1']);
    expect(promised.map((words) => words.slice(-2))).toEqual(['求助', '投诉', '建议']);
    expect(placesWords.zh['places.plaque.title-entity'] + promised.join('')).not.toContain('检查');
  });
});

describe('each form asks in its own words (C4)', () => {
  it.each([
    ['complaints', '怎么了', '请写一下发生了什么'],
    ['suggestions', '哪里可以改，怎么改更好', '请写下您的建议'],
    ['requests', '卡在哪一步', '请写一下您遇到了什么困难'],
  ])('%s', async (form, hint, error) => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const page = (await phone.get(`/s/${code}/${form}`)).body;
    expect(page).toContain(hint);
    const empty = await phone.send(`/s/${code}/${form}`, { submission: hidden(page, 'submission'), words: '' });
    expect(empty.body).toContain(error);
    const others = ['请写一下发生了什么', '请写下您的建议', '请写一下您遇到了什么困难'].filter(
      (each) => each !== error,
    );
    for (const other of others) expect(empty.body).not.toContain(other);
  });
});

describe('after the tap', () => {
  it.each([
    ['5', '哪里做得好？'],
    ['4', '哪里做得好？'],
    ['3', '想说说哪里好、哪里可以改？'],
    ['2', '哪里让您不满意？'],
  ])('grade %s is asked: %s (C6)', async (grade, asked) => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const submission = hidden((await phone.get(`/s/${code}`)).body, 'submission');
    await phone.post(`/s/${code}/reviews`, { submission, grade });
    expect((await phone.get(`/s/${code}/reviews/details`)).body).toContain(asked);
  });

  it('the page of thanks leads on: to add to it while it may be, and to what the hall’s visitors said (C7)', async () => {
    const { code } = await town.window();
    const phone = aPhone(app);
    const submission = hidden((await phone.get(`/s/${code}`)).body, 'submission');
    await phone.post(`/s/${code}/reviews`, { submission, grade: '2' });
    const thanks = (await phone.get(`/s/${code}/done?was=bad`)).body;
    expect(thanks).toContain('作为一件事项交办');
    expect(thanks).toContain(`href="/s/${code}/reviews/details"`);
    expect(thanks).toMatch(/href="\/open\/halls\/[0-9a-f-]{36}"/);
    city.clock.advance({ minutes: 20 });
    expect((await phone.get(`/s/${code}/done?was=bad`)).body).not.toContain('reviews/details');
  });
});

describe('the halls', () => {
  it('stand below their county, and two towns of one name below two (A6, C8)', async () => {
    const { people } = town;
    const { uuid } = city.outside;
    const towns = [
      ['411425100', '城关镇', '411425'],
      ['411426100', '城关镇', '411426'],
    ] as const;
    const unitId = await people.unit('商丘市测试营商办', '411400');
    const by = registrarOf(await people.scope('dispatcher', unitId, '411400'));
    for (const [divisionCode, name] of towns) {
      const facts = { name: `${name}便民服务中心`, unitId, address: '路 1 号', hours: '9:00–17:00', divisionCode };
      const opened = await inTransaction(city.db, (tx) => openHall(tx, city, by, { submissionId: uuid(), facts }));
      expect(opened.ok, divisionCode).toBe(true);
    }
    const page = (await aPhone(app).get('/halls')).body;
    const groups = [...page.matchAll(/<summary>(\S+) .*?<\/details>/g)].map(([group = '', name]) => [
      name,
      [...group.matchAll(/<h2>([^<]+)<\/h2><p>([^<]*?) · 路/g)].map(([, hall, where]) => [hall, where]),
    ]);
    expect(groups).toContainEqual(['虞城县', [['城关镇便民服务中心', '虞城县 · 城关镇']]]);
    expect(groups).toContainEqual(['夏邑县', [['城关镇便民服务中心', '夏邑县 · 城关镇']]]);
    expect(page).toMatch(/href="\/open\/halls\/[0-9a-f-]{36}"/);
    expect(page).toContain('href="tel:12345"');
  });
});
