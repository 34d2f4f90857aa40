/** Import of places: judging a row from memory, and comparing rows about windows with the registry. */

import type { Comparison, Difference, RowChange, RowFault, RowReader, StagedRow } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { divisionIn, judging, unitIn } from '../kernel/import-rows.ts';
import type { LocalDate } from '../kernel/time.ts';
import { isUscc, normalUscc, usccCheck } from '../kernel/uscc.ts';
import type { Directory } from '../people/index.ts';
import type { Hall, ServiceWindow } from './model.ts';

export type Known = Readonly<{
  today: LocalDate;
  directory: Directory;
  reach: ReadonlySet<string>;
  /** Search text of a name, stored beside it. */
  foundBy: (name: string) => string;
}>;

export const ENTITY_FIELDS = [
  'uscc',
  'name',
  'kind',
  'division_code',
  'township_code',
  'status',
  'si_shang',
  'opened_on',
  'found_by',
] as const;

export const WINDOW_FIELDS = [
  'division_code',
  'hall',
  'hall_unit',
  'address',
  'hours',
  'number',
  'name',
  'unit_id',
  'services',
] as const;

const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

export function entityReader(known: Known): RowReader {
  return judging((cells, complain) => {
    const { name = '', kind = '', status, siShang, openedOn } = cells;
    const uscc = normalUscc(cells['uscc'] ?? '');
    if (uscc !== '' && !isUscc(uscc)) complain('uscc', ...usccFault(uscc));
    const division = divisionIn(known, cells['division'] ?? '', complain);
    const township = cells['township'] ?? '';
    const found =
      division === undefined || township === '' ? undefined : known.directory.township(township, division.code);
    if (township !== '' && division !== undefined && found === undefined)
      complain('township', 'township-not-in-division');
    if (openedOn !== undefined && openedOn > known.today) complain('openedOn', 'not-yet');
    return {
      key: uscc,
      label: name,
      facts: {
        uscc,
        name,
        kind,
        division_code: division?.code ?? '',
        township_code: found?.code ?? null,
        status: orNull(status),
        si_shang: orNull(siShang),
        opened_on: orNull(openedOn),
        found_by: known.foundBy(name),
      },
    };
  });
}

/** Why a credit code is none, with what can be told about it. */
function usccFault(uscc: string): readonly [reason: string, hint: string] {
  if (uscc.length !== 18) return ['uscc-length', String(uscc.length)];
  const strange = /[^0-9A-HJ-NP-RTUW-Y]/.exec(uscc)?.[0];
  if (strange !== undefined) return ['uscc-letter', strange];
  if (!/^.{2}\d{6}/.test(uscc)) return ['uscc-letter', /\D/.exec(uscc.slice(2, 8))?.[0] ?? ''];
  return ['uscc-wrong', usccCheck(uscc.slice(0, 17))];
}

export function windowReader(known: Known): RowReader {
  return judging((cells, complain) => {
    const { hall = '', number = '', window = '' } = cells;
    const division = divisionIn(known, cells['division'] ?? '', complain);
    const code = division?.code ?? '';
    return {
      key: windowKey(code, hall, number),
      label: `${hall} ${number} ${window}`,
      facts: {
        division_code: code,
        hall,
        hall_unit: unitIn(known, cells['hallUnit'] ?? '', 'hallUnit', division, complain)?.id ?? null,
        address: orNull(cells['address']),
        hours: orNull(cells['hours']),
        number,
        name: window,
        unit_id: unitIn(known, cells['unit'] ?? '', 'unit', division, complain)?.id ?? null,
        services: orNull(cells['services']),
      },
    };
  });
}

function windowKey(divisionCode: string, hall: string, number: string): string {
  return `${divisionCode} / ${hall} / ${number}`;
}

export type Registered = Readonly<{ halls: readonly Hall[]; windows: readonly ServiceWindow[] }>;

/** The facts of a hall a row may give, under the names its differences carry. */
const HALL_FACTS = [
  ['hall_unit', 'unitId', 'hallUnit'],
  ['address', 'address', 'address'],
  ['hours', 'hours', 'hours'],
] as const;

/** @param registered open halls and windows within the importer's reach */
export function compareWindows(rows: readonly StagedRow[], registered: Registered): Comparison {
  const hallNow = new Map(registered.halls.map((hall) => [hallKey(hall.divisionCode, hall.name), hall]));
  const windowNow = new Map(registered.windows.map((window) => [`${window.hallId} ${window.number}`, window]));
  /** Facts of the hall in an earlier row, and its number. */
  const said = new Map<string, StagedRow>();
  const faults: RowFault[] = [];
  const changes: RowChange[] = [];
  const unchanged: { row: number }[] = [];
  for (const row of rows) {
    const key = hallKey(row.facts['division_code'] ?? '', row.facts['hall'] ?? '');
    const hall = hallNow.get(key);
    const first = said.get(key);
    const fault = hallFault(row, hall, first);
    if (fault !== undefined) {
      faults.push(fault);
      continue;
    }
    if (first === undefined) said.set(key, row);
    const beside = first === undefined && hall !== undefined ? hallDifferences(row, hall) : [];
    const window = hall === undefined ? undefined : windowNow.get(`${hall.id} ${row.facts['number'] ?? ''}`);
    const differences = [...beside, ...(window === undefined ? [] : windowDifferences(row, window))];
    if (window !== undefined && differences.length === 0) unchanged.push({ row: row.row });
    else if (differences.length > 0) {
      changes.push({ row: row.row, objectId: window?.id ?? null, version: window?.version ?? null, differences });
    }
  }
  return { faults, changes, unchanged };
}

export function hallKey(divisionCode: string, name: string): string {
  return `${divisionCode}\n${name}`;
}

function hallFault(row: StagedRow, hall: Hall | undefined, first: StagedRow | undefined): RowFault | undefined {
  if (first === undefined) {
    const needs = hall === undefined && row.facts['hall_unit'] === null;
    return needs ? { row: row.row, column: 'hallUnit', reason: 'hall-needs-unit', value: '' } : undefined;
  }
  for (const [field, , column] of HALL_FACTS) {
    const value = row.facts[field] ?? null;
    if (value === null || value === (first.facts[field] ?? null)) continue;
    return { row: row.row, column, reason: 'differs-from-row-above', value, hint: String(first.row) };
  }
  return undefined;
}

/** Differences of a row's hall from the registered one. */
export function hallDifferences(row: StagedRow, hall: Hall): readonly Difference[] {
  return HALL_FACTS.flatMap(([field, fact]) => differenceOf(field, hall[fact], row.facts[field] ?? null));
}

function windowDifferences(row: StagedRow, window: ServiceWindow): readonly Difference[] {
  return [
    ...differenceOf('name', window.name, row.facts['name'] ?? null),
    ...differenceOf('unit_id', window.unitId, row.facts['unit_id'] ?? null),
    ...differenceOf('services', window.services, row.facts['services'] ?? null),
  ];
}

function differenceOf(field: string, before: string, after: string | null): readonly Difference[] {
  return after === null || after === before ? [] : [{ field, before, after }];
}

export type WindowWanted = Readonly<{ hallId: Uuid; number: string; name: string; unitId: Uuid; services: string }>;

/** @param before what is registered; null for a new one */
export function wantedWindow(row: StagedRow, hallId: Uuid, before: ServiceWindow | null): WindowWanted {
  const { facts } = row;
  return {
    hallId,
    number: facts['number'] ?? '',
    name: facts['name'] ?? '',
    unitId: (facts['unit_id'] ?? before?.unitId ?? '') as Uuid,
    services: facts['services'] ?? before?.services ?? '',
  };
}
