/**
 * Rows of a list that an office brings in: the columns of its sheet, and judging one row from memory. What every kind of list
 * says alike (a division, a unit, how a complaint is gathered) stands here once.
 */

export type Said = Readonly<Record<'zh' | 'en', string>>;

export type ImportChoice = Readonly<{ value: string; said: Said; synonyms?: readonly string[] }>;

export type ImportColumn = Readonly<{
  key: string;
  said: Said;
  /** Other headings offices use for it. */
  synonyms: readonly string[];
  required: boolean;
  /** Characters at most. */
  max: number;
  /**
   * Reading of its cells. `text`: tidied, full-width letters and digits narrow; `words`: as somebody wrote them, lines kept; `code`: everything narrow, no blanks;
   * `date`: any usual spelling, becomes `YYYY-MM-DD`; `moment`: becomes `YYYY-MM-DD HH:MM`; `choice`: one of the words of
   * `choices`, becomes its value.
   */
  as: 'text' | 'words' | 'code' | 'date' | 'moment' | 'choice';
  choices?: readonly ImportChoice[];
  /** A number or code written as `text`: one that the spreadsheet rounded is a fault, as it always is in a `code`. */
  mark?: boolean;
  /** One sentence of help for whoever fills the column in. */
  note: Said;
  example: string;
}>;

/** A fault of a cell. `hint`: what it should be, where that can be told. */
export type CellFault = Readonly<{ column: string; reason: string; hint?: string }>;

/** A row that was understood. */
export type RowFacts = Readonly<{
  /** Identifies the record: within the file, in the register, next year. */
  key: string;
  /** Name of the record for people. */
  label: string;
  /** Values by the kind's `fields`; null where the file is silent and what is registered stays. */
  facts: Readonly<Record<string, string | null>>;
}>;

/** Judges one row from memory. Cells that were empty are ''. */
export type RowReader = (
  cells: Readonly<Record<string, string>>,
) => Readonly<{ ok: true; row: RowFacts }> | Readonly<{ ok: false; faults: readonly CellFault[] }>;

/** A column: a text that may be empty, unless said. */
export function importColumn(
  given: Partial<ImportColumn> & Pick<ImportColumn, 'key' | 'said' | 'note' | 'example'>,
): ImportColumn {
  return { synonyms: [], required: false, max: 120, as: 'text', ...given };
}

/** Column of the division, with the headings offices use for it; required, unless said. */
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

type Unknown = (what: 'division' | 'unit', cell: string) => readonly [reason: string, hint?: string];

/** The division a cell names, if it is one of the importer's. */
export function divisionIn<D extends Readonly<{ code: string }>>(
  known: Readonly<{
    directory: Readonly<{ division: (cell: string) => D | undefined; unknown: Unknown }>;
    /** Codes of the importer's divisions. */
    reach: ReadonlySet<string>;
  }>,
  cell: string,
  complain: Complain,
): D | undefined {
  if (cell === '') return undefined;
  const division = known.directory.division(cell);
  if (division === undefined) return complain('division', ...known.directory.unknown('division', cell));
  return known.reach.has(division.code) ? division : complain('division', 'division-outside-yours');
}

/** The unit a cell names: in its division first. */
export function unitIn<U extends object>(
  known: Readonly<{
    directory: Readonly<{
      unit: (cell: string, divisionCode: string) => U | 'unknown' | 'ambiguous';
      unknown: Unknown;
    }>;
  }>,
  cell: string,
  column: string,
  division: Readonly<{ code: string }> | undefined,
  complain: Complain,
): U | undefined {
  if (cell === '') return undefined;
  const unit = known.directory.unit(cell, division?.code ?? '');
  if (unit === 'unknown') return complain(column, ...known.directory.unknown('unit', cell));
  return unit === 'ambiguous' ? complain(column, 'unit-name-ambiguous') : unit;
}
