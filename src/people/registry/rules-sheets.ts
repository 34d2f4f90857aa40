/** Columns of a sheet, and what of its filter may be recorded; pure. */

/** Filters with typed text, which can be a name and is not recorded. */
export const TYPED_FILTERS: readonly string[] = ['search', 'text', 'who'];

const NOT_A_FILTER: readonly string[] = ['columns', 'limit', 'offset'];
const MOST_CHARACTERS = 80;

/** The filter for the audit: chosen values as they are, of typed words only that there were some. */
export function filterFacts(query: Readonly<Record<string, unknown>>): Readonly<Record<string, string | boolean>> {
  const facts: Record<string, string | boolean> = {};
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || NOT_A_FILTER.includes(key)) continue;
    facts[key] = TYPED_FILTERS.includes(key) ? true : String(value).slice(0, MOST_CHARACTERS);
  }
  return facts;
}

/** Columns in the order asked for; a key this list no longer has is skipped, and where none is left all columns come. */
export function columnsChosen<Column extends Readonly<{ key: string; beside?: string }>>(
  columns: readonly Column[],
  asked: unknown,
): readonly Column[] {
  if (typeof asked !== 'string') return columns;
  const chosen = [...new Set(asked.split(','))].flatMap((key) =>
    columns.filter((column) => (column.beside ?? column.key) === key),
  );
  return chosen.length === 0 ? columns : chosen;
}
