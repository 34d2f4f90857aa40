/** A list and its sheet show the same columns under the same names, in both languages: read from the console's own text. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue as en } from '../../console/src/words/en.ts';
import { catalogue as zh } from '../../console/src/words/zh.ts';
import { figureSheets, paceSheet, unitSheet } from '../../src/figures/sheets.ts';
import { duplicatesSheet } from '../../src/matters/alike/sheets-duplicates.ts';
import { deskSheet, mattersSheet } from '../../src/matters/desk/sheets.ts';
import { keysSheet } from '../../src/open311/sheets.ts';
import type { ListSheet } from '../../src/papers/index.ts';
import {
  auditSheet,
  holdsSheet,
  postsSheet,
  retentionSheet,
  unitsSheet,
  usersSheet,
} from '../../src/people/registry/sheets.ts';
import { codesSheet, printsSheet } from '../../src/places/codes/sheets-codes.ts';
import { entitiesSheet, hallsSheet, windowsSheet } from '../../src/places/sheets.ts';
import { heldSheet, servedSheet } from '../../src/reviews/sheets.ts';

const CONSOLE = path.resolve(import.meta.dirname, '../../console/src');
// Rows differ from sheet to sheet; only keys and names are looked at.
type AnySheet = Pick<ListSheet<never>, 'name'> &
  Readonly<{ columns: readonly Readonly<{ key: string; beside?: string; zh: string; en: string }>[] }>;

/** `nth` table of the file, where it has several. */
const SHOWN: readonly Readonly<{ file: string; sheet: AnySheet; nth?: number }>[] = [
  { file: 'parts/matter/matter-list.tsx', sheet: mattersSheet },
  { file: 'rooms/home/desk.tsx', sheet: deskSheet },
  { file: 'rooms/duplicates/duplicates.tsx', sheet: duplicatesSheet },
  { file: 'rooms/audit.tsx', sheet: auditSheet },
  { file: 'rooms/people/units.tsx', sheet: unitsSheet },
  { file: 'rooms/people/users.tsx', sheet: usersSheet },
  { file: 'rooms/people/posts.tsx', sheet: postsSheet },
  { file: 'rooms/people/retention.tsx', sheet: retentionSheet, nth: 0 },
  { file: 'rooms/people/retention.tsx', sheet: holdsSheet, nth: 1 },
  { file: 'rooms/people/keys.tsx', sheet: keysSheet },
  { file: 'rooms/registry/halls.tsx', sheet: hallsSheet },
  { file: 'rooms/registry/windows.tsx', sheet: windowsSheet },
  { file: 'rooms/registry/entities.tsx', sheet: entitiesSheet },
  { file: 'rooms/codes/list.tsx', sheet: codesSheet },
  { file: 'rooms/codes/prints.tsx', sheet: printsSheet },
  { file: 'rooms/reviews/figures.tsx', sheet: figureSheets.window },
  { file: 'rooms/reviews/months.tsx', sheet: figureSheets.month },
  { file: 'rooms/reviews/pace.tsx', sheet: paceSheet('phase') },
  { file: 'rooms/reviews/served.tsx', sheet: servedSheet },
  { file: 'rooms/reviews/unit-page.tsx', sheet: unitSheet },
  { file: 'rooms/reviews/held.tsx', sheet: heldSheet },
];

type Shown = Readonly<{ key: string; word: string }>;

/** The columns of the nth table of a room: each key with the word of its title; an empty title has none. */
function columnsOf(text: string, nth: number): readonly Shown[] {
  const block = text.split(/<DataTable\b/)[nth + 1] ?? '';
  return [...block.matchAll(/\bkey: '([A-Za-z]+)',(?:(?!\bkey: ').)*?\btitle: (?:t\('([^']+)'\)|'')/gs)].map(
    ([, key = '', word = '']) => ({ key, word }),
  );
}

/** What the two do not agree about. */
function disagreements(shown: readonly Shown[], sheet: AnySheet): readonly string[] {
  return shown.flatMap(({ key, word }) => {
    if (key === 'acts') return [];
    const column = sheet.columns.find((each) => each.key === key);
    if (column === undefined) return [`${sheet.name}: no column ${key}`];
    // What takes several cells in a file has a name of its own there, and a mark needs none on the screen.
    if (word === '' || sheet.columns.some((each) => each.beside === key)) return [];
    const names = { zh: (zh as Record<string, string>)[word], en: (en as Record<string, string>)[word] };
    return names.zh === column.zh && names.en === column.en
      ? []
      : [`${sheet.name}.${key}: ${names.zh}/${names.en} on the screen, ${column.zh}/${column.en} in the file`];
  });
}

describe('a list and its sheet', () => {
  it.each(SHOWN)('agree in $file', ({ file, sheet, nth = 0 }) => {
    const shown = columnsOf(readFileSync(path.join(CONSOLE, file), 'utf8'), nth);
    expect(shown.length).toBeGreaterThan(1);
    expect(disagreements(shown, sheet)).toEqual([]);
  });

  it('would be seen to differ', () => {
    const shown = [
      { key: 'gone', word: 'matter.phase' },
      { key: 'phase', word: 'matter.due' },
    ];
    expect(disagreements(shown, mattersSheet)).toHaveLength(2);
  });
});
