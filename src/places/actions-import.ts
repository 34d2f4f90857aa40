/** Import of places: entities (very many), and halls with their windows. */

import type { Difference, ImportKind, Said, Staged, StagedRow, WriteProblem } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { localDateOf } from '../kernel/time.ts';
import { directoryOf, type Importer } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Lang } from '../platform/pages/words.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { placesAccess } from './access.ts';
import { changeHall, changeWindow } from './actions.ts';
import { foundBy } from './codes/found-by.ts';
import { ENDED } from './entities/actions-entities.ts';
import type { Hall, Registrar, ServiceWindow } from './model.ts';
import {
  compareWindows,
  ENTITY_FIELDS,
  entityReader,
  hallDifferences,
  hallKey,
  type Known,
  type Registered,
  WINDOW_FIELDS,
  wantedWindow,
  windowReader,
} from './rules-import.ts';
import { PLACES_REASONS, WINDOW_COLUMNS } from './rules-import-columns.ts';
import { ENTITY_COLUMNS } from './rules-import-entity-columns.ts';
import { insertHalls, insertWindows, openHalls, openWindowsOf } from './store.ts';
import { entityComparison, insertStagedEntities, updateStagedEntities } from './store-import.ts';

type Written = Promise<Result<null, WriteProblem>>;

async function known(q: Queryable, city: City, by: Importer): Promise<Known> {
  return {
    today: localDateOf(city.outside.now()),
    directory: await directoryOf(q),
    reach: new Set(by.divisionCodes),
    foundBy: (name) => foundBy(name, null),
  };
}

function registrar(by: Importer): Registrar {
  return { postId: by.actor?.postId ?? null, divisionCodes: by.divisionCodes };
}

/** Names for codes and ids, words for values. */
async function shownIn(q: Queryable, lang: Lang): Promise<(field: string, value: string) => string> {
  const directory = await directoryOf(q);
  const texts = new Map(
    ENTITY_COLUMNS.flatMap(({ key, choices = [] }) =>
      choices.map(({ value, said }) => [`${key === 'siShang' ? 'si_shang' : key} ${value}`, said[lang]] as const),
    ),
  );
  return (field, value) => {
    if (field === 'division_code' || field === 'township_code') return directory.divisionName(value);
    if (field === 'unit_id' || field === 'hall_unit') return directory.unitName(value);
    return texts.get(`${field} ${value}`) ?? value;
  };
}

