/** Sheets handed out: the form of a kind, and the bad rows of a file with their faults. */

import {
  type Book,
  openSheets,
  type Said,
  type SheetCell,
  type SheetColumn,
  SheetRefused,
  type SheetRow,
} from '../formats/index.ts';
import { textOf } from '../kernel/spelling.ts';
import type { City } from '../platform/city.ts';
import type { Lang } from '../platform/pages/words.ts';
import type { Asker, Kind } from './actions.ts';
import type { ImportRun, Mapping } from './model.ts';
import { messageOf } from './rules-messages.ts';
import { fileOf } from './sealing.ts';
import { type FaultLine, faultsAfter } from './store-rows.ts';
import { SHEET_WORDS } from './words.ts';

const filled = (said: Said, lang: Lang, kind: Kind): string => said[lang].replace('{{kind}}', kind.said[lang]);

/** The form of a kind: headings with lists of choices to fill in, and a sheet that explains the columns. */
export function templateOf(kind: Kind, lang: Lang, city: City): Book {
  const texts = SHEET_WORDS;
  const title = filled(texts.template, lang, kind);
  return {
    title,
    author: city.name,
    note: kind.note[lang],
    at: city.outside.now(),
    sheets: [
      {
        name: texts.data[lang],
        toFill: true,
        columns: kind.columns.map(({ said, required, as, choices = [] }) => ({
          heading: required ? `${said[lang]}*` : said[lang],
          kind: as === 'date' ? 'day' : 'text',
          choices: choices.map((choice) => choice.said[lang]),
        })),
        rows: [],
      },
      {
        name: texts.notes[lang],
        title,
        lines: [kind.note[lang]],
        columns: [
          { heading: texts.column[lang], kind: 'text', width: 24 },
          { heading: texts.needed[lang], kind: 'text' },
          { heading: texts.note[lang], kind: 'long' },
          { heading: texts.example[lang], kind: 'text', width: 30 },
          { heading: texts.choices[lang], kind: 'long' },
          { heading: texts.otherNames[lang], kind: 'long' },
        ],
        rows: kind.columns.map(({ said, required, note, example, choices = [], synonyms }) => [
          said[lang],
          required ? texts.yes[lang] : texts.no[lang],
          note[lang],
          example,
          choices.map((choice) => choice.said[lang]).join('、'),
          synonyms.join('、'),
        ]),
      },
    ],
  };
}

/** Rows of the file under its own headings, wrong cells marked, faults beside them. */
export function annotatedOf(
  city: City,
  asker: Asker,
  kind: Kind,
  run: ImportRun & Readonly<{ mapping: Mapping }>,
  which: 'bad' | 'all',
  lang: Lang,
): Book {
  const { labels } = run.mapping;
  const title = filled(SHEET_WORDS.badRows, lang, kind);
  const columns: SheetColumn[] = [
    ...labels.map((heading): SheetColumn => ({ heading, kind: 'text' })),
    { heading: SHEET_WORDS.reason[lang], kind: 'long', width: 60 },
    { heading: SHEET_WORDS.row[lang], kind: 'whole' },
  ];
  return {
    title,
    author: city.name,
    note: run.fileName,
    at: city.outside.now(),
    sheets: [
      {
        name: SHEET_WORDS.data[lang],
        lines: [SHEET_WORDS.badLine[lang]],
        columns,
        rows: annotatedRows(city, asker, kind, run, which, lang),
      },
    ],
  };
}

const ROWS_AHEAD = 2_000;

async function* annotatedRows(
  city: City,
  asker: Asker,
  kind: Kind,
  run: ImportRun & Readonly<{ mapping: Mapping }>,
  which: 'bad' | 'all',
  lang: Lang,
): AsyncGenerator<readonly SheetCell[]> {
  const { mapping } = run;
  const opened = await openSheets(fileOf(city, run), mapping.text ?? undefined);
  if (!opened.ok) throw new SheetRefused(opened.problem);
  let faults = new Map<number, FaultLine[]>();
  let knownTo = mapping.headingTo;
  for await (const row of opened.value.rows(mapping.sheet)) {
    if (row.number <= mapping.headingTo) continue;
    if (row.number > knownTo) {
      faults = Map.groupBy(
        await faultsAfter(city.db, asker.reach, run.id, row.number - 1, ROWS_AHEAD),
        (fault) => fault.row,
      );
      knownTo = faults.size === 0 ? Number.POSITIVE_INFINITY : Math.max(...faults.keys());
    }
    if (faults.size === 0 && which === 'bad') return;
    const own = faults.get(row.number) ?? [];
    if (own.length > 0 || (which === 'all' && row.cells.some((cell) => textOf(cell) !== ''))) {
      yield annotatedRow(kind, mapping, row, own, lang);
    }
  }
}

function annotatedRow(
  kind: Kind,
  mapping: Mapping,
  row: SheetRow,
  faults: readonly FaultLine[],
  lang: Lang,
): readonly SheetCell[] {
  const wrong = new Set(faults.map(({ column }) => mapping.columns[column]));
  const cells = mapping.labels.map((_, place): SheetCell => {
    const value = textOf(row.cells[place] ?? null);
    return wrong.has(place) ? { value, tone: 'wrong' } : value;
  });
  const reasons = faults.map((fault) => {
    const column = kind.columns.find(({ key }) => key === fault.column);
    return `${column?.said[lang] ?? SHEET_WORDS.wholeRow[lang]}：${messageOf(kind, fault, lang)}`;
  });
  return [...cells, reasons.length === 0 ? '' : { value: reasons.join('\n'), tone: 'notice' }, row.number];
}
