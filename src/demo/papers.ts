/** Papers of the examples: some issued, one void and made again, a draft of a bulletin; made last, of matters as they are then. */

import { makeBulletin, makeMatterPaper, papersFor, voidOwn } from '../documents/index.ts';
import { type Actor, readerOf } from '../people/index.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { must, type Stage } from './stage.ts';
import type { Matter } from './stories.ts';

/** Matters that get their papers, and those in the bulletin. */
const WITH_PAPERS = 4;
const IN_BULLETIN = 3;
const WORDS = {
  subject: '政务服务窗口有关问题',
  overview: '近期对部分政务服务窗口的办件情况作了梳理，总体有序，仍有少数事项没有按期办结。（示例）',
  demands: '请各责任单位逐件核实，按期整改，并举一反三。（示例）',
};

export async function issuePapers({ city }: Stage, dispatcher: Actor, matters: readonly Matter[]): Promise<void> {
  const reader = await readerOf(city.db, city, dispatcher);
  const told: Matter[] = [];
  for (const matter of matters) {
    if (told.length === WITH_PAPERS) break;
    const found = await papersFor(city.db, city, reader, matter.id);
    const offers = found?.offers.filter(({ kind }) => kind === 'assignment' || kind === 'acceptance-notice') ?? [];
    if (offers.length === 0) continue;
    for (const { kind, step } of offers) {
      const make = () =>
        inTransaction(city.db, (tx) =>
          makeMatterPaper(tx, city, dispatcher, matter.id, { id: city.outside.uuid(), kind, step, isDraft: false }),
        );
      const made = must(await make(), 'a paper');
      if (kind !== 'assignment' || told.length > 0) continue;
      must(
        await inTransaction(city.db, (tx) =>
          voidOwn(tx, city, dispatcher, made.id, '承办单位写错，重新制作。（示例）'),
        ),
        'a void paper',
      );
      must(await make(), 'a paper made again');
    }
    told.push(matter);
  }
  const matterIds = told.slice(0, IN_BULLETIN).map(({ id }) => id);
  if (matterIds.length === 0) return;
  const order = { id: city.outside.uuid(), isDraft: true, matterIds, words: WORDS };
  must(await inTransaction(city.db, (tx) => makeBulletin(tx, city, dispatcher, order)), 'a bulletin');
}
