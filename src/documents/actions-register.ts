/** Register of papers (发文登记簿): of a paper its reader may not open it shows number, kind and state, so that no number is missing. */

import { matterNumbersInFull } from '../matters/index.ts';
import { type Reader, unitNames } from '../people/index.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import type { Paper } from './model.ts';
import type { RegisterLine } from './sheets.ts';

export async function registerLines(
  q: Queryable,
  reader: Reader,
  papers: readonly Paper[],
): Promise<readonly RegisterLine[]> {
  const about = papers.flatMap(({ matterId, matterIds }) => (matterId === null ? matterIds : [matterId]));
  const numbers = await matterNumbersInFull(q, reader, [...new Set(about)]);
  const names = await unitNames(
    q,
    papers.map(({ unitId }) => unitId),
  );
  return papers.map((paper) => {
    const { id, kind, state, number, matterId, matterIds, unitId } = paper;
    const open = (matterId === null ? matterIds : [matterId]).every((each) => numbers.has(each));
    const told = open ? paper : NOTHING;
    const { madeOn, madeAt, madeByName, voidReason, dataHash } = told;
    return {
      ...{ id, kind, state, number, unitId, unitName: names.get(unitId) ?? '', open },
      ...{ madeOn, madeAt, madeByName, voidReason, dataHash, matterId: told.matterId },
      matterNumber: told.matterId === null ? null : (numbers.get(told.matterId) ?? null),
    };
  });
}

const NOTHING = { matterId: null, madeOn: null, madeAt: null, madeByName: null, voidReason: null, dataHash: null };
