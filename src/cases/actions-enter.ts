/** Enters a case of the province, whichever way it came: through the port, or from a sheet. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addDays, type LocalDate, localDateOf } from '../kernel/time.ts';
import { type Category, categoriesInForce, type ProcedureTerms, procedureInForce } from '../law/index.ts';
import { registerMatter } from '../matters/index.ts';
import type { City } from '../platform/city.ts';
import type { Lang } from '../platform/pages/words.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import type { EntryFault } from './model.ts';

/** Kind of work that bears the province's number. */
const PROCEDURE = 'provincial-case';
const DOOR = 'province';
/** Nothing older is taken as a case that came in now; as in registering by hand. */
const OLDEST_DAYS = 366;

/** A case as the province hands it over, its place found. */
export type CaseToEnter = Readonly<{
  submissionId: Uuid;
  number: string;
  receivedOn: LocalDate;
  jurisdiction: string;
  category: string;
  divisionCode: string;
  respondentUnitId: Uuid | null;
  words: string;
  demands: readonly string[];
  contact: Readonly<{ name: string; phone: string }> | null;
  receipt: boolean;
  lang: Lang;
}>;

export type EntryProblem = Readonly<{ kind: 'reference-taken' | 'evidence-missing' }>;

/** @returns the matter's id */
export async function enterCase(tx: Tx, city: City, entered: CaseToEnter): Promise<Result<Uuid, EntryProblem>> {
  const { number, jurisdiction, category, receipt, receivedOn, ...rest } = entered;
  const done = await registerMatter(tx, city, {
    ...rest,
    matterId: city.outside.uuid(),
    procedure: PROCEDURE,
    door: DOOR,
    place: { kind: 'none' },
    categoryCode: category,
    files: [],
    wantsReceipt: receipt,
    at: city.outside.now(),
    writtenDown: { receivedOn },
    reference: { number, jurisdiction },
  });
  if (done.ok) return ok(done.value.matterId);
  const { kind } = done.problem;
  if (kind === 'reference-taken' || kind === 'evidence-missing') return refuse({ kind });
  // Everything else a matter needs was checked: a refusal here is our fault.
  throw new Error(`the loop refused a case: ${kind}`);
}

/** Rules and lists of the day of receipt, under which a case is kept. */
export type LawOfDay = Readonly<{
  terms: ProcedureTerms;
  categories: readonly Listed[];
  /** Null where the terms ask for no ground of jurisdiction. */
  grounds: readonly Listed[] | null;
}>;
type Listed = Pick<Category, 'code' | 'name' | 'evidence'>;

export async function lawOfDay(q: Queryable, receivedOn: LocalDate): Promise<LawOfDay> {
  const { terms } = await procedureInForce(q, PROCEDURE, receivedOn);
  const { about, jurisdiction } = terms.categories;
  const categories = await categoriesInForce(q, about, receivedOn);
  return {
    terms,
    categories,
    grounds: jurisdiction === null ? null : await categoriesInForce(q, jurisdiction, receivedOn),
  };
}

/** What only law and calendar can tell of a case. */
export async function lawfulFaults(
  q: Queryable,
  city: City,
  sent: Pick<CaseToEnter, 'receivedOn' | 'category' | 'jurisdiction' | 'contact'>,
  law: (receivedOn: LocalDate) => Promise<LawOfDay> = (receivedOn) => lawOfDay(q, receivedOn),
): Promise<readonly EntryFault[]> {
  const today = localDateOf(city.outside.now());
  const { receivedOn, category, jurisdiction, contact } = sent;
  if (receivedOn > today) return [{ field: 'receivedOn', word: 'future' }];
  if (receivedOn < addDays(today, -OLDEST_DAYS)) return [{ field: 'receivedOn', word: 'too-old' }];
  const { terms, categories, grounds } = await law(receivedOn);
  if (terms.reference !== 'required' || terms.raisedBy !== 'complainant') {
    return [{ field: 'receivedOn', word: 'ruled-otherwise' }];
  }
  const faults: EntryFault[] = [];
  if (!categories.some(({ code }) => code === category)) faults.push({ field: 'category', word: 'unknown' });
  if (grounds !== null && !grounds.some(({ code }) => code === jurisdiction)) {
    faults.push({ field: 'jurisdiction', word: 'unknown' });
  }
  if (contact !== null && terms.identity === 'none') faults.push({ field: 'contact', word: 'not-kept-then' });
  return faults;
}
