/**
 * What a csv of halls and windows, or of entities, would do to the registry: worked out completely before anything is
 * written, so that a dry run and a real run say the same.
 *
 * A row whose place is registered already changes it; an empty optional cell leaves a registered fact as it is.
 */

import type { Uuid } from '../kernel/ids.ts';
import { isLocalDate, type LocalDate } from '../kernel/time.ts';
import { isUscc, normalUscc } from '../kernel/uscc.ts';
import {
  type BusinessEntity,
  ENTITY_KINDS,
  ENTITY_STATUSES,
  type EntityFacts,
  type Hall,
  type HallFacts,
  type ServiceWindow,
} from './model.ts';
import { type BadCell, type BadReason, type Column, type Row, readTable } from './rules-csv.ts';
import { placesWords } from './words.ts';

export const WINDOW_COLUMNS = [
  { key: 'division', zh: '区划', en: 'division', required: true, max: 40 },
  { key: 'hall', zh: '大厅名称', en: 'hall', required: true, max: 120 },
  { key: 'hallUnit', zh: '大厅管理单位', en: 'hall unit', required: true, max: 120 },
  { key: 'address', zh: '大厅地址', en: 'address', required: false, max: 200 },
  { key: 'hours', zh: '开放时间', en: 'hours', required: false, max: 200 },
  { key: 'number', zh: '窗口编号', en: 'number', required: true, max: 20 },
  { key: 'window', zh: '窗口名称', en: 'window', required: true, max: 120 },
  { key: 'unit', zh: '进驻单位', en: 'unit', required: true, max: 120 },
  { key: 'services', zh: '服务事项', en: 'services', required: false, max: 2000 },
] as const satisfies readonly Column<string>[];
type WindowKey = (typeof WINDOW_COLUMNS)[number]['key'];

export const ENTITY_COLUMNS = [
  { key: 'uscc', zh: '统一社会信用代码', en: 'uscc', required: true, max: 40 },
  { key: 'name', zh: '名称', en: 'name', required: true, max: 200 },
  { key: 'kind', zh: '类型', en: 'kind', required: true, max: 40 },
  { key: 'division', zh: '区划', en: 'division', required: true, max: 40 },
  { key: 'township', zh: '乡镇街道', en: 'township', required: false, max: 40 },
  { key: 'status', zh: '状态', en: 'status', required: false, max: 40 },
  { key: 'siShang', zh: '四上', en: 'above scale', required: false, max: 10 },
  { key: 'openedOn', zh: '成立日期', en: 'opened on', required: false, max: 10 },
] as const satisfies readonly Column<string>[];
type EntityKey = (typeof ENTITY_COLUMNS)[number]['key'];

type DivisionLine = Readonly<{ code: string; name: string; level: Hall['level']; parentCode: string | null }>;
type UnitLine = Readonly<{ id: Uuid; name: string; divisionCode: string }>;

export type Known = Readonly<{
  today: LocalDate;
  /** Every division of the city, and which of them the registrar reaches. */
  divisions: readonly DivisionLine[];
  reach: ReadonlySet<string>;
  /** Units that exist today. */
  units: readonly UnitLine[];
}>;

type PlannedHall = Readonly<{ before: Hall | null; divisionCode: string; level: Hall['level']; facts: HallFacts }>;
type PlannedWindow = Readonly<{
  before: ServiceWindow | null;
  hallKey: string;
  facts: Readonly<{ number: string; name: string; unitId: Uuid; services: string }>;
}>;
export type WindowPlan = Readonly<{
  halls: ReadonlyMap<string, PlannedHall>;
  windows: readonly PlannedWindow[];
  bad: readonly BadCell[];
  badRowsCsv: string;
}>;

/** Returns undefined, so that a row may end with it. */
type Complain = (column: string, value: string, reason: BadReason) => undefined;

