/** Retention: what is forgotten, when, and what the law keeps. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loop, loop, PHOTO } from '../../../test/harness/loop.ts';
import { MORNING } from '../../../test/harness/today.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, localDateOf } from '../../kernel/time.ts';
import { placeHold } from '../../people/audit/actions-retention.ts';
import { seedPeople } from '../../people/index.ts';
import { transact } from '../../platform/postgres/db.ts';
import { holdingsOf } from '../../vault/index.ts';
import { forgetEnded } from '../acts/actions-forget.ts';
import { seedMatters } from './retention.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop(MORNING);
  await transact(city.city.db, async (tx) => {
    await seedPeople(tx, city.city);
    await seedMatters(tx, city.city);
  });
});
afterAll(() => city.city.close());

async function withdrawn(): Promise<Uuid> {
  const registered = await city.register({ contact: { name: '王女士', phone: '13900004711' }, files: [PHOTO] });
  const receipt = await city.receiptId(registered);
  await city.act(receipt, registered.matterId, { type: 'withdraw', words: '不用了' });
  return registered.matterId;
}

const fieldsOf = async (matterId: Uuid) => (await holdingsOf(city.city.db, matterId)).fields;

describe('a matter that ended', () => {
  it('loses who complained after half a year, what was said after three years, and stays whole', async () => {
    const [ended, held] = [await withdrawn(), await withdrawn()];
    const open = (await city.register({ contact: { name: '李女士', phone: '13900004712' } })).matterId;
    const hold = { id: city.city.outside.uuid(), kind: 'matter-words', objectId: held, reason: '法院来函要求保全' };
    expect((await transact(city.city.db, (tx) => placeHold(tx, city.city, null, hold))).ok).toBe(true);

    await city.until('2026-08-28');
    expect(await forgetEnded(city.city), 'one day too early').toBe(0);
    await city.until('2026-08-31');
    expect(await forgetEnded(city.city)).toBe(1);
    expect(await fieldsOf(ended)).toEqual(['words']);
    expect(await fieldsOf(held)).toEqual(['name', 'phone', 'words']);
    expect(await fieldsOf(open), 'still running').toEqual(['name', 'phone', 'words']);
    expect((await city.track(ended)).said).toMatchObject({
      words: expect.stringContaining('窗口'),
      photoIds: [expect.any(String)],
    });

    await city.until('2029-03-05');
    expect(await forgetEnded(city.city)).toBeGreaterThan(0);
    expect((await city.track(ended)).said).toMatchObject({ words: null, photoIds: [] });
    expect((await city.track(held)).said.words).toContain('窗口');
    expect(await city.types(ended)).toContain('words-erased');
    expect(await forgetEnded(city.city), 'a second turn finds nothing').toBe(0);
    expect(await city.isWhole()).toBe(true);
  });

  it('stays while its end may still be questioned, whatever a rule says (security 7)', async () => {
    const refused = (await city.register({ contact: { name: '赵女士', phone: '13900004713' } })).matterId;
    await city.act(city.posts.dispatcher, refused, { type: 'refuse', ground: 'RF02', reason: '不属于受理范围。' });
    const closed = await withdrawn();
    await city.city.asOwner((client) =>
      client.query(
        `insert into people_retention_rule (kind, from_on, keep_days, basis, verified, set_at)
         select kind, '2029-01-01', 0, 'x', false, $1 from unnest(array['matter-words', 'matter-identity']) kind`,
        [city.city.outside.now()],
      ),
    );
    const day = localDateOf(city.city.outside.now());
    const namedOn = async (days: number) => {
      await city.until(addDays(day, days));
      await forgetEnded(city.city);
      return [await fieldsOf(refused), await fieldsOf(closed)].map((fields) => fields.includes('name'));
    };
    // Thirty days to reopen; an appeal may take as long.
    expect(await namedOn(1)).toEqual([true, true]);
    expect(await namedOn(29)).toEqual([true, true]);
    expect(await namedOn(33)).toEqual([false, false]);
  });
});
