/** Import of the register: agencies, their officers, their published items. */

import type { Comparison, ImportKind, RowFault, Said, Staged, StagedRow, WriteProblem } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addDays, localDateOf } from '../kernel/time.ts';
import { directoryOf, type Importer, userByName } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Lang } from '../platform/pages/words.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { inspectionsAccess } from './access.ts';
import type { Agency, Dated, Item, ItemLevel, Officer, Power } from './model.ts';
import { compareDated, endedBy, type Kept } from './rules-dated.ts';
import {
  AGENCY_FACTS,
  AGENCY_FIELDS,
  agencyReader,
  daysIn,
  ITEM_FACTS,
  ITEM_FIELDS,
  itemKey,
  itemReader,
  type Known,
  OFFICER_FACTS,
  OFFICER_FIELDS,
  officerReader,
} from './rules-import.ts';
import { AGENCY_COLUMNS, ITEM_COLUMNS, OFFICER_COLUMNS, REGISTER_REASONS } from './rules-import-columns.ts';
import {
  allAgencies,
  endVersion,
  insertAgency,
  insertItem,
  insertOfficer,
  itemsCoded,
  officersLicensed,
  type RegisterTable,
} from './store.ts';

type Rows = Pick<Staged, 'rows'>;
const MEANWHILE = { kind: 'changed-meanwhile' } as const;
const FIELD_OF: Readonly<Record<string, string>> = {
  ...{ unit: 'unit_id', entrusting: 'entrusting_unit_id', cap: 'yearly_cap', from: 'from_on', until: 'last_on' },
};

async function known(q: Queryable, by: Importer): Promise<Known> {
  const [directory, agencies] = [await directoryOf(q), await allAgencies(q)];
  return { directory, reach: new Set(by.divisionCodes), agencies };
}

const saidOf = (columns: readonly Readonly<{ key: string; said: Said }>[]): Readonly<Record<string, Said>> =>
  Object.fromEntries(columns.map(({ key, said }) => [FIELD_OF[key] ?? key, said]));

async function shownIn(q: Queryable, lang: Lang): Promise<(field: string, value: string) => string> {
  const directory = await directoryOf(q);
  const choices = [...AGENCY_COLUMNS, ...ITEM_COLUMNS].flatMap(({ key, choices: some = [] }) =>
    some.map(({ value, said }) => [`${key} ${value}`, said[lang]] as const),
  );
  const texts = new Map(choices);
  return (field, value) =>
    field === 'unit_id' || field === 'entrusting_unit_id'
      ? directory.unitName(value)
      : (texts.get(`${field} ${value}`) ?? value);
}

type Register<T extends Dated> = Readonly<{
  table: RegisterTable;
  facts: readonly string[];
  /** Versions that are kept of the records these rows are of. */
  kept: (q: Queryable, rows: readonly StagedRow[]) => Promise<readonly Kept[]>;
  /** What no row can be judged by alone. */
  faults?: (q: Queryable, rows: readonly StagedRow[]) => Promise<readonly RowFault[]>;
  made: (q: Queryable, row: StagedRow, dated: Dated & Readonly<{ unitId: Uuid; divisionCode: string }>) => Promise<T>;
  insert: (tx: Tx, made: T) => Promise<void>;
}>;

/** What all three kinds have alike; `mostRows` of them are judged in memory. */
function registerKind<T extends Dated>(register: Register<T>) {
  return {
    access: inspectionsAccess.keepRegister,
    mostRows: 20_000,
    repeats: 'fault',
    reasons: REGISTER_REASONS,
    compare: async (q: Queryable, city: City, _: Importer, staged: Rows): Promise<Comparison> => {
      const rows = await staged.rows();
      const faults = (await register.faults?.(q, rows)) ?? [];
      const bad = new Set(faults.map(({ row }) => row));
      const good = rows.filter(({ row }) => !bad.has(row));
      const today = localDateOf(city.outside.now());
      const compared = compareDated(good, await register.kept(q, rows), register.facts, today);
      return { ...compared, faults: [...faults, ...(compared.faults as readonly RowFault[])] };
    },
    write: (tx: Tx, _: City, __: Importer, staged: Rows) => writeVersions(tx, register, staged),
    shown: shownIn,
  } as const;
}