/** @param registered open halls and windows of the city; those outside the registrar's reach are never touched. */
export function planWindows(
  csv: string,
  known: Known,
  registered: Readonly<{ halls: readonly Hall[]; windows: readonly ServiceWindow[] }>,
): WindowPlan {
  const table = readTable<WindowKey>(csv, WINDOW_COLUMNS);
  const halls = new Map<string, PlannedHall>();
  const windows: PlannedWindow[] = [];
  const seen = new Set<string>();
  const hallNow = new Map(registered.halls.map((hall) => [hallKey(hall.divisionCode, hall.name), hall]));
  const windowNow = new Map(registered.windows.map((window) => [`${window.hallId}\n${window.number}`, window]));
  return collect(table, windows, halls, (row, complain) => {
    const { cells } = row;
    const division = divisionIn(known, cells.division, '区划', complain);
    const hallUnit = unitIn(known, cells.hallUnit, division, '大厅管理单位', complain);
    const unit = unitIn(known, cells.unit, division, '进驻单位', complain);
    if (division === undefined || hallUnit === undefined || unit === undefined) return undefined;
    const key = hallKey(division.code, cells.hall);
    const place = `${key}\n${cells.number}`;
    if (seen.has(place)) return complain('窗口编号', cells.number, 'twice-in-file');
    seen.add(place);
    const before = hallNow.get(key) ?? null;
    const planned = halls.get(key);
    const differs =
      planned === undefined
        ? undefined
        : hallUnit !== planned.facts.unitId
          ? (['大厅管理单位', cells.hallUnit] as const)
          : cells.address !== '' && cells.address !== planned.facts.address
            ? (['大厅地址', cells.address] as const)
            : cells.hours !== '' && cells.hours !== planned.facts.hours
              ? (['开放时间', cells.hours] as const)
              : undefined;
    if (differs !== undefined) return complain(differs[0], differs[1], 'differs-from-row-above');
    return () => {
      if (planned === undefined) {
        halls.set(key, {
          before,
          divisionCode: division.code,
          level: division.level,
          facts: {
            name: cells.hall,
            unitId: hallUnit,
            address: cells.address === '' ? (before?.address ?? '') : cells.address,
            hours: cells.hours === '' ? (before?.hours ?? '') : cells.hours,
          },
        });
      }
      const window = before === null ? undefined : windowNow.get(`${before.id}\n${cells.number}`);
      const services = cells.services === '' ? (window?.services ?? '') : cells.services;
      windows.push({
        before: window ?? null,
        hallKey: key,
        facts: { number: cells.number, name: cells.window, unitId: unit, services },
      });
    };
  });
}

export type PlannedEntity = Readonly<{
  before: BusinessEntity | null;
  uscc: string;
  openedOn: LocalDate | null;
  facts: EntityFacts;
}>;
export type EntityPlan = Readonly<{
  entities: readonly PlannedEntity[];
  bad: readonly BadCell[];
  badRowsCsv: string;
}>;

/** The credit codes a csv names, so that the caller can fetch what is registered under them. */
export function usccsIn(csv: string): readonly string[] {
  return readTable<EntityKey>(csv, ENTITY_COLUMNS).rows.map((row) => normalUscc(row.cells.uscc));
}

/** @param registered entities of the whole city under the credit codes the csv names. */
export function planEntities(csv: string, known: Known, registered: readonly BusinessEntity[]): EntityPlan {
  const table = readTable<EntityKey>(csv, ENTITY_COLUMNS);
  const entities: PlannedEntity[] = [];
  const seen = new Set<string>();
  const now = new Map(registered.map((entity) => [entity.uscc, entity]));
  const { bad, badRowsCsv } = collect(table, entities, null, (row, complain) => {
    const { cells } = row;
    const uscc = normalUscc(cells.uscc);
    if (!isUscc(uscc)) complain('统一社会信用代码', cells.uscc, 'uscc-wrong');
    const division = divisionIn(known, cells.division, '区划', complain);
    const before = now.get(uscc) ?? null;
    if (before !== null && !known.reach.has(before.divisionCode)) {
      complain('统一社会信用代码', cells.uscc, 'belongs-to-another-division');
    }
    const townshipCode = townshipIn(known, cells.township, division, before, complain);
    const kind = wordIn(ENTITY_KINDS, 'places.kind.', cells.kind, '类型', complain);
    const status =
      cells.status === ''
        ? (before?.status ?? 'active')
        : wordIn(ENTITY_STATUSES, 'places.status.', cells.status, '状态', complain);
    const siShang = yesOrNo(cells.siShang, before?.siShang ?? false, complain);
    const openedOn = cells.openedOn === '' ? (before?.openedOn ?? null) : cells.openedOn;
    if (openedOn !== null && (!isLocalDate(openedOn) || openedOn > known.today)) {
      return complain('成立日期', cells.openedOn, 'not-a-date');
    }
    if (division === undefined || kind === undefined || status === undefined || siShang === undefined) return undefined;
    if (seen.has(uscc)) return complain('统一社会信用代码', cells.uscc, 'twice-in-file');
    seen.add(uscc);
    const facts = { name: cells.name, kind, divisionCode: division.code, townshipCode, status, siShang };
    return () => {
      entities.push({ before, uscc, openedOn, facts });
    };
  });
  return { entities, bad, badRowsCsv };
}

