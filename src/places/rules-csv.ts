/** Reading a csv a person made in a spreadsheet, so that what is wrong is named by row and column and nothing is lost. */

export type BadReason =
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'row-has-too-many-cells'
  | 'quote-not-closed'
  | 'not-utf8'
  | 'required'
  | 'too-long'
  | 'not-a-date'
  | 'not-one-of'
  | 'uscc-wrong'
  | 'division-unknown'
  | 'division-outside-yours'
  | 'township-not-in-division'
  | 'unit-unknown'
  | 'unit-name-ambiguous'
  | 'twice-in-file'
  | 'differs-from-row-above'
  | 'belongs-to-another-division';

/** `row` counts as a spreadsheet does: 1 is the header. `value` is what stood there. */
export type BadCell = Readonly<{ row: number; column: string; value: string; reason: BadReason }>;

export type Column<K extends string> = Readonly<{ key: K; zh: string; en: string; required: boolean; max: number }>;

export type Row<K extends string> = Readonly<{ row: number; cells: Readonly<Record<K, string>>; line: string }>;

export type Table<K extends string> = Readonly<{
  header: string;
  rows: readonly Row<K>[];
  bad: readonly BadCell[];
}>;

type Parsed = Readonly<{ records: readonly Readonly<{ cells: readonly string[]; line: string }>[]; closed: boolean }>;

/** RFC 4180, with either line end, a byte order mark, and a tab or semicolon where the header has no comma. */
export function parseCsv(text: string): Parsed {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const firstLine = source.slice(0, Math.max(0, source.search(/[\r\n]|$/)));
  const separator = firstLine.includes(',') ? ',' : firstLine.includes('\t') ? '\t' : ';';
  const records: { cells: string[]; line: string }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let began = 0;
  const end = (at: number): void => {
    cells.push(cell);
    records.push({ cells, line: source.slice(began, at) });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < source.length; i += 1) {
    const c = source.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (source.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) {
      cells.push(cell);
      cell = '';
    } else if (c === '\n' || c === '\r') {
      end(i);
      if (c === '\r' && source.charAt(i + 1) === '\n') i += 1;
      began = i + 1;
    } else cell += c;
  }
  if (began < source.length) end(source.length);
  return { records, closed: !quoted };
}

/** Checks form only (columns, required, length, encoding); what the values mean is the caller's to check. */
export function readTable<K extends string>(text: string, columns: readonly Column<K>[]): Table<K> {
  const { records, closed } = parseCsv(text);
  const [head, ...body] = records;
  const bad: BadCell[] = [];
  const positions = new Map<number, Column<K>>();
  const names = (head?.cells ?? []).map((name) => name.trim());
  names.forEach((name, position) => {
    const column = columns.find((candidate) => candidate.zh === name || candidate.en === name.toLowerCase());
    if (column === undefined) {
      if (name !== '') bad.push({ row: 1, column: name, value: name, reason: 'column-unknown' });
    } else if ([...positions.values()].includes(column)) {
      bad.push({ row: 1, column: name, value: name, reason: 'column-twice' });
    } else positions.set(position, column);
  });
  for (const column of columns) {
    if (column.required && ![...positions.values()].includes(column)) {
      bad.push({ row: 1, column: column.zh, value: '', reason: 'column-missing' });
    }
  }
  const rows: Row<K>[] = [];
  body.forEach((record, index) => {
    const row = index + 2;
    if (record.cells.every((value) => value.trim() === '')) return;
    const cells = Object.fromEntries(columns.map((column) => [column.key, ''])) as Record<K, string>;
    record.cells.forEach((raw, position) => {
      const value = raw.trim();
      const column = positions.get(position);
      if (column !== undefined) cells[column.key] = value;
      else if (value !== '') {
        const reason = (names[position] ?? '') === '' ? 'row-has-too-many-cells' : undefined;
        if (reason !== undefined) bad.push({ row, column: `#${position + 1}`, value, reason });
      }
    });
    for (const column of positions.values()) {
      const value = cells[column.key];
      const reason: BadReason | undefined = value.includes('\uFFFD')
        ? 'not-utf8'
        : value === '' && column.required
          ? 'required'
          : value.length > column.max
            ? 'too-long'
            : undefined;
      if (reason !== undefined) bad.push({ row, column: column.zh, value, reason });
    }
    rows.push({ row, cells, line: record.line });
  });
  if (!closed) bad.push({ row: records.length, column: '', value: '', reason: 'quote-not-closed' });
  return { header: head?.line ?? '', rows, bad };
}
