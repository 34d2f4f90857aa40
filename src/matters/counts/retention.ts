/** Retention of identities and words; the log names nobody and stays. */

import type { Uuid } from '../../kernel/ids.ts';
import { isHeld, seedRetention } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';

export const MATTER_IDENTITY = 'matter-identity';
export const MATTER_WORDS = 'matter-words';
/** Kind of the discipline lane, for identity, words and photos: other readers, duties and times. */
export const MATTER_DISCIPLINE = 'matter-discipline';
/** What was uploaded and named by no act: of a form that was closed, of a copy that was cut and never released. */
export const MATTER_UPLOAD = 'matter-upload';
/** Of all that is kept of a matter; the uploads come first. */
export const MATTER_KINDS = [MATTER_UPLOAD, MATTER_IDENTITY, MATTER_WORDS, MATTER_DISCIPLINE] as const;
/** Longer than the appeal and the reopening of any starting rule together, so that nothing said goes while it may be needed. */
const LEAST_DAYS = 90;

/** Adds missing retention rules, as the privacy notice tells them; runs at each start. */
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
    {
      kind: MATTER_UPLOAD,
      keepDays: 7,
      // A form that is open over a weekend keeps what was uploaded for it.
      leastDays: 3,
      basis: '个人信息保护法第十九条：最短必要期限；没有用到的文件不属于事项，七天后清除',
      verified: false,
    },
  ]);
}

/** Whether a hold stops erasing; one on any kind does, because the matter's key destroys all. */
export async function isMatterHeld(q: Queryable, matterId: Uuid): Promise<boolean> {
  for (const kind of MATTER_KINDS) {
    if (await isHeld(q, kind, matterId)) return true;
  }
  return false;
}
