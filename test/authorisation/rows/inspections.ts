/** The routes of inspections: who may call what, and what that does by where they sit. */

import { bringRegister } from '../../../src/inspections/index.ts';
import type { Role } from '../../../src/people/index.ts';
import { transact } from '../../../src/platform/postgres/db.ts';
import { HERE } from '../ground.ts';
import { laid, MANY, one, type Rows } from './row.ts';

const READERS: readonly Role[] = [
  'inspector',
  'agency-supervisor',
  'justice-supervisor',
  'discipline-supervisor',
  'joint-office',
  'leader',
];

export const inspectionsLaid = laid(async ({ city }, { leadId }) => {
  const words = { law: '甲县独一无二的职权依据', licence: '甲县16140001', item: '甲县独一无二的检查事项' };
  const by = { actor: null, divisionCodes: [HERE] };
  const of = { unit: leadId, division: HERE, from: '2026-01-05' };
  await transact(city.db, async (tx) => {
    await bringRegister(tx, city, by, 'agencies', [{ ...of, power: 'own', law: words.law }]);
    const officer = { ...of, licence: words.licence, name: '测试执法员', until: '2099-12-31' };
    await bringRegister(tx, city, by, 'officers', [officer]);
    await bringRegister(tx, city, by, 'items', [
      { ...of, code: 'SP-1', name: words.item, law: '《食品安全法》第一百一十条', level: 'county' },
    ]);
  });
  return words;
});

export const inspectionsRows: Rows = {
  'GET /api/v1/inspections/agencies': {
    by: READERS,
    elsewhere: 'allowed',
    ask: one(() => `inspections/agencies?${MANY}`),
    shows: () => inspectionsLaid().law,
    sheet: true,
  },
  'GET /api/v1/inspections/officers': {
    by: READERS,
    elsewhere: 'allowed',
    ask: one(() => `inspections/officers?${MANY}`),
    shows: () => inspectionsLaid().licence,
    sheet: true,
  },
  'GET /api/v1/inspections/items': {
    by: READERS,
    elsewhere: 'allowed',
    ask: one(() => `inspections/items?${MANY}`),
    shows: () => inspectionsLaid().item,
    sheet: true,
  },
};
