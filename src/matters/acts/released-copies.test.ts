/** What a data folder of before may hold: copies released to units whose originals were destroyed. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loop } from '../../../test/harness/loop.ts';
import type { Uuid } from '../../kernel/ids.ts';

const MIGRATION = path.resolve(import.meta.dirname, '../../../migrations/202611300851-matters-released-copies.sql');

it('copies left of destroyed words go with the new version, but not those a unit is still to be told of', async () => {
  const { city, posts, act, register, receiptId, state } = await loop();
  const released = async () => {
    const registered = await register({ words: '窗口不收材料。' });
    const id = registered.matterId;
    await act(posts.dispatcher, id, { type: 'accept' });
    const { words } = await state(id);
    await act(posts.dispatcher, id, { type: 'release-text', of: words?.id as Uuid, text: '未收材料。' });
    return { registered, id };
  };
  const told = await released();
  const untold = await released();
  const kept = await released();
  await act(await receiptId(untold.registered), untold.id, { type: 'erase' });
  // As the program of before left it: the original is gone, the unit knows, the copy stands.
  const left = await city.asOwner(async (owner) => {
    await owner.query(
      `update matters_text set body = null, sealed = null, commitment_key = null, erased_at = created_at
        where matter_id = $1 and release_of is null`,
      [told.id],
    );
    await owner.query(readFileSync(MIGRATION, 'utf8'));
    const { rows } = await owner.query<{ matter_id: string }>(
      'select matter_id from matters_text where release_of is not null and erased_at is null order by created_at, id',
    );
    return rows.map((row) => row.matter_id);
  });
  expect([...left].sort()).toEqual([untold.id, kept.id].sort());
  await city.close();
});