async function writeVersions<T extends Dated>(
  tx: Tx,
  register: Register<T>,
  staged: Rows,
): Promise<Result<null, WriteProblem>> {
  const rows = await staged.rows();
  const kept = await register.kept(tx, rows);
  const directory = await directoryOf(tx);
  for (const row of rows) {
    const { fromOn, lastOn } = daysIn(row.facts);
    if (row.objectId !== null) {
      if (row.version === null || lastOn === null) return refuse(MEANWHILE);
      const ended = { id: row.objectId, version: row.version, lastOn };
      if (!(await endVersion(tx, register.table, ended))) return refuse(MEANWHILE);
      continue;
    }
    if (kept.some((each) => each.key === row.key && each.fromOn >= fromOn)) return refuse(MEANWHILE);
    const before = endedBy(row, kept);
    const ends = row.differences.length > 0;
    // Another brought one in meanwhile, or the one before was seen otherwise.
    if (ends ? before?.version !== row.version : (before?.lastOn ?? '') >= fromOn) return refuse(MEANWHILE);
    if (before !== undefined && ends) {
      if (!(await endVersion(tx, register.table, { ...before, lastOn: addDays(fromOn, -1) }))) return refuse(MEANWHILE);
    } else if (before !== undefined && before.lastOn === null) return refuse(MEANWHILE);
    const unit = directory.unit(row.facts['unit_id'] ?? '', '');
    if (typeof unit === 'string') return refuse(MEANWHILE);
    const dated = { id: row.id, fromOn, lastOn, version: 1, unitId: unit.id, divisionCode: unit.divisionCode };
    await register.insert(tx, await register.made(tx, row, dated));
  }
  return ok(null);
}

const keptOf = (each: Dated, key: string, facts: Kept['facts']): Kept => ({
  ...{ id: each.id, version: each.version, fromOn: each.fromOn, lastOn: each.lastOn, key, facts },
});

const agencies = {
  name: 'agencies',
  said: { zh: '执法机构', en: 'enforcement agencies' },
  note: {
    zh: '一行一个执法机构：哪个单位、凭什么职权检查。没有列入的单位不能检查。',
    en: 'An agency each row: which unit may inspect, and by what power. No other unit may.',
  },
  columns: AGENCY_COLUMNS,
  keyColumn: 'unit',
  fields: AGENCY_FIELDS,
  fieldSaid: saidOf(AGENCY_COLUMNS),
  reader: async (q: Queryable, _: City, by: Importer) => agencyReader(await known(q, by)),
  ...registerKind<Agency>({
    table: 'inspections_agency',
    facts: AGENCY_FACTS,
    kept: async (q) =>
      (await allAgencies(q)).map((agency) => {
        const { unitId, power, entrustingUnitId, law } = agency;
        return keptOf(agency, unitId, { unit_id: unitId, power, entrusting_unit_id: entrustingUnitId, law });
      }),
    made: async (_, { facts }, dated) => ({
      ...dated,
      power: facts['power'] as Power,
      entrustingUnitId: (facts['entrusting_unit_id'] ?? null) as Uuid | null,
      law: facts['law'] ?? '',
    }),
    insert: insertAgency,
  }),
} as const satisfies ImportKind<Importer>;