export function hallKey(divisionCode: string, name: string): string {
  return `${divisionCode}\n${name}`;
}

/** Runs every row; a row that drew no complaint, here or from reading, is kept, any other goes into the csv of bad rows. */
function collect<K extends string, W, H>(
  table: ReturnType<typeof readTable<K>>,
  windows: W,
  halls: H,
  read: (row: Row<K>, complain: Complain) => (() => void) | undefined,
): { windows: W; halls: H; bad: readonly BadCell[]; badRowsCsv: string } {
  const bad: BadCell[] = [...table.bad];
  const badRows = new Set(bad.map((cell) => cell.row));
  const badLines: string[] = [];
  for (const row of table.rows) {
    if (badRows.has(1) || badRows.has(row.row)) {
      badLines.push(row.line);
      continue;
    }
    const before = bad.length;
    const keep = read(row, (column, value, reason) => {
      bad.push({ row: row.row, column, value, reason });
      return undefined;
    });
    if (bad.length > before || keep === undefined) badLines.push(row.line);
    else keep();
  }
  const badRowsCsv = badLines.length === 0 ? '' : `${[table.header, ...badLines].join('\r\n')}\r\n`;
  return { windows, halls, bad, badRowsCsv };
}

function divisionIn(known: Known, cell: string, column: string, complain: Complain): DivisionLine | undefined {
  const found = known.divisions.filter((division) => division.code === cell || division.name === cell);
  const division = found.find((candidate) => candidate.code === cell) ?? (found.length === 1 ? found[0] : undefined);
  if (division === undefined) complain(column, cell, 'division-unknown');
  else if (!known.reach.has(division.code)) complain(column, cell, 'division-outside-yours');
  return division;
}

/** A unit by its id, else by its name: first in the hall's own division, then where the name is the only one. */
function unitIn(
  known: Known,
  cell: string,
  division: DivisionLine | undefined,
  column: string,
  complain: Complain,
): Uuid | undefined {
  const named = known.units.filter((unit) => unit.id === cell.toLowerCase() || unit.name === cell);
  const near = named.filter((unit) => unit.divisionCode === division?.code);
  const [first, second] = near.length > 0 ? near : named;
  if (first === undefined) complain(column, cell, 'unit-unknown');
  else if (second !== undefined) complain(column, cell, 'unit-name-ambiguous');
  else return first.id;
  return undefined;
}

function townshipIn(
  known: Known,
  cell: string,
  division: DivisionLine | undefined,
  before: BusinessEntity | null,
  complain: Complain,
): string | null {
  // A firm that moved to another county has left its township too.
  if (cell === '') return before?.divisionCode === division?.code ? (before?.townshipCode ?? null) : null;
  const township = known.divisions.find(
    (candidate) =>
      candidate.level === 'township' &&
      candidate.parentCode === division?.code &&
      (candidate.code === cell || candidate.name === cell),
  );
  if (township === undefined && division !== undefined) complain('乡镇街道', cell, 'township-not-in-division');
  return township?.code ?? null;
}

function wordIn<T extends string>(
  values: readonly T[],
  prefix: 'places.kind.' | 'places.status.',
  cell: string,
  column: string,
  complain: Complain,
): T | undefined {
  const said = cell.toLowerCase();
  const words = [placesWords.zh, placesWords.en] as readonly Readonly<Record<string, string>>[];
  const value = values.find((one) => one === said || words.some((word) => word[`${prefix}${one}`] === said));
  if (value === undefined) complain(column, cell, 'not-one-of');
  return value;
}

function yesOrNo(cell: string, otherwise: boolean, complain: Complain): boolean | undefined {
  if (cell === '') return otherwise;
  if (['是', 'yes', 'true', '1'].includes(cell.toLowerCase())) return true;
  if (['否', 'no', 'false', '0'].includes(cell.toLowerCase())) return false;
  complain('四上', cell, 'not-one-of');
  return undefined;
}
