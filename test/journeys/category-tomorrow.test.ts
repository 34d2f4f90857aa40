/**
 * A list of categories changed from tomorrow on: every door uses the list of its day, and what was received before keeps
 * the words and the standing of its own.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveCommand, HERE } from '../authorisation/ground.ts';
import type { Session } from '../harness/app.ts';
import { type CategoryCity, categoryCity, type Listed, TOMORROW, typeOf } from '../harness/category-city.ts';
import { textOfBook } from '../harness/sheets.ts';

let city: CategoryCity;
let keeper: Session;
let dispatcher: Session;
let key: string;

beforeAll(async () => {
  city = await categoryCity();
  const { admin, ...others } = await city.everybody();
  ({ keeper, dispatcher } = others);
  const platform = { id: city.uuid(), name: '示例省平台', divisionCode: HERE, callbackUrl: null };
  key = ((await admin.post('/api/v1/province/platforms', platform)).json() as { secrets: { key: string } }).secrets.key;
}, 120_000);
afterAll(() => city.test.close());

const sendCase = (number: string, category: string, receivedOn = city.test.city.outside.now().slice(0, 10)) =>
  city.test.app.inject({
    method: 'POST',
    url: '/api/v1/province/cases',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'accept-language': 'zh' },
    payload: {
      number,
      receivedOn,
      jurisdiction: 'JU02',
      category,
      words: '承诺的奖补资金两年没有兑现。',
      demands: ['说明什么时候兑现'],
    },
  });

describe('a list of categories from tomorrow on', () => {
  it('is refused with the row and the field that are wrong, and nothing of it is kept', async () => {
    const { version, categories } = await city.newest(keeper, 'complaint');
    const wrong = categories.map((each, index) => (index === 3 ? { ...each, name: { ...each.name, en: '' } } : each));
    const answer = await city.save(keeper, 'complaint', version, wrong);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      422,
      { type: '/problems/list-malformed', errors: [{ path: 'categories.3.name', message: 'both-languages' }] },
    ]);
    expect(typeOf(await city.save(keeper, 'complaint', version, categories, { effectiveFrom: '2026-03-03' }))).toBe(
      '/problems/not-in-the-future',
    );
    expect(typeOf(await city.save(keeper, 'complaint', version, categories, { reason: '改' }))).toBe(
      '/problems/reason-too-short',
    );
    const claimed = categories.map((each, index) =>
      index === 0 ? { ...each, basis: '另一依据', verified: true } : each,
    );
    expect(typeOf(await city.save(keeper, 'complaint', version, claimed))).toBe('/problems/verified-by-who-set-it');
    expect((await city.save(dispatcher, 'complaint', version, categories)).statusCode).toBe(403);
    expect((await city.lists(keeper, 'complaint')).versions).toHaveLength(1);
  });

  it('says before it is saved what it would change, and is saved once', async () => {
    await city.complain('SV05');
    await city.complain('SV06');
    await city.test.settle();
    const { version, categories } = await city.newest(keeper, 'complaint');
    const added: Listed = {
      code: 'SV07',
      name: { zh: '自助机坏了没有人管', en: 'A machine is broken and nobody cares' },
      serviceFault: true,
      discipline: false,
      evidence: null,
      basis: '本市设定，未见上位规定',
      verified: false,
    };
    const next = [
      ...categories.flatMap((each) => {
        if (each.code === 'SV06') return [];
        return each.code === 'SV05' ? [{ ...each, name: { zh: '排队太久', en: 'Long queues' } }] : [each];
      }),
      added,
    ];
    const seen = await city.preview(keeper, 'complaint', next);
    expect(seen.json()).toMatchObject({
      replaces: '1',
      next: null,
      needsSecondPerson: false,
      reordered: false,
      categories: [
        { what: 'changed', before: { code: 'SV05' }, after: { name: { zh: '排队太久' } } },
        { what: 'added', before: null, after: { code: 'SV07' } },
        { what: 'retired', before: { code: 'SV06' }, after: null },
      ],
    });
    const submissionId = city.uuid();
    const saved = await city.save(keeper, 'complaint', version, next, { submissionId });
    expect([saved.statusCode, saved.json()]).toMatchObject([201, { version: '2', effectiveFrom: TOMORROW }]);
    expect((await city.save(keeper, 'complaint', version, next, { submissionId })).json()).toEqual(saved.json());
    const later = { submissionId, effectiveFrom: '2026-03-09' };
    expect(typeOf(await city.save(keeper, 'complaint', version, next, later))).toBe('/problems/submission-reused');
    expect(typeOf(await city.save(keeper, 'complaint', version, categories))).toBe('/problems/terms-changed-meanwhile');
    const audited = await city.test.city.asOwner((owner) =>
      owner.query("select object_id from people_audit where action = 'law.keep-rules' and outcome = 'done'"),
    );
    expect(audited.rows).toEqual([{ object_id: 'complaint/2' }]);
  });

  it('holds at no door before its day', async () => {
    const now = await city.offered(dispatcher);
    for (const codes of Object.values(now)) {
      expect(codes).toContain('SV06');
      expect(codes).not.toContain('SV07');
    }
    expect((await sendCase('HN-TODAY', 'SV07')).statusCode).toBe(422);
    expect((await city.lists(keeper, 'complaint')).inForce).toBe('1');
  });

  it('holds at every door from its day on', async () => {
    city.test.city.clock.advance({ days: 1 });
    ({ keeper, dispatcher } = await city.everybody());
    const now = await city.offered(dispatcher);
    for (const codes of Object.values(now)) {
      expect(codes).not.toContain('SV06');
      expect(codes).toContain('SV07');
    }
    expect((await sendCase('HN-OLD', 'SV06')).statusCode).toBe(422);
    const taken = await sendCase('HN-NEW', 'SV07');
    expect(taken.statusCode, taken.body).toBe(200);
    await city.complain('SV07');
    await city.test.settle();
    expect((await city.lists(keeper, 'complaint')).inForce).toBe('2');
    expect(typeOf(await city.save(keeper, 'complaint', '2', (await city.newest(keeper, 'complaint')).categories))).toBe(
      '/problems/not-in-the-future',
    );
  });

  it('leaves what was received before with the words and the standing of its day', async () => {
    const named = await textOfBook((await dispatcher.get('/api/v1/matters.xlsx')).rawPayload);
    expect(named).toContain('设施、指引不便');
    expect(named).toContain('让人来回跑、排队过久');
    expect(named).toContain('自助机坏了没有人管');
    // A fault of service then: the unit complained about may still put it right itself.
    const id = await city.matterOf(dispatcher, 'SV06');
    await giveCommand(dispatcher, city.uuid, id, { type: 'accept' });
    const sent = await giveCommand(dispatcher, city.uuid, id, {
      type: 'dispatch',
      lead: city.ground.unitId,
      assisting: [],
    });
    expect(sent.phase).toBe('dispatched');
    const spans = (await dispatcher.get('/api/v1/law/categories?kind=complaint')).json() as {
      items: { code: string; name: { zh: string }; effectiveFrom: string; effectiveTo: string | null }[];
    };
    const of = (code: string) =>
      spans.items
        .filter((span) => span.code === code)
        .map(({ name, effectiveFrom, effectiveTo }) => [name.zh, effectiveFrom, effectiveTo]);
    expect(of('SV06')).toEqual([['设施、指引不便', '2020-04-30', TOMORROW]]);
    expect(of('SV05')).toEqual([
      ['让人来回跑、排队过久', '2020-04-30', TOMORROW],
      ['排队太久', TOMORROW, null],
    ]);
  });

  it('takes a case that a platform could not hand over before midnight by the list of its day of receipt', async () => {
    const late = await sendCase('HN-LATE', 'SV06', '2026-03-03');
    expect(late.statusCode, late.body).toBe(200);
    expect((await sendCase('HN-EARLY', 'SV07', '2026-03-03')).statusCode).toBe(422);
  });

  it('never gives a code out again', async () => {
    const { version, categories } = await city.newest(keeper, 'complaint');
    const [any] = categories;
    if (any === undefined) throw new Error('an empty list');
    const again = [...categories, { ...any, code: 'SV06', name: { zh: '别的事', en: 'Another thing' } }];
    const answer = await city.save(keeper, 'complaint', version, again, { effectiveFrom: '2026-03-06' });
    expect((answer.json() as { errors: object[] }).errors).toEqual([
      { path: `categories.${categories.length}.code`, message: 'code-spent' },
    ]);
  });
});
