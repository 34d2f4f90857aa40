/** Each room of the console fetches the words it speaks, and no others; `npm run gen` reads them from its files. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { consoleWords, groupsOf, speech } from '../../scripts/console-words.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const words = await groupsOf('zh');
const english = await groupsOf('en');
const { readText, frameWords, roomWords, silent } = speech(words);

describe('the words of the console', () => {
  it('have the same keys in both languages, group by group', () => {
    expect(Object.keys(words).length).toBeGreaterThan(30);
    for (const [group, each] of Object.entries(words)) {
      expect(Object.keys(english[group] ?? {}).sort(), group).toEqual(Object.keys(each).sort());
    }
  });

  it('stand in one group only', () => {
    const keys = Object.values(words).flatMap((each) => Object.keys(each));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('are found however a file asks for them', () => {
    const text = `import { a } from './a.tsx'; t('matter.days'); t(\`verdict.\${x}\`); wordsUnder('level.'); import('./b.ts');
      const list = <DataTable list="open311-keys" />;`;
    const { keys, imports } = readText('/rooms/planted.tsx', text);
    const under = (head: string) =>
      Object.values(words).flatMap((group) => Object.keys(group).filter((key) => key.startsWith(head)));
    const all = ['matter.days', ...['verdict.', 'level.', 'head.open311-keys.'].flatMap(under)];
    expect(under('head.open311-keys.').length).toBeGreaterThan(3);
    expect([...keys].sort()).toEqual(all.sort());
    expect(imports).toEqual(['/rooms/a.tsx', '/rooms/b.ts']);
  });

  it('are there for the frame and for every room', async () => {
    expect(frameWords).toEqual(['names/menu', 'names/places', 'shell']);
    expect(roomWords.length).toBeGreaterThan(20);
    for (const [file, text] of await consoleWords())
      expect(readFileSync(path.join(ROOT, file), 'utf8'), file).toBe(text);
  });

  it('are each spoken by somebody', () => {
    expect(silent).toEqual([]);
  });
});
