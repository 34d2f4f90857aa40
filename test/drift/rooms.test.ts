/** A new slice, door or room is in every place it has to be: what nobody asks for is forgotten, and this asks. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOM_WORDS } from '../../console/src/words/rooms.ts';
import { doorFiles } from '../../scripts/door-files.ts';
import { DOORS as FOLDERS, SLICES } from '../../scripts/slices.mjs';
import { DOORS } from '../../src/doors.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const all = (pattern: string) => globSync(pattern, { cwd: ROOT }).map((file) => [file, read(file)] as const);

/** First groups of a pattern in a text. */
const found = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
const lacking = (wanted: readonly string[], there: ReadonlySet<string>) => wanted.filter((each) => !there.has(each));

/** Rooms that one reaches otherwise than by the menu. */
const BESIDE_THE_MENU: Readonly<Record<string, string>> = {
  '/sign-in': 'before the menu',
  '/welcome': 'before the menu',
  '/screen': 'on a wall, without the frame; supervision and reviews lead to it',
  '/account': 'behind one’s name',
  '/inbox': 'behind the bell',
};

describe('a room of the console', () => {
  const rooms = Object.keys(ROOM_WORDS).filter((room) => !room.includes('$'));

  it('stands in the menu, and so is opened in the browser, unless it says how one gets there', () => {
    const menu = found(read('console/src/rooms.ts'), /\bpath: '([^']+)',[^}]*?\bword: '/g);
    expect(menu.size).toBeGreaterThan(15);
    expect(lacking(rooms, menu).sort()).toEqual(Object.keys(BESIDE_THE_MENU).sort());
    expect(lacking(['/planted'], menu)).toEqual(['/planted']);
  });
});

describe('a right the console asks for', () => {
  const given = found(
    all('src/*/access.ts')
      .map(([, text]) => text)
      .join('\n'),
    /\baction: '([a-z0-9]+\.[a-z-]+)'/g,
  );
  const asked = (text: string) => [
    ...found(text, /\b(?:useMay|actions\.includes)\(\s*'([^']+)'/g),
    ...[...text.matchAll(/\banyOf: \[([^\]]*)\]/g)].flatMap(([, some = '']) => [...found(some, /'([^']+)'/g)]),
  ];
  const unknown = (text: string) => lacking(asked(text), given);

  it('is one that a role has: of another nobody would find the room, or the button', () => {
    const files = all('console/src/**/*.{ts,tsx}');
    expect(new Set(files.flatMap(([, text]) => asked(text))).size).toBeGreaterThan(40);
    const faults = files.flatMap(([file, text]) => unknown(text).map((right) => `${file}: ${right}`));
    expect(faults).toEqual([]);
  });

  it('and one that nobody has would be named', () => {
    const planted =
      "useMay('matters.read-desk') && useMay('matters.plant'), anyOf: ['cases.list-cases', 'cases.plant']";
    expect(unknown(planted)).toEqual(['matters.plant', 'cases.plant']);
  });
});

/** Lists that lead to matters and do not change with them. */
const STILL: Readonly<Record<string, string>> = {
  'console/src/rooms/papers/register.tsx': 'a paper stays as it was made',
  'console/src/rooms/personal-data/personal-data.tsx': 'a request is about data: its own acts fetch it again',
};

describe('a list that leads to matters', () => {
  const topics = [...found(read('console/src/api/live.ts'), /'([a-z-]+)'/g)];
  const still = (text: string) =>
    /'\/matters\/\$id'|"\/matters\/\$id"/.test(text)
      ? [...found(text, /\buseList(?:Room|Of)(?:<\w+>)?\([^[]*\['([^']+)'/g)].filter((key) => !topics.includes(key))
      : [];

  it('is fetched again when one changes: its key begins as one of the topics', () => {
    expect(topics).toContain('matters');
    const files = all('console/src/**/*.tsx').filter(([, text]) => still(text).length > 0);
    expect(files.map(([file]) => file).sort()).toEqual(Object.keys(STILL).sort());
  });

  it('and one that is not would be named', () => {
    const planted = (key: string) => `<Link to="/matters/$id" /> useListRoom('/api/v1/${key}', ['${key}', 'all'])`;
    expect(still(planted('repairs'))).toEqual(['repairs']);
    expect(still(planted('matters'))).toEqual([]);
  });
});

/** Doors of which the examples show nothing. */
const WITHOUT_EXAMPLE: Readonly<Record<string, string>> = {
  open311: 'another program files there, with a key that is given to it',
  cases:
    'what its list shows is entered by registering by hand; through its port another program does, with a key that is given to it',
};

describe('a slice', () => {
  it('has its line in the map, under “The slices”', () => {
    const lines = found(read('ARCHITECTURE.md'), /^ {2}([a-z0-9]+)\/ /gm);
    expect(lacking(SLICES, lines)).toEqual([]);
  });

  it('that is a door is put into the program and drawn on the map, as its folder says', () => {
    for (const [file, text] of doorFiles()) expect(read(file), file).toBe(text);
    expect(Object.keys(DOORS)).toEqual(FOLDERS);
  });

  it('that is a door is shown by the examples', () => {
    const examples = all('src/demo/**/*.ts').map(([, text]) => text);
    const used = found(examples.join('\n'), /from '(?:\.\.\/)+([a-z0-9]+)\/index\.ts'/g);
    const shown = FOLDERS.filter((door) => !(door in WITHOUT_EXAMPLE));
    expect(lacking(shown, used)).toEqual([]);
  });
});
