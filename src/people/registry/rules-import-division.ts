/** What imports of every slice share: a column's usual form, complaints about a row, and the division and unit it names. */

import type { CellFault, ImportColumn, RowFacts, RowReader } from '../../formats/index.ts';
import type { Division, Unit } from '../model.ts';
import type { Directory } from './rules-directory.ts';

type Given = Partial<ImportColumn> & Pick<ImportColumn, 'key' | 'said' | 'note' | 'example'>;

/** A column: a text that may be empty, unless said. */
export function importColumn(given: Given): ImportColumn {
  return { synonyms: [], required: false, max: 120, as: 'text', ...given };
}

/** Column of the division, with the headings offices use for it. */
export function divisionColumn(given: Partial<ImportColumn> = {}): ImportColumn {
  return importColumn({
    key: 'division',
    said: { zh: '区划', en: 'division' },
    synonyms: [
      '行政区划',
      '区划代码',
      '行政区划代码',
      '县区',
      '县（市、区）',
      '县市区',
      '区县',
      '所属区县',
      '所属县区',
      '所属区划',
      '大厅所在区划',
      '所在县区',
      '所属辖区',
      '辖区',
    ],
    required: true,
    max: 40,
    note: { zh: '区划代码或名称，如 411403 或 睢阳区', en: 'code or name of the division, such as 411403 or 睢阳区' },
    example: '睢阳区',
    ...given,
  });
}

export const DIVISION_REASONS = {
  'division-unknown': { zh: '没有这个区划', en: 'no such division' },
  'division-outside-yours': { zh: '这个区划不归您的岗位管', en: 'this division is outside your post’s reach' },
} as const;

/** Returns undefined, so that a fact may end with it. */
export type Complain = (column: string, reason: string, hint?: string) => undefined;

/** Divisions and units by name, and whether a division is the importer's. */
export type Known = Readonly<{ directory: Directory; reach: ReadonlySet<string> }>;

/** Gathers complaints and facts; a row with a complaint has no facts. A cell already found faulty is '' and not judged again. */
export function judging(judge: (cells: Readonly<Record<string, string>>, complain: Complain) => RowFacts): RowReader {
  return (cells) => {
    const faults: CellFault[] = [];
    const row = judge(cells, (column, reason, hint) => {
      faults.push({ column, reason, ...(hint === undefined ? {} : { hint }) });
      return undefined;
    });
    return faults.length > 0 ? { ok: false, faults } : { ok: true, row };
  };
}

/** The division a cell names, if it is one of the importer's. */
export function divisionIn({ directory, reach }: Known, cell: string, complain: Complain): Division | undefined {
  if (cell === '') return undefined;
  const division = directory.division(cell);
  if (division === undefined) return complain('division', ...directory.unknown('division', cell));
  return reach.has(division.code) ? division : complain('division', 'division-outside-yours');
}

/** The unit a cell names: in its division first. */
export function unitIn(
  { directory }: Known,
  cell: string,
  column: string,
  division: Division | undefined,
  complain: Complain,
): Unit | undefined {
  if (cell === '') return undefined;
  const unit = directory.unit(cell, division?.code ?? '');
  if (unit === 'unknown') return complain(column, ...directory.unknown('unit', cell));
  return unit === 'ambiguous' ? complain(column, 'unit-name-ambiguous') : unit;
}
