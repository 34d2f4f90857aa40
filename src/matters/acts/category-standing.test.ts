/** Whether a category is a fault of service is told by the list of the day on which the matter came in, whatever its list says since. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loop, loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays } from '../../kernel/time.ts';
import { addCategoryList } from '../../law/lists/actions-lists.ts';
import { categoryLists } from '../../law/lists/store-lists.ts';
import { inTransaction } from '../../platform/postgres/db.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

const because = '实际反映的是另一类问题。';

/** From tomorrow on SV06 is on the list no longer, SV05 is a fault of service no longer, and SV07 is one. */
async function changeTheList(): Promise<void> {
  const [list] = await categoryLists(city.city.db, ['complaint']);
  if (list === undefined) throw new Error('no list of complaints');
  const categories = list.categories.flatMap((each) => {
    if (each.code === 'SV06') return [{ ...each, code: 'SV07', name: { zh: '新的一类', en: 'A new kind' } }];
    return each.code === 'SV05' ? [{ ...each, serviceFault: false }] : [each];
  });
  const { userId, postId } = city.posts.above;
  const done = await inTransaction(city.city.db, (tx) =>
    addCategoryList(
      tx,
      city.city.outside.now(),
      { userId, postId, submissionId: city.city.outside.uuid() },
      {
        ...{ kind: 'complaint', categories, seenVersion: list.version, reason: '按新规定调整' },
        effectiveFrom: addDays(city.today(), 1),
      },
    ),
  );
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}

/** A fault of service, put right by the unit complained about. */
async function atItsOwnUnit(): Promise<Uuid> {
  const { matterId } = await city.register({ categoryCode: 'SV01' });
  await city.act(city.posts.dispatcher, matterId, { type: 'accept' });
  const lead = city.units.respondent;
  await city.act(city.posts.dispatcher, matterId, { type: 'dispatch', lead, assisting: [], note: null });
  return matterId;
}
const propose = (matterId: Uuid, category: string) =>
  city.try(city.posts.dispatcher, matterId, { type: 'propose-reclassification', category, reason: because });
const approve = (matterId: Uuid) => city.try(city.posts.dispatcher2, matterId, { type: 'approve-reclassification' });

it('so that another category is decided about today as it was yesterday', async () => {
  const [waiting, changed, added] = [await atItsOwnUnit(), await atItsOwnUnit(), await atItsOwnUnit()];
  expect((await propose(waiting, 'SV06')).ok).toBe(true);
  await changeTheList();
  await city.until(addDays(city.today(), 1));

  // Retired since it was proposed.
  expect(await approve(waiting)).toMatchObject({ ok: true, value: { state: { categoryCode: 'SV06' } } });
  // Another kind of thing since the matter came in.
  expect((await propose(changed, 'SV05')).ok).toBe(true);
  expect(await approve(changed)).toMatchObject({ ok: true, value: { state: { categoryCode: 'SV05' } } });
  // Not there yet when it came in: as it began.
  expect((await propose(added, 'SV07')).ok).toBe(true);
  expect(await propose(await atItsOwnUnit(), 'SV05')).toMatchObject({
    ok: false,
    problem: { kind: 'respondent-may-not-handle' },
  });
  expect(await propose(added, 'SV06')).toMatchObject({ ok: false });
});
