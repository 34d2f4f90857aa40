/** Routes of open data: every public table as csv and JSON, and the schema that explains them. */

import type { FastifyReply } from 'fastify';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import { sendOpen } from '../../platform/http/caching.ts';
import type { Lang } from '../../platform/pages/words.ts';
import { csvOf, jsonRows } from '../office/rules-rows.ts';
import { schemaWords } from '../words-schema.ts';
import { COLUMNS, MEASURES, NOTES, type OpenTable, UNIT_OF } from './model-open.ts';
import { LICENCE } from './pages-parts.tsx';

export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * Grows when a column or a measure is added; columns are never renamed and never change their meaning.
 * 2: matters by procedure, times with those still waiting counted instead of the median of the closed alone.
 * 3: which figures rest on reviews taken over from an older system.
 */
const SCHEMA_VERSION = 3;
const SCHEMA_PATH = '/open/schema.json';

export function sendTable(
  reply: FastifyReply,
  city: City,
  format: Format,
  { table, at, takenOverBefore }: Readonly<{ table: OpenTable; at: Instant; takenOverBefore: LocalDate | null }>,
): FastifyReply {
  void reply.header(
    'link',
    `<${SCHEMA_PATH}>; rel="describedby"; type="application/csvm+json", <${LICENCE}>; rel="license"`,
  );
  if (format === 'csv') {
    const fileName = `mashang${table.path.replaceAll('/', '-')}.csv`;
    return sendOpen(reply, {
      type: 'text/csv; charset=utf-8; header=present',
      body: csvOf(table.rows, takenOverBefore),
      fileName,
    });
  }
  const body = JSON.stringify({
    city: { code: city.code, name: city.name },
    table: table.path,
    schemaVersion: SCHEMA_VERSION,
    describedBy: SCHEMA_PATH,
    licence: LICENCE,
    generatedAt: at,
    upTo: table.upTo,
    rows: jsonRows(table.rows, takenOverBefore),
  });
  return sendOpen(reply, { type: 'application/json; charset=utf-8', body });
}

/** CSV on the Web (W3C, 2015): columns with their meaning, and what each measure, unit and note stands for. */
export function sendSchema(reply: FastifyReply): FastifyReply {
  const both = (said: Readonly<Record<Lang, string>>) => ({ zh: said.zh, en: said.en });
  const all = (names: readonly string[], of: (name: string) => object) =>
    Object.fromEntries(names.map((name) => [name, of(name)]));
  const body = JSON.stringify({
    '@context': 'http://www.w3.org/ns/csvw',
    'dc:license': { '@id': LICENCE },
    'mashang:schemaVersion': SCHEMA_VERSION,
    dialect: { encoding: 'utf-8', header: true, lineTerminators: '\r\n' },
    tableSchema: {
      columns: COLUMNS.map((name) => ({
        name,
        titles: name,
        datatype: schemaWords.datatypes[name],
        'dc:description': both(schemaWords.columns[name]),
      })),
    },
    'mashang:measures': all(MEASURES, (name) => ({
      unit: UNIT_OF[name as (typeof MEASURES)[number]],
      ...both(schemaWords.measures[name as (typeof MEASURES)[number]]),
    })),
    'mashang:notes': all(NOTES, (name) => both(schemaWords.notes[name as (typeof NOTES)[number]])),
  });
  return sendOpen(reply, { type: 'application/csvm+json; charset=utf-8', body });
}
