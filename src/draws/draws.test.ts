/** Draws on a real city: from the announcement to the outcome, and everything that must not be. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, signIn } from '../../test/harness/app.ts';
import { COUNTY, type DrawTown, drawTown, must, SECRET } from '../../test/harness/draw-town.ts';
import { damage } from '../../test/proof/sealed-city.ts';
import { localDateOf, yearOf } from '../kernel/time.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { readEvents } from '../record/index.ts';
import { verifyCity } from '../wiring.ts';
import { withdrawDraw } from './actions.ts';
import { DRAW, foldDraw } from './evolve.ts';
import type { Draw } from './model.ts';
import { recordedDraw } from './verify-projections.ts';

let town: DrawTown;
beforeAll(async () => {
  town = await drawTown();
});
afterAll(() => town.close());

/** Number of the first draw of the year on which the tests play. */
const firstNumber = () => `${yearOf(localDateOf(town.city.clock.now()))}-0001`;
const why = (result: { ok: boolean; problem?: { kind: string } }) => (result.ok ? 'done' : result.problem?.kind);

describe('a draw', () => {
  it('is announced and frozen at once, committed to, revealed in order, and drawn', async () => {
    const windows = await town.windows();
    const [out = ''] = windows;
    const draw = must(await town.announce({ wanted: 7, exclusions: [{ id: out, reason: 'seen-lately' }] }));
    expect(draw).toMatchObject({
      state: 'committing',
      number: firstNumber(),
      parties: [{ secret: null }, { secret: null }],
    });
    expect(draw.frozen.strata).toMatchObject([{ label: 'all', wanted: 7, count: 8 }]);
    must(await town.commit(town.supervisor.actor, draw, SECRET.supervisor));
    expect(must(await town.commit(town.office.actor, draw, SECRET.office)).state).toBe('revealing');
    expect(why(await town.reveal(town.supervisor.actor, draw, SECRET.supervisor))).toBe('draw-not-your-turn');
    must(await town.reveal(town.office.actor, draw, SECRET.office));
    const drawn = must(await town.reveal(town.supervisor.actor, draw, SECRET.supervisor));
    expect(drawn.state).toBe('drawn');
    expect(drawn.outcome?.[0]?.drawn).toHaveLength(7);
    const events = await readEvents(town.city.db, { kind: DRAW, id: draw.id });
    expect(events.map(({ type }) => type)).toEqual([
      'announced',
      'committed',
      'committed',
      'revealed',
      'revealed',
      'drawn',
    ]);
    expect(foldDraw(draw.id, events.map(recordedDraw))).toEqual(drawn);
    expect(JSON.stringify(events)).not.toContain(town.office.actor.userId);
  });

  it('is the same draw when it is sent again, and refused with other content', async () => {
    const asked = town.asked();
    const first = must(await town.announce(asked));
    expect(must(await town.announce(asked)).number).toBe(first.number);
    expect(why(await town.announce({ ...asked, wanted: 3 }))).toBe('submission-reused');
    // One candidate named twice is passed over once, also when it is sent again; several at once are one.
    const [id = ''] = await town.windows();
    const twice = town.asked({ exclusions: ['interest', 'seen-lately'].map((reason) => ({ id, reason }) as never) });
    const tries = await Promise.all([1, 2, 3].map(() => town.announce(twice)));
    expect(new Set(tries.map((each) => must(each).number)).size).toBe(1);
  });

  it('is true to the verifier, which names what is changed beside the record', async () => {
    const draw = await town.wholeDraw();
    const whole = await verifyCity(town.city.db, town.city, { files: true });
    expect(whole).toMatchObject({ ok: true });
    await damage(town.city, [
      [
        `update draws_kept set body = replace(body, left(body, 8), '00000000') where draw_id = $1 and what = 'list'`,
        [draw.id],
      ],
    ]);
    const { ok, broken } = await verifyCity(town.city.db, town.city, { files: true });
    expect(ok).toBe(false);
    expect(broken).toMatchObject([{ kind: 'kept-file-changed', stream: 'draw', id: draw.id }]);
  });
});

