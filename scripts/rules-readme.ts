/** Writes the table of pages in docs/rules/README.md from the pages: subject and headings of each. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../docs/rules');
const read = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');

/** @returns the README with its table; the text around it is hand-written */
export function rulesReadme(): string {
  const rows = readdirSync(FOLDER)
    .filter((file) => file !== 'README.md')
    .sort()
    .map((file) => {
      const lines = read(file).split('\n');
      const title = (lines[0] ?? '').replace(/^# /, '').replace(/ \(`[^`]+`\)$/, '');
      const parts = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice('## '.length));
      return `| [${file}](${file}) | ${title} | ${parts.join('、')} |\n`;
    });
  return read('README.md').replace(
    /\| page \|(?:.*\n)+?\n/,
    `| page | about | parts |\n|---|---|---|\n${rows.join('')}\n`,
  );
}
