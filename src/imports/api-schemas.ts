/** Schemas of the routes of imports. */

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { columnLetters, ENCODINGS, SEPARATORS } from '../formats/index.ts';
import { type Actor, actorOf, scopeOf, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Loose } from '../platform/http/json-route.ts';
import { problemSchema } from '../platform/http/problem.ts';
import { refusing } from '../platform/http/refusing.ts';
import { limit, readProblems, uuid } from '../platform/http/shapes.ts';
import { type Lang, preferredLang } from '../platform/pages/words.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { type Asker, askerOf, type Kind } from './actions.ts';
import { releaseAwaited } from './actions-release.ts';
import { KINDS } from './kinds.ts';
import { type ImportProblem, type ImportRun, PART_BYTES, partsOf, RUN_STATES, WRITE_MODES } from './model.ts';
import { unusedIn } from './rules-headings.ts';
import { importsProblemTitles } from './words.ts';

export type ImportsDeps = Readonly<{ city: City }>;

export function askerIn(city: City, request: FastifyRequest): Promise<Asker> {
  return askerFor(city.db, actorOf(request));
}

export async function askerFor(q: Queryable, actor: Actor): Promise<Asker> {
  return askerOf(await scopeOf(q, actor), KINDS);
}

export const byId = z.object({ id: uuid });
export const paging = {
  limit,
  offset: z.coerce.number().int().min(0).max(5_000_000).default(0),
};

export const problems = { ...readProblems, 409: problemSchema, 413: problemSchema, 503: problemSchema };

const textForm = z.object({ encoding: z.enum(ENCODINGS), separator: z.enum(SEPARATORS) });

export const newImport = z.object({
  id: uuid,
  kind: z.string().max(40),
  fileName: z.string().trim().min(1).max(200),
  fileBytes: z.int().min(1),
});

export const choice = z.object({
  sheet: z.int().min(0).max(1_000),
  headingFrom: z.int().min(1).max(1_000).optional().describe('Left out: guessed'),
  headingTo: z.int().min(1).max(1_000).optional(),
  columns: z
    .record(z.string().max(40), z.int().min(0))
    .optional()
    .describe('Key of a column → its place, from 0; left out: guessed'),
  text: textForm.optional().describe('For a csv read wrongly'),
});

export const mode = z
  .enum(WRITE_MODES)
  .describe('all: only if every row is good; good: the good rows, the bad ones are handed back');

export const columnView = z
  .object({
    key: z.string(),
    label: z.string(),
    required: z.boolean(),
    note: z.string(),
    example: z.string(),
    choices: z.array(z.string()),
  })
  .meta({ id: 'ImportColumn' });

export const kindView = z
  .object({ name: z.string(), label: z.string(), note: z.string(), columns: z.array(columnView) })
  .meta({ id: 'ImportKind' });

export const runView = z
  .object({
    id: z.string(),
    kind: z.string(),
    kindLabel: z.string(),
    state: z.enum(RUN_STATES),
    fileName: z.string(),
    fileBytes: z.int(),
    parts: z.int().describe('How many parts have arrived'),
    partsInAll: z.int(),
    partBytes: z.int().describe('Size of every part but the last'),
    unitName: z.string().nullable().describe('The office that brought it; null: the command line'),
    madeAt: z.string(),
    sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
    mapping: z
      .object({
        sheet: z.int(),
        headingFrom: z.int(),
        headingTo: z.int(),
        labels: z.array(z.string()),
        columns: z.record(z.string(), z.int()),
        text: textForm.nullable(),
      })
      .nullable(),
    unused: z
      .array(z.string())
      .describe('Columns whose heading names one that is asked for, and which are not used: letters and heading'),
    mode: z.enum(WRITE_MODES).nullable(),
    progress: z
      .object({ phase: z.enum(['reading', 'comparing', 'writing']), done: z.int(), total: z.int() })
      .nullable(),
    counts: z
      .object({
        rows: z.int(),
        bad: z.int(),
        remarks: z.int(),
        totals: z.int().describe('Lines of sums that were left out'),
        hidden: z.int().describe('Records in rows the spreadsheet hides'),
        repeated: z.int(),
        created: z.int(),
        changed: z.int(),
        unchanged: z.int(),
      })
      .nullable(),
    problem: z.object({ kind: z.string(), message: z.string(), row: z.int().nullable() }).nullable(),
    checkedAt: z.string().nullable(),
    waitsUntil: z.string().nullable().describe('A second person looks before anything is written; until then it waits'),
    writtenAt: z.string().nullable(),
  })
  .meta({ id: 'ImportRun' });

