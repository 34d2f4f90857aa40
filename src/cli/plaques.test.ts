/** `mashang plaques` on a real city. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { readPdf } from '../../test/harness/pdf.ts';
import { tickingOutside } from '../../test/harness/today.ts';
import { world } from '../../test/harness/world.ts';
import { issueMissingCodes, openHall, openWindow } from '../places/index.ts';
import { readConfig } from '../platform/config.ts';
import { transact } from '../platform/postgres/db.ts';
import type { OpenCity } from '../platform/postgres/open-city.ts';
import { CommandRefused, EXIT, type Values } from './command.ts';
import { plaquesCommand } from './plaques.ts';

describe('mashang plaques', () => {
  let city: TestCity;
  let folder: string;

  async function run(values: Values, json = true): Promise<string> {
    const lines: string[] = [];
    const code = await plaquesCommand.run({
      values,
      positionals: [],
      json,
      config: () => readConfig({ PUBLIC_URL: 'https://mashang.example', MASHANG_MODE: 'production' }),
      // The command needs an open city; opening one is tested elsewhere.
      outside: tickingOutside,
      openCity: async () => ({ city: { ...city, hotline: '0370-12345' } }) as unknown as OpenCity,
      print: (text) => lines.push(text),
    });
    expect(code).toBe(EXIT.done);
    return lines.join('\n');
  }

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'plaques-'));
    city = await testCity();
    const people = await world(city);
    const by = { postId: null, divisionCodes: ['411402', '411403'] };
    const id = () => city.outside.uuid();
    for (const divisionCode of by.divisionCodes) {
      const unitId = await people.unit(`测试单位${divisionCode}`, divisionCode);
      await transact(city.db, async (tx) => {
        const facts = { name: `测试大厅${divisionCode}`, unitId, address: '', hours: '', divisionCode };
        const hall = await openHall(tx, city, by, { submissionId: id(), facts });
        if (!hall.ok) throw new Error(hall.problem.kind);
        for (const number of ['1', '2']) {
          const window = { hallId: hall.value.id, number, name: '测试窗口', unitId, services: '' };
          await openWindow(tx, city, by, { submissionId: id(), facts: window });
        }
        await issueMissingCodes(tx, city, by);
      });
    }
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await city.close();
  });

  it('prints a division into a file, says what it did, and prints it again as the same file', async () => {
    const out = path.join(folder, 'a.pdf');
    const said = JSON.parse(await run({ out, format: 'a4', division: '411402' }));
    expect(said).toMatchObject({ print: 1, format: 'a4', plaques: 2, out, bytes: readFileSync(out).length });
    expect(said.peakMegabytes).toBeGreaterThan(10);
    const texts = readPdf(readFileSync(out)).map((page) => page.texts.map((each) => each.text).join(' '));
    expect(texts[0]).toContain('测试大厅411402 1号 测试窗口');
    expect(texts[0]).toContain('0370-12345');
    // A real city's plaques carry no mark.
    expect(texts[0]).not.toContain('示例');
    const again = path.join(folder, 'b.pdf');
    expect(await run({ out: again, print: '1' }, false)).toContain('print 1: 2 plaques');
    expect(readFileSync(again).equals(readFileSync(out))).toBe(true);
  });

  it('prints what was never printed', async () => {
    const out = path.join(folder, 'c.pdf');
    expect(JSON.parse(await run({ out, 'never-printed': true }))).toMatchObject({
      print: 2,
      plaques: 2,
      format: '120x160',
    });
    expect(existsSync(out)).toBe(true);
  });

  it.each([
    [{}, EXIT.usage],
    [{ out: 'x.pdf', format: 'a5' }, EXIT.usage],
    [{ out: 'x.pdf', kind: 'door' }, EXIT.usage],
    [{ out: '/nowhere/at/all/x.pdf' }, EXIT.usage],
    [{ out: 'x.pdf', division: '999999' }, EXIT.usage],
    [{ out: 'x.pdf', print: '99' }, EXIT.refused],
    [{ out: 'x.pdf', 'never-printed': true }, EXIT.refused],
  ])('refuses %j, leaves no file and no print behind', async (values, exitCode) => {
    const asked =
      'out' in values && !values.out.startsWith('/') ? { ...values, out: path.join(folder, values.out) } : values;
    const refusal = await run(asked).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CommandRefused);
    expect((refusal as CommandRefused).exitCode).toBe(exitCode);
    expect(readdirSync(folder).filter((file) => file.startsWith('x'))).toEqual([]);
  });
});
