/** Import of the register: reading rows of agencies, officers and items from memory. */

import type { RowReader } from '../formats/index.ts';
import { type Complain, divisionIn, judging, unitIn } from '../kernel/import-rows.ts';
import { type LocalDate, localDate } from '../kernel/time.ts';
import type { Directory, Unit } from '../people/index.ts';
import type { Agency } from './model.ts';
import { holdsOn } from './rules-dated.ts';

export type Known = Readonly<{
  directory: Directory;
  reach: ReadonlySet<string>;
  /** Every version of every agency. */
  agencies: readonly Agency[];
}>;

const DATED = ['from_on', 'last_on'] as const;
/** Facts of a version, without its days. */
export const AGENCY_FACTS = ['unit_id', 'power', 'entrusting_unit_id', 'law'] as const;
export const OFFICER_FACTS = ['licence', 'name', 'unit_id', 'username'] as const;
export const ITEM_FACTS = ['code', 'name', 'law', 'level', 'unit_id', 'yearly_cap'] as const;
export const AGENCY_FIELDS = [...AGENCY_FACTS, ...DATED] as const;
export const OFFICER_FIELDS = [...OFFICER_FACTS, ...DATED] as const;
export const ITEM_FIELDS = [...ITEM_FACTS, ...DATED] as const;

type Cells = Readonly<Record<string, string>>;
const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

function daysOf({ from = '', until = '' }: Cells, complain: Complain) {
  if (from !== '' && until !== '' && until < from) complain('until', 'ends-before-it-begins');
  return { from_on: orNull(from), last_on: orNull(until) };
}

function unitOf(known: Known, { division = '', unit = '' }: Cells, complain: Complain): Unit | undefined {
  const found = unitIn(known, unit, 'unit', divisionIn(known, division, complain), complain);
  if (found !== undefined && !known.reach.has(found.divisionCode)) return complain('unit', 'unit-outside-yours');
  return found;
}

function agencyOf(known: Known, cells: Cells, complain: Complain): Unit | undefined {
  const unit = unitOf(known, cells, complain);
  const from = orNull(cells['from']);
  if (unit === undefined || from === null) return unit;
  const holds = known.agencies.some((agency) => agency.unitId === unit.id && holdsOn(agency, localDate(from)));
  return holds ? unit : complain('unit', 'not-an-agency');
}

export function agencyReader(known: Known): RowReader {
  return judging((cells, complain) => {
    const { power = '', entrusting = '', law = '' } = cells;
    const unit = unitOf(known, cells, complain);
    const organ = unitIn(known, entrusting, 'entrusting', undefined, complain);
    if (power === 'entrusted' && entrusting === '') complain('entrusting', 'entrusting-missing');
    if (power !== '' && power !== 'entrusted' && entrusting !== '') complain('entrusting', 'entrusting-needless');
    if (organ !== undefined && organ.id === unit?.id) complain('entrusting', 'entrusting-itself');
    return {
      key: unit?.id ?? '',
      label: cells['unit'] ?? '',
      facts: { unit_id: unit?.id ?? '', power, entrusting_unit_id: organ?.id ?? null, law, ...daysOf(cells, complain) },
    };
  });
}

export function officerReader(known: Known): RowReader {
  return judging((cells, complain) => {
    const { licence = '', name = '' } = cells;
    if (licence !== '' && licence.length < 4) complain('licence', 'licence-short');
    const username = orNull(cells['username']?.toLowerCase());
    const unit = agencyOf(known, cells, complain);
    return {
      key: licence,
      label: `${name}（${licence}）`,
      facts: { licence, name, unit_id: unit?.id ?? '', username, ...daysOf(cells, complain) },
    };
  });
}

export function itemReader(known: Known): RowReader {
  return judging((cells, complain) => {
    const { code = '', name = '', law = '', level = '', cap = '' } = cells;
    if (cap !== '' && !(/^[1-9]\d{0,2}$/.test(cap) && Number(cap) <= 366)) complain('cap', 'cap-no-number');
    const unit = agencyOf(known, cells, complain);
    return {
      key: itemKey(unit?.id ?? '', code),
      label: `${code} ${name}`,
      facts: { code, name, law, level, unit_id: unit?.id ?? '', yearly_cap: orNull(cap), ...daysOf(cells, complain) },
    };
  });
}

export function itemKey(unitId: string, code: string): string {
  return `${unitId} / ${code}`;
}

/** Days of a row that was read; both columns were judged. */
export function daysIn(facts: Readonly<Record<string, string | null>>): Readonly<{
  fromOn: LocalDate;
  lastOn: LocalDate | null;
}> {
  const last = facts['last_on'] ?? null;
  return { fromOn: localDate(facts['from_on'] ?? ''), lastOn: last === null ? null : localDate(last) };
}