describe('what is refused', () => {
  it('in an announcement, by the field', async () => {
    const { office, supervisor, city } = town;
    const [officeId, overId] = [office.actor.unitId, supervisor.actor.unitId];
    const plain = await aUnit(city, '甲县无岗单位', COUNTY);
    expect(why(await town.announce({ partyIds: [overId] }))).toBe('draw-parties-few');
    expect(why(await town.announce({ partyIds: [overId, overId] }))).toBe('draw-parties-few');
    expect(why(await town.announce({ partyIds: [overId, officeId] }))).toBe('draw-last-supervises');
    expect(why(await town.announce({ partyIds: [plain, overId] }))).toBe('draw-party-unfit');
    expect(await town.announce({ wanted: 9 })).toMatchObject({
      problem: { kind: 'draw-list-short', labels: [{ label: null, left: 8 }] },
    });
    expect(why(await town.announce({ exclusions: [{ id: 'W', reason: 'interest' }] }))).toBe('draw-exclusion-unknown');
    const elsewhere = { ...town.asked().source, divisionCode: '411403' };
    expect(why(await town.announce({ source: elsewhere }))).toBe('outside-your-division');
    expect(why(await town.announce({ replaces: firstNumber() }))).toBe('draw-replaces-what');
  });

  it('of who is no party, of who has committed, and of one person for two', async () => {
    const { office, supervisor, city } = town;
    const draw = must(await town.announce());
    const stranger = await aPerson(city, 'dispatcher', {
      divisionCode: COUNTY,
      unitId: await aUnit(city, '甲县外单位', COUNTY),
    });
    expect(why(await town.commit(stranger.actor, draw, SECRET.office))).toBe('draw-not-found');
    const colleague = { ...office.actor, unitId: supervisor.actor.unitId };
    expect(why(await town.commit(colleague, draw, SECRET.office))).toBe('draw-not-a-party');
    must(await town.commit(office.actor, draw, SECRET.office));
    expect(why(await town.commit(office.actor, draw, SECRET.supervisor))).toBe('draw-committed-already');
    const both = { ...supervisor.actor, userId: office.actor.userId };
    expect(why(await town.commit(both, draw, SECRET.supervisor))).toBe('draw-one-person');
    expect(why(await town.reveal(office.actor, draw, SECRET.office))).toBe('draw-not-now');
    must(await town.commit(supervisor.actor, draw, SECRET.supervisor));
    expect(why(await town.reveal(office.actor, draw, SECRET.supervisor))).toBe('draw-secret-wrong');
  });

  it('acts of who sees a published draw and is no party of it', async () => {
    const draw = await town.wholeDraw();
    await town.publish(draw.id);
    const unitId = await aUnit(town.city, '甲县旁观单位', COUNTY);
    const { actor } = await aPerson(town.city, 'dispatcher', { divisionCode: COUNTY, unitId });
    expect(why(await town.commit(actor, draw, SECRET.office))).toBe('draw-not-a-party');
  });

  it('a withdrawal once a secret is out, by anybody but its office', async () => {
    const { office, supervisor, city } = town;
    const withdraw = (by: typeof office, id: Parameters<typeof withdrawDraw>[3]) =>
      inTransaction(city.db, (tx) => withdrawDraw(tx, city, by.actor, id));
    const draw = must(await town.announce());
    expect(why(await withdraw(supervisor, draw.id))).toBe('draw-not-yours');
    expect(must(await withdraw(office, draw.id))).toMatchObject({ state: 'void', why: 'withdrawn' });
    const other = must(await town.announce());
    must(await town.commit(office.actor, other, SECRET.office));
    must(await town.commit(supervisor.actor, other, SECRET.supervisor));
    must(await town.reveal(office.actor, other, SECRET.office));
    expect(why(await withdraw(office, other.id))).toBe('draw-not-now');
  });
});