const saidOf = (
  columns: typeof ENTITY_COLUMNS,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, Said>> =>
  Object.fromEntries(columns.flatMap(({ key, said }) => [[names[key] ?? key, said] as const]));

const entities: ImportKind<Importer> = {
  name: 'entities',
  said: { zh: '经营主体', en: 'business entities' },
  note: {
    zh: '企业、个体工商户、农民专业合作社等，一行一户；按统一社会信用代码识别。',
    en: 'Enterprises, sole traders, cooperatives; one a row, known by the credit code.',
  },
  columns: ENTITY_COLUMNS,
  keyColumn: 'uscc',
  fields: ENTITY_FIELDS,
  fieldSaid: saidOf(ENTITY_COLUMNS, {
    division: 'division_code',
    township: 'township_code',
    siShang: 'si_shang',
    openedOn: 'opened_on',
  }),
  access: placesAccess.importPlaces,
  mostRows: 2_000_000,
  repeats: 'fault',
  reasons: PLACES_REASONS,
  reader: async (q, city, by) => entityReader(await known(q, city, by)),
  compare: async (_, __, by, staged) => entityComparison(staged, by.divisionCodes),
  write: async (tx, city, by, staged) => {
    const at = city.outside.now();
    const entering = { today: localDateOf(at), at, byPost: registrar(by).postId, ended: ENDED };
    if (!(await updateStagedEntities(tx, staged, entering))) return refuse({ kind: 'changed-meanwhile' });
    await insertStagedEntities(tx, staged, entering);
    return ok(null);
  },
  shown: shownIn,
};

async function within(q: Queryable, by: Importer): Promise<Registered> {
  const reach = new Set(by.divisionCodes);
  const halls = (await openHalls(q)).filter((hall) => reach.has(hall.divisionCode));
  const windows = await openWindowsOf(
    q,
    halls.map(({ id }) => id),
  );
  return { halls, windows };
}

const windows: ImportKind<Importer> = {
  name: 'windows',
  said: { zh: '大厅和窗口', en: 'halls and windows' },
  note: {
    zh: '一行一个窗口，连同它的大厅；按“大厅＋窗口编号”识别。',
    en: 'One window a row with its hall; known by hall and number.',
  },
  columns: WINDOW_COLUMNS,
  keyColumn: 'number',
  fields: WINDOW_FIELDS,
  fieldSaid: saidOf(WINDOW_COLUMNS, {
    division: 'division_code',
    hallUnit: 'hall_unit',
    window: 'name',
    unit: 'unit_id',
  }),
  access: placesAccess.importPlaces,
  mostRows: 50_000,
  repeats: 'fault',
  reasons: PLACES_REASONS,
  reader: async (q, city, by) => windowReader(await known(q, city, by)),
  compare: async (q, _, by, staged) => compareWindows(await staged.rows(), await within(q, by)),
  write: writeWindows,
  shown: shownIn,
};

async function writeWindows(tx: Tx, city: City, by: Importer, staged: Staged): Written {
  const registered = await within(tx, by);
  const halls = new Map(registered.halls.map((hall) => [hallKey(hall.divisionCode, hall.name), hall]));
  const now = new Map(registered.windows.map((window) => [window.id, window]));
  const rows = await staged.rows();
  const newHalls = await hallsFor(tx, city, rows, halls);
  await insertHalls(tx, newHalls);
  const opened: ServiceWindow[] = [];
  for (const row of rows) {
    const hall = halls.get(hallKey(row.facts['division_code'] ?? '', row.facts['hall'] ?? ''));
    if (hall === undefined) throw new Error('a staged window has its hall');
    if (!(await settleHall(tx, city, by, row, hall))) return refuse({ kind: 'changed-meanwhile' });
    if (row.objectId === null) {
      opened.push({ ...wantedWindow(row, hall.id, null), ...begun(city, row.id) });
      continue;
    }
    const before = now.get(row.objectId);
    if (before === undefined || before.version !== row.version) return refuse({ kind: 'changed-meanwhile' });
    const change = { id: before.id, version: before.version, facts: wantedWindow(row, hall.id, before) };
    const changed = await changeWindow(tx, city, registrar(by), change);
    if (!changed.ok) return refuse({ kind: 'changed-meanwhile' });
  }
  await insertWindows(tx, opened);
  return ok(null);
}

function begun(city: City, id: Uuid) {
  const today = localDateOf(city.outside.now());
  return { id, openedOn: today, sinceOn: today, closedOn: null, version: 1 };
}

/** Adds the halls that rows name and that do not exist yet. */
async function hallsFor(tx: Tx, city: City, rows: readonly StagedRow[], halls: Map<string, Hall>): Promise<Hall[]> {
  const directory = await directoryOf(tx);
  const fresh: Hall[] = [];
  for (const { facts } of rows) {
    const divisionCode = facts['division_code'] ?? '';
    const name = facts['hall'] ?? '';
    const key = hallKey(divisionCode, name);
    const unitId = facts['hall_unit'] as Uuid | null | undefined;
    const division = directory.division(divisionCode);
    if (halls.has(key) || unitId == null || division === undefined) continue;
    const hall: Hall = {
      ...begun(city, city.outside.uuid()),
      name,
      level: division.level,
      divisionCode,
      unitId,
      address: facts['address'] ?? '',
      hours: facts['hours'] ?? '',
    };
    halls.set(key, hall);
    fresh.push(hall);
  }
  return fresh;
}

/** Changes the hall as the row was shown to do. @returns false where the hall is no longer what was shown */
async function settleHall(tx: Tx, city: City, by: Importer, row: StagedRow, hall: Hall): Promise<boolean> {
  const wanted = hallDifferences(row, hall);
  const shown = row.differences.filter(({ field }) => ['hall_unit', 'address', 'hours'].includes(field));
  if (shown.length === 0) return true;
  const same = (one: Difference) =>
    shown.some(({ field, before, after }) => field === one.field && before === one.before && after === one.after);
  if (wanted.length !== shown.length || !wanted.every(same)) return false;
  const { name, unitId, address, hours } = hall;
  const told = new Map(wanted.map(({ field, after }) => [field, after]));
  const facts = {
    name,
    unitId: (told.get('hall_unit') ?? unitId) as Uuid,
    address: told.get('address') ?? address,
    hours: told.get('hours') ?? hours,
  };
  return (await changeHall(tx, city, registrar(by), { id: hall.id, version: hall.version, facts })).ok;
}

export const placesImports: readonly ImportKind<Importer>[] = [entities, windows];
