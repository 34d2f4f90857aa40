/** How long what names a complainant is kept, and what they wrote; the log names nobody and stays. */

import type { Uuid } from '../../kernel/ids.ts';
import { isHeld, seedRetention } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';

export const MATTER_IDENTITY = 'matter-identity';
export const MATTER_WORDS = 'matter-words';
/** Identity, words and photos alike of what is in the discipline lane: other eyes, other duties, another time. */
export const MATTER_DISCIPLINE = 'matter-discipline';
/** Longer than the appeal and the reopening of any starting rule together, so that nothing said goes while it may be needed. */
const LEAST_DAYS = 90;

/** The retention rules of matters, as the privacy notice tells them; run at each start, adds what is missing. */
export async function seedMatters(tx: Tx, city: City): Promise<void> {
  await seedRetention(tx, city, [
    {
      kind: MATTER_IDENTITY,
      keepDays: 180,
      leastDays: LEAST_DAYS,
      basis: '个人信息保护法第十九条：最短必要期限；事项办结且不能再重开之后，联系当事人的目的已经实现',
      verified: false,
    },
    {
      kind: MATTER_WORDS,
      keepDays: 1_095,
      leastDays: LEAST_DAYS,
      basis: '个人信息保护法第十九条：最短必要期限；办理事项的文字和照片保存三年',
      verified: false,
    },
    {
      kind: MATTER_DISCIPLINE,
      keepDays: 3_650,
      leastDays: LEAST_DAYS,
      basis: '本市设定：问题线索的文字、照片和身份信息保存十年，到期一并删除',
      verified: false,
    },
  ]);
}

/** A hold on any kind stops erasing: destroying the matter's key destroys all of it. */
export async function isMatterHeld(q: Queryable, matterId: Uuid): Promise<boolean> {
  for (const kind of [MATTER_IDENTITY, MATTER_WORDS, MATTER_DISCIPLINE]) {
    if (await isHeld(q, kind, matterId)) return true;
  }
  return false;
}
