/** `mashang codes` on a real city. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { tickingOutside } from '../../test/harness/today.ts';
import { world } from '../../test/harness/world.ts';
import { openHall, openWindow, registerEntity, resolveCode } from '../places/index.ts';
import { readConfig } from '../platform/config.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import type { OpenCity } from '../platform/postgres/open-city.ts';
import { codesCommand } from './codes.ts';
import { CommandRefused, EXIT, type Values } from './command.ts';

describe('mashang codes', () => {
  let city: TestCity;

  /** What the command printed, and how it ended. */
  async function run(positionals: readonly string[], values: Values = {}, json = true) {
    const lines: string[] = [];
    const code = await codesCommand.run({
      values,
      positionals,
      json,
      config: () => readConfig({ PUBLIC_URL: 'https://mashang.example' }),
      // The command needs an open city; opening one is tested elsewhere.
      outside: tickingOutside,
      openCity: async () => ({ city }) as unknown as OpenCity,
      print: (text) => lines.push(text),
    });
    expect(code).toBe(EXIT.done);
    return json ? (JSON.parse(lines.join('\n')) as { text: string; url: string; kind: string }[]) : lines;
  }

  beforeAll(async () => {
    city = await testCity();
    const people = await world(city);
    const unitId = await people.unit('测试单位', '411402');
    const by = { postId: null, divisionCodes: ['411402'] };
    const id = () => city.outside.uuid();
    await inTransaction(city.db, async (tx) => {
      const facts = { name: '测试大厅', unitId, address: '', hours: '', divisionCode: '411402' };
      const hall = await openHall(tx, city, by, { submissionId: id(), facts });
      if (!hall.ok) throw new Error(hall.problem.kind);
      for (const number of ['1', '2', '3']) {
        const window = { hallId: hall.value.id, number, name: '测试窗口', unitId, services: '' };
        await openWindow(tx, city, by, { submissionId: id(), facts: window });
      }
      const entity = { uscc: '91411402MA4T040287', name: '示例公司', divisionCode: '411402', townshipCode: null };
      const kind = { kind: 'enterprise', status: 'active', siShang: false } as const;
      return registerEntity(tx, city, by, { submissionId: id(), facts: { ...entity, ...kind } });
    });
  });
  afterAll(() => city.close());

  it('issues what is missing, lists it by division, and issues nothing twice', async () => {
    const made = await run(['issue'], { missing: true });
    expect(made).toHaveLength(3);
    expect(await run(['issue'], { missing: true })).toEqual([]);
    expect(await run(['list'], { division: '411402' })).toHaveLength(3);
    expect(await run(['list'], { division: '411403' })).toEqual([]);
    const text = await run(['list'], {}, false);
    expect(text.at(-1)).toBe('3 codes');
    expect(text[0]).toContain('https://mashang.example/S/');
  });

  it('issues for an enterprise by its credit code, and ends a code typed in small letters with its hyphen', async () => {
    const [made] = (await run(['issue'], { entity: '91411402 ma4t040287' })) as { text: string; kind: string }[];
    expect(made?.kind).toBe('entity');
    const text = made?.text ?? '';
    const typed = `${text.slice(0, 5)}-${text.slice(5)}`.toLowerCase();
    expect(await run(['revoke'], { code: typed, reason: 'misused' })).toMatchObject([{ revokeReason: 'misused' }]);
    expect(await resolveCode(city.db, city, text)).toMatchObject({ kind: 'revoked' });
    expect(await run(['list'], { dead: true })).toMatchObject([{ text }]);
  });

  it.each([
    [['hang'], {}, EXIT.usage],
    [['issue'], {}, EXIT.usage],
    [['issue'], { window: 'x' }, EXIT.usage],
    [['issue'], { entity: '91411402MA4T040288' }, EXIT.refused],
    [['revoke'], { code: 'AAAAAAAAAA', reason: 'lost' }, EXIT.usage],
    [['revoke'], { code: 'AAAAAAAAAA', reason: 'bored' }, EXIT.usage],
    [['list'], { division: '999999' }, EXIT.usage],
  ] as const)('refuses %j %j with %i', async (positionals, values, exitCode) => {
    await expect(run(positionals, values)).rejects.toSatisfy(
      (error) => error instanceof CommandRefused && error.exitCode === exitCode,
    );
  });
});
