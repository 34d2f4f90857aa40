/** Reads tables of docs/rules, so that pages cannot drift from what is counted. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Limit } from '../../src/law/index.ts';

export function rulesPage(name: string): string {
  return readFileSync(path.join(import.meta.dirname, '../../docs/rules', `${name}.md`), 'utf8');
}

/** Rows of the first table under a heading, by column title. @throws Error when there is none. */
export function tableUnder(page: string, heading: string): Readonly<Record<string, string>>[] {
  const lines = page.split('\n');
  const at = lines.indexOf(heading);
  if (at < 0) throw new Error(`no heading ${heading}`);
  const start = lines.findIndex((line, i) => i > at && line.startsWith('|'));
  if (start < 0) throw new Error(`no table under ${heading}`);
  const titles = cells(lines[start] ?? '');
  const rows: Record<string, string>[] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    const values = cells(line);
    rows.push(Object.fromEntries(titles.map((title, i) => [title, values[i] ?? ''])));
  }
  return rows;
}

/** `15 个工作日` or `30 个自然日`. */
export function limitOf(cell: string | undefined): Limit {
  const match = /^(\d+) 个(工作日|自然日)$/.exec(cell ?? '');
  if (match === null) throw new Error(`not a limit: ${cell ?? ''}`);
  return { amount: Number(match[1]), unit: match[2] === '工作日' ? 'working-day' : 'calendar-day' };
}

function cells(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replace(/^`|`$/g, ''));
}
