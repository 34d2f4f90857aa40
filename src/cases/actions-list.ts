/** List of provincial cases: lines of matters, each with the clock of its entry. */

import type { LocalDate } from '../kernel/time.ts';
import { categoriesAsTheyStood, deadline, limitInForce, loadCalendar, type StoodAs } from '../law/index.ts';
import { type MatterLine, namedLines } from '../matters/index.ts';
import type { Reader } from '../people/index.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import type { CaseLine, Entry, NamedCase } from './model.ts';
import { type CaseFilter, eachCase } from './store.ts';

export async function withEntry(q: Queryable, lines: readonly MatterLine[]): Promise<readonly CaseLine[]> {
  const entryOf = await entries(q, lines);
  return lines.map((line) => ({ ...line, entry: entryOf(line) }));
}

/** Every line of the list, for a sheet. */
export async function* everyCase(
  tx: Tx,
  reader: Reader,
  filter: CaseFilter,
  today: LocalDate,
): AsyncIterable<readonly NamedCase[]> {
  const stood = await categoriesAsTheyStood(tx, ['jurisdiction-ground']);
  for await (const lines of namedLines(tx, reader, eachCase(tx, reader, filter), today)) {
    const entryOf = await entries(tx, lines);
    yield lines.map((line) => ({ ...line, entry: entryOf(line), ground: groundOf(line, stood, today) }));
  }
}

function groundOf({ reference, registeredOn }: MatterLine, stood: StoodAs, today: LocalDate): NamedCase['ground'] {
  const code = reference?.jurisdiction ?? null;
  if (code === null) return null;
  return stood(code, registeredOn ?? today)?.name ?? { zh: code, en: code };
}

/** The clock of entry: as long as registering by hand has, from the day of receipt, by the rules of that day. */
async function entries(q: Queryable, lines: readonly MatterLine[]): Promise<(line: MatterLine) => Entry | null> {
  const calendar = await loadCalendar(q);
  const days = new Set(lines.flatMap(({ receivedOn }) => (receivedOn === null ? [] : [receivedOn])));
  const dues = new Map<LocalDate, LocalDate>();
  for (const day of days) {
    const { limit } = await limitInForce(q, 'register-by-hand', day);
    dues.set(day, deadline(calendar, day, limit).dueOn);
  }
  return ({ receivedOn, registeredOn }) => {
    const dueOn = receivedOn === null ? undefined : dues.get(receivedOn);
    return dueOn === undefined || registeredOn === null ? null : { dueOn, late: registeredOn > dueOn };
  };
}