describe('silence', () => {
  it('makes a draw void, kept under its number, with whose it was; another takes its place once', async () => {
    const { office, supervisor, city } = town;
    const draw = must(await town.announce());
    must(await town.commit(office.actor, draw, SECRET.office));
    must(await town.commit(supervisor.actor, draw, SECRET.supervisor));
    must(await town.reveal(office.actor, draw, SECRET.office));
    city.clock.advance({ days: 2, seconds: 1 });
    expect(why(await town.reveal(supervisor.actor, draw, SECRET.supervisor))).toBe('draw-too-late');
    await town.voidOverdue();
    const page = await town.app.inject({ url: `/draws/${draw.number}` });
    expect(page.body).toContain('到期没有公开密数');
    expect(page.body).toContain('甲县纪委监委');
    // Several at once: the others wait for the first, and find the place taken.
    const tries = await Promise.all([1, 2, 3, 4].map(() => town.announce({ replaces: draw.number })));
    const [again, ...more] = tries.flatMap((each) => (each.ok ? each.value : []));
    expect(more).toEqual([]);
    if (again === undefined) throw new Error('nobody took its place');
    expect(again.number > draw.number).toBe(true);
    expect(why(await town.announce({ replaces: draw.number }))).toBe('draw-replaces-what');
  });
});

describe('whoever is asked', () => {
  it('is told in the inbox until it is done, in the order of the turns, and nobody else is', async () => {
    const { office, supervisor, city } = town;
    const told = async (draw: Draw) =>
      city.asOwner(async (owner) => {
        const { rows } = await owner.query(
          'select kind, post_id as post from people_notice where about_id = $1 and ended_at is null order by kind, post_id',
          [draw.id],
        );
        const names = new Map([
          [office.actor.postId as string, 'office'],
          [supervisor.actor.postId as string, 'supervisor'],
        ]);
        return rows.map(({ kind, post }) => `${kind} ${names.get(post) ?? 'another'}`).sort();
      });
    const draw = must(await town.announce());
    expect(await told(draw)).toEqual(['draws.to-commit office', 'draws.to-commit supervisor']);
    must(await town.commit(supervisor.actor, draw, SECRET.supervisor));
    expect(await told(draw)).toEqual(['draws.to-commit office']);
    must(await town.commit(office.actor, draw, SECRET.office));
    expect(await told(draw)).toEqual(['draws.to-reveal office']);
    must(await town.reveal(office.actor, draw, SECRET.office));
    expect(await told(draw)).toEqual(['draws.to-reveal supervisor']);
    must(await town.reveal(supervisor.actor, draw, SECRET.supervisor));
    expect(await told(draw)).toEqual([]);
    const late = must(await town.announce());
    city.clock.advance({ days: 1, seconds: 1 });
    await town.voidOverdue();
    expect(await told(late)).toEqual([]);
  });
});

describe('before it is published', () => {
  it('a draw shows its hash and commitments to everybody, and neither list, secret, purpose nor outcome', async () => {
    const draw = await town.wholeDraw();
    const hidden = [
      ...(await town.windows()),
      SECRET.office,
      SECRET.supervisor,
      draw.seed ?? '',
      '暗访',
      'covert',
      '综合窗口',
    ];
    const answers = [`/draws/${draw.number}`, `/draws/${draw.number}.json`, '/draws'].map((url) =>
      town.app.inject({ url }),
    );
    for (const { statusCode, body } of await Promise.all(answers)) {
      expect(statusCode).toBe(200);
      for (const text of hidden) expect(body).not.toContain(text);
    }
    const { body } = await town.app.inject({ url: `/draws/${draw.number}` });
    expect(body).toContain(draw.frozenHash);
    expect(body).toContain(draw.parties[0]?.commitment);
    await town.publish(draw.id);
    const shown = (await town.app.inject({ url: `/draws/${draw.number}` })).body;
    expect(shown).toContain('综合窗口');
    expect(shown).toContain(SECRET.supervisor);
  });

  it('its office and its parties see it in the console, and nobody else', async () => {
    const draw = await town.wholeDraw();
    const unitId = await aUnit(town.city, '甲县另一单位', COUNTY);
    const other = await signIn(town, await aPerson(town.city, 'dispatcher', { divisionCode: COUNTY, unitId }));
    const party = await signIn(town, town.supervisor);
    expect((await party.get(`/api/v1/draws/${draw.id}`)).json()).toMatchObject({ line: { state: 'drawn' } });
    expect((await other.get(`/api/v1/draws/${draw.id}`)).statusCode).toBe(404);
    expect((await other.get('/api/v1/draws')).body).not.toContain(draw.id);
    await town.publish(draw.id);
    expect((await other.get(`/api/v1/draws/${draw.id}`)).statusCode).toBe(200);
  });
});
