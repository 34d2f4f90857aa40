/** `mashang verify` as an operator sees it: sentences, JSON, exit codes. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandContext } from '../../src/cli/command.ts';
import { verifyCommand } from '../../src/cli/verify.ts';
import type { OpenCity } from '../../src/platform/postgres/open-city.ts';
import { headsFrom } from '../../src/record/api-seals.ts';
import { type TestCity, testCity } from '../harness/database.ts';
import { tickingOutside } from '../harness/today.ts';
import { damage, seal } from './sealed-city.ts';

describe('mashang verify', () => {
  let city: TestCity;
  let folder: string;
  beforeEach(async () => {
    city = await testCity();
    folder = mkdtempSync(path.join(tmpdir(), 'kept-'));
    await seal(city);
    await seal(city);
  });
  afterEach(async () => {
    await city.close();
    rmSync(folder, { recursive: true });
  });

  async function run(values: CommandContext['values'] = {}) {
    const said: string[] = [];
    const context: CommandContext = {
      values,
      positionals: [],
      json: values.json === true,
      config: () => {
        throw new Error('not needed');
      },
      outside: tickingOutside,
      openCity: async () => ({ city }) as unknown as OpenCity,
      print: (line) => said.push(line),
    };
    return { code: await verifyCommand.run(context), said: said.join('\n') };
  }

  it('says that everything is as recorded and ends with 0', async () => {
    const { code, said } = await run();
    expect(code).toBe(0);
    expect(said).toContain('Read 0 events of 0 matters, 0 draws, 0 files, 16 leaves, 2 seals.');
    expect(said).toContain('Everything is as it was recorded.');
  });

  it('names the first broken thing and ends with 1', async () => {
    await damage(city, [['delete from record_seal where number = 1']]);
    const { code, said } = await run();
    expect(code).toBe(1);
    expect(said).toContain('BROKEN: seal 1 was removed');
    const report = JSON.parse((await run({ json: true })).said);
    expect(report).toMatchObject({
      ok: false,
      broken: [{ kind: 'seal-missing', seal: 1, says: 'seal 1 was removed' }],
    });
  });

  it('compares with a kept copy, which may be several answers in a list', async () => {
    const kept = path.join(folder, 'heads.json');
    const pages = [await headsFrom(city.db, city.code, 1), await headsFrom(city.db, city.code, 2)];
    writeFileSync(kept, JSON.stringify(pages));
    expect(await run({ against: kept })).toMatchObject({ code: 0, said: expect.stringContaining('3 kept seals') });
    await damage(city, [
      ['delete from record_seal where number = 2'],
      ['delete from record_leaf where leaf_index >= 8'],
      ['delete from record_leaf_node where (node_index + 1) << level > 8'],
    ]);
    expect((await run()).code).toBe(0);
    const { code, said } = await run({ against: kept });
    expect(code).toBe(1);
    expect(said).toContain('BROKEN: seal 2 of the kept copy is gone');
  });

  it('refuses a file that is missing or holds no seals', async () => {
    await expect(run({ against: path.join(folder, 'nothing') })).rejects.toThrow('cannot be read');
    const wrong = path.join(folder, 'wrong.json');
    for (const text of ['{', '{}', '{"heads":[{"statement":{}}]}', '{"heads":[]}', '[]']) {
      writeFileSync(wrong, text);
      await expect(run({ against: wrong })).rejects.toThrow('holds no seals');
    }
  });
});