export const lookView = z
  .object({
    letters: z.array(z.string()),
    rows: z.array(z.object({ number: z.int(), remark: z.boolean(), cells: z.array(z.string()) })),
    totalRows: z.int().nullable(),
  })
  .meta({ id: 'ImportLook' });

export const faultView = z
  .object({
    row: z.int().describe('As the spreadsheet numbers it'),
    column: z.string(),
    columnLabel: z.string(),
    place: z.string().nullable().describe('The column’s letters in the sheet'),
    value: z.string(),
    reason: z.string(),
    message: z.string(),
  })
  .meta({ id: 'ImportFault' });

export const outcomeView = z
  .object({
    row: z.int(),
    label: z.string(),
    key: z.string(),
    facts: z.array(z.object({ field: z.string(), label: z.string(), value: z.string() })),
    differences: z.array(z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() })),
  })
  .meta({ id: 'ImportOutcome' });

export function langOf(request: FastifyRequest): Lang {
  return preferredLang(request.headers['accept-language']);
}

export function kindAs(kind: Kind, lang: Lang): z.infer<typeof kindView> {
  return {
    name: kind.name,
    label: kind.said[lang],
    note: kind.note[lang],
    columns: kind.columns.map(({ key, said, required, note, example, choices = [] }) => ({
      key,
      label: said[lang],
      required,
      note: note[lang],
      example,
      choices: choices.map((one) => one.said[lang]),
    })),
  };
}

/** Runs for the reader: names of units, and problems as sentences. */
export async function runsAs(
  city: City,
  kinds: readonly Kind[],
  runs: readonly ImportRun[],
  lang: Lang,
): Promise<Loose<z.input<typeof runView>>[]> {
  const units = await unitNames(
    city.db,
    runs.flatMap(({ unitId }) => unitId ?? []),
  );
  const awaited = await releaseAwaited(city.db, city, runs);
  return runs.map(({ userId: _, postId: __, divisionCode: ___, unitId, ...run }) => ({
    ...run,
    // Older runs did not count sums and hidden rows.
    counts: run.counts === null ? null : { ...NOT_COUNTED, ...run.counts },
    unused: unusedOf(kinds.find(({ name }) => name === run.kind)?.columns ?? [], run.mapping),
    kindLabel: kinds.find(({ name }) => name === run.kind)?.said[lang] ?? run.kind,
    partsInAll: partsOf(run.fileBytes),
    partBytes: PART_BYTES,
    waitsUntil: awaited.get(run.id) ?? null,
    unitName: unitId === null ? null : (units.get(unitId) ?? null),
    problem:
      run.problem === null
        ? null
        : {
            kind: run.problem.kind,
            message: titleOf(run.problem.kind, lang),
            row: 'row' in run.problem ? run.problem.row : null,
          },
  }));
}

const NOT_COUNTED = { totals: 0, hidden: 0 };

/** Unused columns as a person names them: letters and heading. */
function unusedOf(known: Kind['columns'], mapping: ImportRun['mapping']): string[] {
  if (mapping === null) return [];
  const { labels, columns } = mapping;
  return unusedIn(labels, columns, known).map((place) => `${columnLetters(place)} ${labels[place]}`);
}

function titleOf(kind: string, lang: Lang): string {
  if (kind === 'changed-meanwhile') {
    return lang === 'zh'
      ? '试算之后，登记内容被别人改过，什么都没有写入。请再试算一次。'
      : 'Somebody changed the register since the dry run; nothing was written. Please check again.';
  }
  return importsProblemTitles[kind as keyof typeof importsProblemTitles]?.[lang] ?? kind;
}

export const refused = refusing<ImportProblem>({
  'import-not-found': 404,
  'import-kind-not-yours': 403,
  'import-of-another': 403,
  'import-file-too-large': 413,
  'import-part-wrong': 422,
  'import-parts-missing': 409,
  'import-file-gone': 409,
  'import-not-now': 409,
  'import-columns-missing': 422,
  'import-mapping-wrong': 422,
  'import-heading-refused': 422,
  'import-has-bad-rows': 409,
  'import-nothing-to-write': 409,
  'submission-reused': 409,
  'sheet-empty': 422,
  'sheet-not-known': 422,
  'sheet-is-old-xls': 422,
  'sheet-is-protected': 422,
  'sheet-is-web-page': 422,
  'sheet-is-ods': 422,
  'sheet-damaged': 422,
  'sheet-too-large-inside': 422,
  'sheet-took-too-long': 422,
  'sheets-busy': 503,
  'sheet-has-zeros': 422,
  'sheet-too-many-rows': 422,
  'sheet-cell-too-long': 422,
  'sheet-quote-not-closed': 422,
});
