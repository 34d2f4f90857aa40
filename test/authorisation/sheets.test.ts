/** Sheets of lists: every list of the console has one, and each sheet is its list. */

import { beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/app.ts';
import { TYPED_FILTERS } from '../../src/people/registry/rules-sheets.ts';
import type { Relation } from './rows/row.ts';
import { MATRIX, RELATIONS } from './rows.ts';

type Schema = Readonly<{
  type?: string;
  format?: string;
  pattern?: string;
  enum?: readonly string[];
  $ref?: string;
  properties?: Readonly<Record<string, Schema>>;
}>;
type Parameter = Readonly<{ in: string; name: string; schema: Schema }>;
type Operation = Readonly<{
  parameters?: readonly Parameter[];
  responses: Readonly<Record<string, Readonly<{ content?: Readonly<Record<string, Readonly<{ schema: Schema }>>> }>>>;
}>;
type Document = Readonly<{
  paths: Readonly<Record<string, Readonly<{ get?: Operation }>>>;
  components: Readonly<{ schemas: Readonly<Record<string, Schema>> }>;
}>;

/** Answers with several things that are no lists of the console, each with why. */
const NO_SHEET: Readonly<Record<string, string>> = {
  '/api/v1/session': 'who one is',
  '/api/v1/province/reviews': 'for a program with a key; the same groups have a list and a sheet in the console',
  '/api/v1/letters/proposals': 'what is to be done now, and gone once it is',
  '/api/v1/draws/offices': 'who can be asked to take part: choices of a form',
  '/api/v1/draws/candidates': 'counts of lists that have sheets of their own',
  '/api/v1/letters/counts': 'counts of the list of letters, which has a sheet',
  '/api/v1/sessions': 'one’s own sign-ins, a handful',
  '/api/v1/delegations': 'lent to or by oneself, a handful',
  '/api/v1/notices': 'pointers to matters, which have a list of their own',
  '/api/v1/waiting-acts': 'what waits for a decision, a handful; the audit keeps it and has a sheet',
  '/api/v1/sign-off': 'a switch of one’s own unit, with the few times it was on',
  '/api/v1/own-unit': 'who works in one’s own unit: choices of a form',
  '/api/v1/named': 'counts, each of which opens a list with a sheet',
  '/api/v1/views': 'how a list is looked at, not what is on it',
  '/api/v1/divisions': 'the tree that others choose from',
  '/api/v1/integrity': 'how the proof stands, not a list',
  '/api/v1/integrity/seals': 'published to everybody, with the bytes to check them by',
  '/api/v1/import-kinds': 'the forms of the program itself',
  '/api/v1/home': 'counts, each of which opens a list with a sheet',
  '/api/v1/loop': 'the table of the program itself',
  '/api/v1/figures/screen': 'a picture for the wall, made of lists that have sheets of their own',
  '/api/v1/registrations/kinds': 'what a form asks, read from the rules',
  '/api/v1/account/telling': 'one’s own choice, and the moments of every day',
  '/api/v1/guide': 'the desks of a demonstration, a handful',
  '/api/v1/entities/suggestions': 'the first few while somebody types',
  '/api/v1/windows/suggestions': 'the first few while somebody types',
};

/** Where the last page ended, and how long a page is: not what is on the list. */
const PAGING = ['limit', 'offset', 'afterAt', 'afterId'];
/** Plain texts that are chosen from something, never words somebody thought up. */
const CHOSEN = [
  ...['number', 'ids', 'jurisdiction'],
  ...['columns', 'divisionCode', 'procedure', 'category', 'phases', 'action', 'objectKind', 'objectId'],
  ...['from', 'to', 'month', 'week', 'until', 'on', 'receivedFrom', 'receivedTo'],
  ...['closedFrom', 'closedTo', 'dueFrom', 'dueTo'],
];

let document: Document;
beforeAll(async () => {
  document = (await openApiDocument()) as Document;
});

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
}

/** An array, or an object with one in it; what is about one thing has its id in the address. */
function isList(operation: Operation): boolean {
  const schema = operation.responses['200']?.content?.['application/json']?.schema;
  if (schema === undefined) return false;
  const { type, properties = {} } = resolved(schema);
  return type === 'array' || Object.values(properties).some((property) => resolved(property).type === 'array');
}

const lists = () =>
  Object.entries(document.paths).flatMap(([path, { get }]) =>
    get !== undefined && path.startsWith('/api/v1/') && !path.includes('{') && isList(get) ? [path] : [],
  );
const sheets = () => Object.keys(document.paths).filter((path) => path.endsWith('.xlsx'));
const filtersOf = (path: string) =>
  (document.paths[path]?.get?.parameters ?? []).filter(
    (parameter) => parameter.in === 'query' && !PAGING.includes(parameter.name),
  );

/** Lists of which no row says what must not be seen from elsewhere: there a forgotten scope would pass. */
function unshown(paths: readonly string[], relations: Readonly<Record<string, Relation>>): readonly string[] {
  return paths
    .flatMap((path) => [`GET ${path}`, `GET ${path}.xlsx`])
    .filter((name) => relations[name] !== undefined && relations[name].shows === undefined);
}

describe('every list', () => {
  it('is tried with something that must not be seen from elsewhere', () => {
    expect(unshown(lists(), RELATIONS)).toEqual([]);
    const { 'GET /api/v1/halls': halls } = RELATIONS;
    if (halls === undefined) throw new Error('renamed');
    const { shows: _, ...blind } = halls;
    expect(unshown(lists(), { ...RELATIONS, 'GET /api/v1/halls': blind })).toEqual(['GET /api/v1/halls']);
  });

  it('has its sheet, or a reason why not', () => {
    expect(lists().length).toBeGreaterThan(10);
    const bare = lists().filter((path) => !(`${path}.xlsx` in document.paths) && !(path in NO_SHEET));
    expect(bare).toEqual([]);
    expect(Object.keys(NO_SHEET).filter((path) => `${path}.xlsx` in document.paths || !lists().includes(path))).toEqual(
      [],
    );
  });

  it('gives its sheet to the same people, by the same filters', () => {
    for (const sheet of sheets()) {
      const list = sheet.replace(/\.xlsx$/, '');
      expect(MATRIX[`GET ${sheet}`], sheet).toEqual(MATRIX[`GET ${list}`]);
      const names = (path: string) => filtersOf(path).map((parameter) => parameter.name);
      expect(
        names(sheet)
          .filter((name) => name !== 'columns')
          .sort(),
        sheet,
      ).toEqual(names(list).sort());
    }
  });

  it('writes no typed word into the audit', () => {
    for (const sheet of sheets()) {
      const typed = filtersOf(sheet).filter(
        ({ schema }) =>
          schema.type === 'string' &&
          schema.format === undefined &&
          schema.pattern === undefined &&
          schema.enum === undefined,
      );
      expect(typed.map(({ name }) => name).filter((name) => ![...TYPED_FILTERS, ...CHOSEN].includes(name))).toEqual([]);
    }
  });
});
