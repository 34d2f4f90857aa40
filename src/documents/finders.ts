/** Finder of papers by their number, in the register of one's own organ. */

import { type Finder, readerOf } from '../people/index.ts';
import { documentsAccess } from './access.ts';
import { registerLines } from './actions-register.ts';
import { readPaperNumber } from './rules-words.ts';
import { numberShown } from './sheets.ts';
import { listRegister } from './store.ts';
import { paperKindName } from './words.ts';

const SHOWN = 4;

const papers: Finder = {
  roles: documentsAccess.readRegister.roles,
  find: async (q, city, { actor, typed }) => {
    const number = readPaperNumber(typed);
    if (number === null) return [];
    const reader = await readerOf(q, city, actor);
    const { items } = await listRegister(q, reader, number, { limit: SHOWN, offset: 0 });
    return (await registerLines(q, reader, items)).map((paper) => ({
      kind: 'paper',
      id: paper.id,
      title: `${paperKindName('zh', paper.kind)}${numberShown(paper.number) ?? ''}`,
      mark: null,
      beside: paper.unitName,
      shownBy: { tab: 'register', kind: paper.kind, year: String(number.year), nth: String(number.nth) },
    }));
  },
};

export const documentsFinders: readonly Finder[] = [papers];