const officers = {
  name: 'officers',
  said: { zh: '执法人员', en: 'enforcement officers' },
  note: {
    zh: '一行一本《河南省行政执法证》，按证号识别。网格员、辅助人员、首席服务员没有证，不能列入。',
    en: 'A licence each row, known by its number. Grid workers, assistants and service officers have none.',
  },
  columns: OFFICER_COLUMNS,
  keyColumn: 'licence',
  fields: OFFICER_FIELDS,
  fieldSaid: saidOf(OFFICER_COLUMNS),
  reader: async (q: Queryable, _: City, by: Importer) => officerReader(await known(q, by)),
  ...registerKind<Officer>({
    table: 'inspections_officer',
    facts: OFFICER_FACTS,
    kept: async (q, rows) => {
      const all = await officersLicensed(
        q,
        rows.map(({ key }) => key),
      );
      const accounts = await accountsOf(q, rows);
      const nameOf = new Map([...accounts].map(([username, { id }]) => [id as string, username]));
      return all.map((officer) => {
        const { licence, name, unitId, userId } = officer;
        // An account the file does not name is another one than it names.
        const username = userId === null ? null : (nameOf.get(userId) ?? userId);
        return keptOf(officer, licence, { licence, name, unit_id: unitId, username });
      });
    },
    faults: accountFaults,
    made: async (q, { facts }, dated) => {
      const account = facts['username'] == null ? undefined : await userByName(q, facts['username']);
      const lastOn = dated.lastOn ?? dated.fromOn;
      return {
        ...dated,
        lastOn,
        licence: facts['licence'] ?? '',
        name: facts['name'] ?? '',
        userId: account?.id ?? null,
      };
    },
    insert: insertOfficer,
  }),
} as const satisfies ImportKind<Importer>;

type Account = Readonly<{ id: Uuid; displayName: string; disabledAt: string | null }>;

async function accountsOf(q: Queryable, rows: readonly StagedRow[]): Promise<ReadonlyMap<string, Account>> {
  const accounts = new Map<string, Account>();
  for (const username of new Set(rows.map(({ facts }) => facts['username'] ?? ''))) {
    const account = username === '' ? undefined : await userByName(q, username);
    if (account !== undefined) accounts.set(username, account);
  }
  return accounts;
}

/** An account is the officer’s own: it has the name that stands on the licence. */
async function accountFaults(q: Queryable, rows: readonly StagedRow[]): Promise<readonly RowFault[]> {
  const accounts = await accountsOf(q, rows);
  return rows.flatMap((row): readonly RowFault[] => {
    const username = row.facts['username'] ?? '';
    if (username === '') return [];
    const account = accounts.get(username);
    const fault = { row: row.row, column: 'username', value: username };
    if (account === undefined || account.disabledAt !== null) return [{ ...fault, reason: 'account-unknown' }];
    if (account.displayName === row.facts['name']) return [];
    return [{ ...fault, reason: 'account-name-differs', hint: account.displayName }];
  });
}

const items = {
  name: 'inspection-items',
  said: { zh: '检查事项', en: 'inspection items' },
  note: {
    zh: '一行一个已公布的检查事项；没有列入的事项不能检查。',
    en: 'A published item each row. What is not on the list cannot be inspected.',
  },
  columns: ITEM_COLUMNS,
  keyColumn: 'code',
  fields: ITEM_FIELDS,
  fieldSaid: saidOf(ITEM_COLUMNS),
  reader: async (q: Queryable, _: City, by: Importer) => itemReader(await known(q, by)),
  ...registerKind<Item>({
    table: 'inspections_item',
    facts: ITEM_FACTS,
    kept: async (q, rows) => {
      const all = await itemsCoded(
        q,
        rows.map(({ facts }) => facts['code'] ?? ''),
      );
      return all.map((item) => {
        const { code, name, law, level, unitId, yearlyCap } = item;
        const cap = yearlyCap === null ? null : String(yearlyCap);
        return keptOf(item, itemKey(unitId, code), { code, name, law, level, unit_id: unitId, yearly_cap: cap });
      });
    },
    made: async (_, { facts }, dated) => ({
      ...dated,
      code: facts['code'] ?? '',
      name: facts['name'] ?? '',
      law: facts['law'] ?? '',
      level: facts['level'] as ItemLevel,
      yearlyCap: facts['yearly_cap'] == null ? null : Number(facts['yearly_cap']),
    }),
    insert: insertItem,
  }),
} as const satisfies ImportKind<Importer>;

export const inspectionsImports = [agencies, officers, items] as const satisfies readonly ImportKind<Importer>[];
export const REGISTER_KINDS = { agencies, officers, items } as const;
