/** Codes: written, refused, issued, killed and followed. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import { localDate } from '../../kernel/time.ts';
import { mergeUnits } from '../../people/index.ts';
import { freshKeys } from '../../platform/keys.ts';
import { inTransaction, type Tx, transact } from '../../platform/postgres/db.ts';
import { changeWindow, closeHall, closeWindow, openHall, openWindow, registrarOf } from '../actions.ts';
import { changeEntity, registerEntity } from '../entities/actions-entities.ts';
import type { Hall, PlacesProblem, Registrar, ServiceWindow } from '../model.ts';
import {
  issueCode,
  issueMissingCodes,
  parseCode,
  recordDeadScan,
  reissueCode,
  resolveCode,
  revokeCode,
  writeCode,
} from './actions-codes.ts';
import { listCodes } from './store-code-list.ts';
import { countUncoded } from './store-codes-missing.ts';
import { listDeadScans } from './store-findings.ts';

const ALL = { limit: 100, offset: 0 };

describe('the writing of a code', () => {
  const keys = freshKeys();

  it('is read back in any case and with misread letters', () => {
    const code = writeCode(keys, Uint8Array.of(0, 0x44, 0x32, 0x14));
    expect(code).toMatch(/^01/);
    expect(parseCode(keys, code)).toBe(code);
    expect(parseCode(keys, code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
  });

  it('is refused when any one character is another', () => {
    const code = writeCode(keys, Uint8Array.of(1, 2, 3, 4));
    let passed = 0;
    for (let at = 0; at < code.length; at += 1) {
      for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (letter === code.charAt(at)) continue;
        if (parseCode(keys, code.slice(0, at) + letter + code.slice(at + 1)) !== undefined) passed += 1;
      }
    }
    // 310 tries at one in a million each.
    expect(passed).toBe(0);
  });

  it('is refused under another city’s key', () => {
    expect(parseCode(freshKeys(), writeCode(keys, Uint8Array.of(1, 2, 3, 4)))).toBeUndefined();
  });

  it('turns away made-up codes about as often as twenty bits promise', () => {
    // 2^16 guesses at 2^-20: six or more passing would be one chance in a million millions.
    let passed = 0;
    for (let n = 0; n < 65_536; n += 1) {
      const guess = writeCode(keys, Uint8Array.of(n & 255, (n >> 8) & 255, 7, 7)).slice(0, 6);
      if (parseCode(keys, `${guess}0000`) !== undefined) passed += 1;
    }
    expect(passed).toBeLessThan(6);
  });
});

describe('codes in a city', () => {
  let city: TestCity;
  let people: World;
  let by: Registrar;
  let unitId: Uuid;
  let hall: Hall;
  let window: ServiceWindow;
  let turn = 0;

  const act = async <T>(work: (tx: Tx) => Promise<Result<T, PlacesProblem>>): Promise<T> => {
    const done = await inTransaction(city.db, work);
    if (!done.ok) throw new Error(`refused: ${done.problem.kind}`);
    return done.value;
  };
  const problem = async (work: (tx: Tx) => Promise<Result<unknown, PlacesProblem>>): Promise<string> => {
    const done = await inTransaction(city.db, work);
    return done.ok ? 'ok' : done.problem.kind;
  };
  const id = () => city.outside.uuid();
  const scan = (text: string) => resolveCode(city.db, city, text);

  beforeAll(async () => {
    city = await testCity({ at: MORNING });
    people = await world(city);
    unitId = await people.unit('测试市场监管局', '411402');
    by = registrarOf(await people.scope('dispatcher', unitId, '411402'));
  });
  beforeEach(async () => {
    turn += 1;
    const facts = { name: `测试大厅${turn}`, unitId, address: '', hours: '', divisionCode: '411402' };
    hall = await act((tx) => openHall(tx, city, by, { submissionId: id(), facts }));
    const windowFacts = { hallId: hall.id, number: '1', name: '企业开办', unitId, services: '' };
    window = await act((tx) => openWindow(tx, city, by, { submissionId: id(), facts: windowFacts }));
  });
  afterAll(() => city.close());

  const issue = (submissionId = id()) =>
    act((tx) => issueCode(tx, city, by, { submissionId, place: { kind: 'window', windowId: window.id } }));

  it('lead from a scan to the window, its hall, its unit and its division', async () => {
    const code = await issue();
    expect(await scan(code.text.toLowerCase())).toEqual({
      kind: 'window',
      codeId: code.id,
      window,
      hall,
      unitId,
      divisionCode: '411402',
      lastScanWeek: null,
    });
  });

  it('are not issued twice: the same submission gets the same code, another one is told of the living code', async () => {
    const submissionId = id();
    const code = await issue(submissionId);
    expect(await issue(submissionId)).toEqual(code);
    const place = { kind: 'window', windowId: window.id } as const;
    expect(await problem((tx) => issueCode(tx, city, by, { submissionId: id(), place }))).toBe('already-has-code');
  });

  it('are issued once when two officers press at the same time', async () => {
    const place = { kind: 'window', windowId: window.id } as const;
    const both = await Promise.all(
      [1, 2].map(() => problem((tx) => issueCode(tx, city, by, { submissionId: id(), place }))),
    );
    expect(both.sort()).toEqual(['already-has-code', 'ok']);
  });

  it('stay dead once revoked, and revoking again changes nothing', async () => {
    const code = await issue();
    const revoked = await act((tx) => revokeCode(tx, city, by, { codeId: code.id, reason: 'lost' }));
    city.clock.advance({ hours: 1 });
    expect(await act((tx) => revokeCode(tx, city, by, { codeId: code.id, reason: 'other' }))).toEqual(revoked);
    expect(await scan(code.text)).toEqual({ kind: 'revoked', codeId: code.id, replaced: false, of: 'window' });
  });

  it('know their successor after a re-issue, and a repeated re-issue makes no third', async () => {
    const code = await issue();
    const submissionId = id();
    const reissue = () => act((tx) => reissueCode(tx, city, by, { submissionId, codeId: code.id, reason: 'damaged' }));
    const next = await reissue();
    expect((await reissue()).id).toBe(next.id);
    expect(next.text).not.toBe(code.text);
    expect(await scan(code.text)).toMatchObject({ kind: 'revoked', replaced: true });
    expect(await scan(next.text)).toMatchObject({ kind: 'window', codeId: next.id });
    const lines = (await listCodes(city.db, by, { windowId: window.id }, ALL)).items;
    expect(lines.find((line) => line.id === code.id)).toMatchObject({
      successorText: next.text,
      revokeReason: 'damaged',
    });
    expect(
      await problem((tx) => reissueCode(tx, city, by, { submissionId: id(), codeId: code.id, reason: 'lost' })),
    ).toBe('code-revoked');
  });

  it('are given to every window of the division that lacks one, and only to those', async () => {
    const elsewhere = registrarOf(await people.scope('dispatcher', unitId, '411403'));
    expect(await transact(city.db, (tx) => issueMissingCodes(tx, city, elsewhere))).toEqual([]);
    expect((await countUncoded(city.db, elsewhere)).windows).toBe(0);
    expect((await countUncoded(city.db, by)).windows).toBeGreaterThan(0);
    const made = await transact(city.db, (tx) => issueMissingCodes(tx, city, by));
    expect(made.map((code) => code.place)).toContainEqual({ kind: 'window', windowId: window.id });
    expect(await transact(city.db, (tx) => issueMissingCodes(tx, city, by))).toEqual([]);
    expect((await countUncoded(city.db, by)).windows).toBe(0);
  });

  it('are given to every enterprise above scale that lives and lacks one', async () => {
    const register = (uscc: string, siShang: boolean, status: 'active' | 'deregistered' = 'active') => {
      const same = { name: `示例${uscc}`, kind: 'enterprise' as const, divisionCode: '411402', townshipCode: null };
      return act((tx) =>
        registerEntity(tx, city, by, { submissionId: id(), facts: { ...same, uscc, siShang, status } }),
      );
    };
    const large = await register('91411402MA00001460', true);
    await register('91411402MA0000023Y', false);
    const made = await transact(city.db, (tx) => issueMissingCodes(tx, city, by, 'above-scale'));
    expect(made.map((code) => code.place)).toEqual([{ kind: 'entity', entityId: large.id }]);
    expect(await transact(city.db, (tx) => issueMissingCodes(tx, city, by, 'above-scale'))).toEqual([]);
    expect((await countUncoded(city.db, by))['above-scale']).toBe(0);
  });

  it('are issued once when two officers issue what is missing at the same time', async () => {
    const both = await Promise.all([1, 2].map(() => transact(city.db, (tx) => issueMissingCodes(tx, city, by))));
    const ofWindow = both.flat().filter((code) => code.place.kind === 'window' && code.place.windowId === window.id);
    expect(ofWindow).toHaveLength(1);
  });

  it('name the unit that carries on when the one at the window was merged away', async () => {
    const code = await issue();
    const old = await people.unit(`测试旧局${turn}`, '411402');
    const facts = { hallId: hall.id, number: '1', name: '企业开办', unitId: old, services: '' };
    await act((tx) => changeWindow(tx, city, by, { id: window.id, version: 1, facts }));
    expect(await scan(code.text)).toMatchObject({ unitId: old });
    const heir = id();
    const into = { id: heir, name: `测试合并局${turn}`, divisionCode: '411402', parentId: null };
    const merger = { unitIds: [old], into: { ...into, from: localDate('2026-03-03') } };
    expect((await inTransaction(city.db, (tx) => mergeUnits(tx, city, null, merger))).ok).toBe(true);
    expect(await scan(code.text)).toMatchObject({ unitId: heir });
  });

  it('die with their window, and a closed window gets none', async () => {
    const code = await issue();
    expect(await problem((tx) => closeHall(tx, city, by, { id: hall.id, version: 1 }))).toBe('hall-has-open-windows');
    await act((tx) => closeWindow(tx, city, by, { id: window.id, version: 1 }));
    await act((tx) => closeHall(tx, city, by, { id: hall.id, version: 1 }));
    expect(await scan(code.text)).toMatchObject({ kind: 'revoked' });
    const place = { kind: 'window', windowId: window.id } as const;
    expect(await problem((tx) => issueCode(tx, city, by, { submissionId: id(), place }))).toBe('place-closed');
  });

  it('of an enterprise lead to it, and die when it is deregistered', async () => {
    const entityFacts = {
      name: '示例公司',
      kind: 'enterprise',
      divisionCode: '411402',
      townshipCode: null,
      status: 'active',
      siShang: true,
    } as const;
    const facts = { ...entityFacts, uscc: '91411402MA4T040287' };
    const entity = await act((tx) => registerEntity(tx, city, by, { submissionId: id(), facts }));
    const place = { kind: 'entity', entityId: entity.id } as const;
    const code = await act((tx) => issueCode(tx, city, by, { submissionId: id(), place }));
    expect(await scan(code.text)).toMatchObject({ kind: 'entity', entityId: entity.id, divisionCode: '411402' });
    const gone = { id: entity.id, version: 1, facts: { ...entityFacts, status: 'deregistered' as const } };
    expect(await act((tx) => changeEntity(tx, city, by, gone))).toMatchObject({ closedOn: '2026-03-03' });
    expect(await scan(code.text)).toMatchObject({ kind: 'revoked' });
  });

  it('outside the officer’s division are neither seen nor touched', async () => {
    const code = await issue();
    const elsewhere = registrarOf(await people.scope('dispatcher', unitId, '411403'));
    expect((await listCodes(city.db, elsewhere, {}, ALL)).total).toBe(0);
    expect(await problem((tx) => revokeCode(tx, city, elsewhere, { codeId: code.id, reason: 'lost' }))).toBe(
      'code-not-found',
    );
    const place = { kind: 'window', windowId: window.id } as const;
    expect(await problem((tx) => issueCode(tx, city, elsewhere, { submissionId: id(), place }))).toBe(
      'place-not-found',
    );
  });

  it('that were made up never reach the database', async () => {
    const refusing = new Proxy({} as typeof city.db, {
      get: () => {
        throw new Error('the database was asked');
      },
    });
    expect(await resolveCode(refusing, city, 'AAAAAAAAAA')).toEqual({ kind: 'unknown', madeUp: true });
    const genuine = writeCode(city.keys, Uint8Array.of(7, 7, 7, 7));
    await expect(resolveCode(refusing, city, genuine)).rejects.toThrow('the database was asked');
  });

  it('that are dead leave a day and a count, nothing else; made-up ones leave nothing', async () => {
    const code = await issue();
    await act((tx) => revokeCode(tx, city, by, { codeId: code.id, reason: 'moved' }));
    const genuine = writeCode(city.keys, Uint8Array.of(7, 7, 7, 8));
    for (const text of [code.text, code.text, genuine, 'AAAAAAAAAA']) {
      const found = await scan(text);
      await transact(city.db, (tx) => recordDeadScan(tx, city, found));
    }
    const { items } = await listDeadScans(city.db, by, {}, ALL);
    expect(items.filter((line) => line.codeId === code.id || line.codeId === null)).toEqual(
      expect.arrayContaining([
        { day: '2026-03-03', codeId: code.id, text: code.text, scans: 2 },
        { day: '2026-03-03', codeId: null, text: null, scans: 1 },
      ]),
    );
    const [line] = (await listCodes(city.db, by, { id: code.id }, ALL)).items;
    expect(line?.deadScans).toBe(2);
  });

  it('drawn twice are drawn again: the unique constraint is met by a new draw', async () => {
    const first = await issue();
    const draws = [Uint8Array.of(5, 5, 5, 5), Uint8Array.of(5, 5, 5, 5), Uint8Array.of(6, 6, 6, 6)];
    const loaded = { ...city, outside: { ...city.outside, randomBytes: () => draws.shift() ?? new Uint8Array(4) } };
    const one = await act((tx) =>
      reissueCode(tx, loaded, by, { submissionId: id(), codeId: first.id, reason: 'lost' }),
    );
    const two = await act((tx) => reissueCode(tx, loaded, by, { submissionId: id(), codeId: one.id, reason: 'lost' }));
    expect(one.text).toBe(writeCode(city.keys, Uint8Array.of(5, 5, 5, 5)));
    expect(two.text).toBe(writeCode(city.keys, Uint8Array.of(6, 6, 6, 6)));
  });
});
