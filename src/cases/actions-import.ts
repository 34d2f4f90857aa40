/** Import of provincial cases from a sheet: one row a case, entered as one that came through the port. */

import type { Comparison, ImportKind, RowFault, StagedRow, WriteProblem } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type LocalDate, localDate } from '../kernel/time.ts';
import { bearersOf } from '../matters/index.ts';
import { audit, type Directory, directoryOf, type Importer, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { casesAccess } from './access.ts';
import { type CaseToEnter, enterCase, type LawOfDay, lawfulFaults, lawOfDay } from './actions-enter.ts';
import { CASE_COLUMNS, CASE_FIELDS, CASE_REASONS, caseReader, codeIn, demandsIn } from './rules-import.ts';

/** Column of the sheet that a fault of law belongs to. */
const COLUMN_OF = {
  category: 'category',
  jurisdiction: 'jurisdiction',
  receivedOn: 'receivedOn',
  contact: 'contactName',
} as const;

export const casesImports: readonly ImportKind<Importer>[] = [
  {
    name: 'provincial-cases',
    said: { zh: '省平台案件', en: 'provincial cases' },
    note: {
      zh: '省平台转来的案件，一行一件；写入后就在“省平台案件”里待受理，期限从收到日期算起。文件里有投诉人的姓名电话：只有导入的人能看，写入或放弃后即删，没有办完的满 7 天后删除。',
      en: 'Cases the province handed over, one a row: once written they wait for acceptance among the provincial cases, and limits run from the day of receipt. The file names people: only whoever brings it in looks into it, it is deleted once written or given up; one left unfinished, after seven days.',
    },
    columns: CASE_COLUMNS,
    keyColumn: 'number',
    fields: CASE_FIELDS,
    // Without a name, and so not shown: who complained.
    fieldSaid: {
      jurisdiction: { zh: '管辖依据', en: 'ground of jurisdiction' },
      category: { zh: '类别', en: 'category' },
      division_code: { zh: '区划', en: 'division' },
      respondent_unit_id: { zh: '被投诉单位', en: 'complained about' },
      words: { zh: '投诉内容', en: 'what was said' },
      demands: { zh: '诉求', en: 'demands' },
    },
    access: casesAccess.bringCases,
    mostRows: 2_000,
    repeats: 'fault',
    reasons: CASE_REASONS,
    isSealed: true,
    reader: async (q, _, by) => caseReader({ directory: await directoryOf(q), reach: new Set(by.divisionCodes) }),
    compare: async (q, city, by, staged) => compareCases(q, city, by, await staged.rows()),
    write: async (tx, city, by, staged) => writeCases(tx, city, by, await staged.rows()),
    shown: async (q) => {
      const directory = await directoryOf(q);
      return (field, value) => {
        if (field === 'division_code') return directory.divisionName(value);
        return field === 'respondent_unit_id' ? directory.unitName(value) : value;
      };
    },
  },
];

async function compareCases(q: Queryable, city: City, by: Importer, rows: readonly StagedRow[]): Promise<Comparison> {
  const known = await knownTo(q, city, by);
  const bearers = await bearersOf(
    q,
    rows.map(({ key }) => key),
  );
  const faults: RowFault[] = [];
  const unchanged: { row: number }[] = [];
  for (const each of rows) {
    const bearer = bearers.get(each.key);
    if (bearer !== undefined) {
      const isSame = bearer.receivedOn === each.facts['received_on'] && by.divisionCodes.includes(bearer.divisionCode);
      if (isSame) unchanged.push({ row: each.row });
      else faults.push({ row: each.row, column: 'number', reason: 'number-taken', value: '' });
      continue;
    }
    for (const { column, reason } of await faultsOf(q, city, by, known, await sentIn(each, known.law))) {
      faults.push({ row: each.row, column, reason, value: '' });
    }
  }
  return { faults, unchanged, changes: [] };
}

/** What the rows of a list are judged by beside themselves. */
type Known = Readonly<{
  law: (day: LocalDate) => Promise<LawOfDay>;
  directory: Directory;
  tooNear: ReadonlySet<string>;
}>;

async function knownTo(q: Queryable, city: City, { actor }: Importer): Promise<Known> {
  return {
    law: lawByDay(q),
    directory: await directoryOf(q),
    tooNear: actor === null ? new Set() : (await readerOf(q, city, actor)).tooNear,
  };
}

async function faultsOf(
  q: Queryable,
  city: City,
  by: Importer,
  { law, directory, tooNear }: Known,
  sent: SaidCase,
): Promise<readonly Readonly<{ column: string; reason: string }>[]> {
  const found = (await lawfulFaults(q, city, sent, law)).map(({ field, word }) => ({
    column: COLUMN_OF[field] as string,
    reason: word as string,
  }));
  const { categories } = await law(sent.receivedOn);
  // A sheet brings no papers.
  const asksForEvidence = categories.some(({ code, evidence }) => code === sent.category && evidence !== null);
  if (asksForEvidence) found.push({ column: 'category', reason: 'evidence' });
  const { divisionCode, respondentUnitId: unit } = sent;
  // The unit named may be of another division than its row says.
  if (!by.divisionCodes.includes(divisionCode)) found.push({ column: 'respondent', reason: 'division-outside-yours' });
  // Between trying and writing it may have come to an end.
  if (unit !== null && directory.unit(unit, divisionCode) === 'unknown') {
    found.push({ column: 'respondent', reason: 'unit-unknown' });
  }
  if (unit !== null && tooNear.has(unit)) found.push({ column: 'respondent', reason: 'too-near' });
  return found;
}

async function writeCases(
  tx: Tx,
  city: City,
  by: Importer,
  rows: readonly StagedRow[],
): Promise<Result<null, WriteProblem>> {
  const known = await knownTo(tx, city, by);
  for (const row of rows) {
    const sent = await sentIn(row, known.law);
    if ((await faultsOf(tx, city, by, known, sent)).length > 0) return refuse({ kind: 'changed-meanwhile' });
    const entered = await enterCase(tx, city, { ...sent, submissionId: row.id, receipt: false, lang: 'zh' });
    if (!entered.ok) return refuse({ kind: 'changed-meanwhile' });
    await audit(tx, city, {
      actor: by.actor,
      action: casesAccess.bringCases.action,
      objectKind: 'matter',
      objectId: entered.value,
    });
  }
  return ok(null);
}

/** The rules and lists of each day, asked for once. */
function lawByDay(q: Queryable): (day: LocalDate) => Promise<LawOfDay> {
  const known = new Map<LocalDate, Promise<LawOfDay>>();
  return (day) => {
    const asked = known.get(day) ?? lawOfDay(q, day);
    known.set(day, asked);
    return asked;
  };
}

type SaidCase = Omit<CaseToEnter, 'submissionId' | 'receipt' | 'lang'>;

/** The case a row says, its category and ground by the lists of its day; one that is not on them keeps its own word and is a fault. */
async function sentIn({ facts, key }: StagedRow, law: Known['law']): Promise<SaidCase> {
  const said = (field: (typeof CASE_FIELDS)[number]) => facts[field] ?? '';
  const receivedOn = localDate(said('received_on'));
  const { categories, grounds } = await law(receivedOn);
  return {
    number: key,
    receivedOn,
    category: codeIn(categories, said('category')) ?? said('category'),
    jurisdiction: codeIn(grounds ?? [], said('jurisdiction')) ?? said('jurisdiction'),
    divisionCode: said('division_code'),
    respondentUnitId: (facts['respondent_unit_id'] ?? null) as Uuid | null,
    words: said('words'),
    demands: demandsIn(said('demands')),
    contact: said('contact_name') === '' ? null : { name: said('contact_name'), phone: said('contact_phone') },
  };
}
