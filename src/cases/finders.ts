/**
 * Finder of provincial cases by the province's number, whole. It tells when a case came, so it finds nothing for units and for
 * whoever is too near, as the list.
 */

import { readReference } from '../kernel/reference.ts';
import { localDateOf } from '../kernel/time.ts';
import { matterLines } from '../matters/index.ts';
import { type Finder, readerOf } from '../people/index.ts';
import { casesAccess } from './access.ts';
import { listCases } from './store.ts';

const SHOWN = 4;

const byNumber: Finder = {
  roles: casesAccess.listCases.roles,
  find: async (q, city, { actor, typed }) => {
    if (readReference(typed) === undefined) return [];
    const reader = await readerOf(q, city, actor);
    const { items } = await listCases(q, reader, { search: typed }, { limit: SHOWN, offset: 0 });
    const lines = await matterLines(q, reader, items, localDateOf(city.outside.now()), city);
    return lines.map(({ id, number, reference, respondent }) => ({
      kind: 'case',
      id,
      title: reference?.number ?? number,
      mark: null,
      beside: [number, respondent?.name].filter((said) => said != null).join(' · '),
    }));
  },
};

export const casesFinders: readonly Finder[] = [byNumber];
