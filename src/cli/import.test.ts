/** `mashang import` on a real city. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { tickingOutside } from '../../test/harness/today.ts';
import { bytesSource } from '../formats/sheets-bytes.ts';
import { openSheets } from '../formats/sheets-read.ts';
import { readConfig } from '../platform/config.ts';
import type { OpenCity } from '../platform/postgres/open-city.ts';
import { CommandRefused, EXIT, type Values } from './command.ts';
import { importCommand } from './import.ts';

const UNTIDY = path.resolve(import.meta.dirname, '../../test/fixtures/untidy-entities.xlsx');

describe('mashang import', () => {
  let city: TestCity;
  const folder = mkdtempSync(path.join(tmpdir(), 'mashang-import-'));
  beforeAll(async () => {
    city = await testCity();
  });
  afterAll(() => city.close());

  async function run(values: Values, kind = 'entities', json = true) {
    const lines: string[] = [];
    const code = await importCommand.run({
      values,
      positionals: [kind],
      json,
      config: () => readConfig({ PUBLIC_URL: 'https://mashang.example' }),
      // The command needs an open city; opening one is tested elsewhere.
      outside: tickingOutside,
      openCity: async () => ({ city }) as unknown as OpenCity,
      print: (text) => lines.push(text),
    });
    return { code, text: lines.join('\n') };
  }

  it('tries, names what is bad, writes nothing, and says so by its exit code', async () => {
    const errors = path.join(folder, 'bad.xlsx');
    const { code, text } = await run({ file: UNTIDY, check: true, errors });
    expect(code).toBe(EXIT.notInOrder);
    expect(JSON.parse(text)).toMatchObject({
      state: 'checked',
      written: false,
      counts: { rows: 7, bad: 4, created: 3 },
      faults: [{ row: 5, value: '92411402MA00000000' }, {}, {}, {}, {}],
    });
    const opened = await openSheets(bytesSource(readFileSync(errors)));
    expect(opened.ok && (await opened.value.countRows(0))).toBe(6);
  });

  it('writes nothing while a row is bad, and the good rows when told', async () => {
    expect((await run({ file: UNTIDY })).code).toBe(EXIT.notInOrder);
    const { code, text } = await run({ file: UNTIDY, good: true }, 'entities', false);
    expect(code).toBe(EXIT.done);
    expect(text).toContain('row 5\t统一社会信用代码\t92411402MA00000000');
    expect(text).toContain('7 rows: 3 new, 0 changed, 0 unchanged, 4 bad\nWritten.');
    const again = await run({ file: UNTIDY, good: true });
    expect(JSON.parse(again.text).counts).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
  });

  it('takes columns by heading or letter, sheets by name or number', async () => {
    const file = path.join(folder, 'odd.csv');
    writeFileSync(file, '制表,某局\n代号,叫什么,类型,县区\n92411402MA0000000G,甲店,个体,梁园区\n');
    await expect(run({ file, check: true })).rejects.toThrow(/uscc, name; say --map/);
    const { code } = await run({ file, map: 'uscc=A,name=叫什么', heading: '2' });
    expect(code).toBe(EXIT.done);
    expect((await run({ file: UNTIDY, sheet: '名录', heading: '3', check: true })).code).toBe(EXIT.notInOrder);
  });

  it.each<[string, Values, string]>([
    ['an unknown kind', { file: UNTIDY }, 'matters'],
    ['a file that is not there', { file: '/nowhere.xlsx' }, 'entities'],
    ['a mapping that is none', { file: UNTIDY, map: 'uscc' }, 'entities'],
    ['a heading that is no row', { file: UNTIDY, heading: 'x' }, 'entities'],
    ['a file that is no sheet', { file: import.meta.filename }, 'entities'],
  ])('refuses %s', async (_, values, kind) => {
    await expect(run(values, kind)).rejects.toThrow(CommandRefused);
  });
});
