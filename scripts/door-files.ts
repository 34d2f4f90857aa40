/** Writes what names every door: `src/doors.ts`, and its line and its box on the map of ARCHITECTURE.md. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HEAD } from './head.ts';
import { DOORS } from './slices.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

type Door = Readonly<{ name: string; about: string; parts: readonly string[] }>;

/** @throws where its public interface does not begin with what the door is */
function doorOf(name: string): Door {
  const about = /^\/\*\* (Doors?: .+)\. \*\/\n/.exec(read(`src/${name}/index.ts`))?.[1];
  if (about === undefined) throw new Error(`src/${name}/index.ts has to begin with /** Door: what enters by it. */`);
  const parts = readdirSync(path.join(ROOT, 'src', name), { withFileTypes: true }).filter((each) => each.isDirectory());
  return { name, about: about.replace(/^D/, 'd'), parts: parts.map((part) => part.name).sort() };
}

const pathIn = (line: string) => line.slice(line.indexOf('./'));

/** @returns the path of each file and its text; what stands around the doors on the map is hand-written */
export function doorFiles(): readonly (readonly [string, string])[] {
  const doors = DOORS.map(doorOf);
  const imports = [
    "import type { DoorSlice } from './matters/index.ts';\n",
    ...doors.map(({ name }) => `import { ${name}Door } from './${name}/index.ts';\n`),
  ].sort((one, other) => (pathIn(one) < pathIn(other) ? -1 : 1));
  const list = [
    HEAD,
    ...imports,
    '\n/** Doors, the slices by which work enters, by the names of their folders. */\n',
    'export const DOORS: Readonly<Record<string, DoorSlice>> = {\n',
    ...doors.map(({ name }) => `  ${name}: ${name}Door,\n`),
    '};\n\nexport const doors: readonly DoorSlice[] = Object.values(DOORS);\n',
  ];
  const lines = doors.map(({ name, about }) => `  ${`${name}/`.padEnd(11)} ${about}\n`);
  const boxes = doors.map(
    ({ name, parts }) => `    ${name}["${[name, parts.join(' · ')].filter(Boolean).join('<br/>')}"]\n`,
  );
  const map = read('ARCHITECTURE.md')
    .replace(/(?: {2}\w+\/ +doors?: .+\n)+/, lines.join(''))
    .replace(/( {2}subgraph doors\[.+\n)(?: {4}.+\n)*/, (_, head: string) => head + boxes.join(''));
  return [
    ['src/doors.ts', list.join('')],
    ['ARCHITECTURE.md', map],
  ];
}
