/** Plaques from the order to the wall and down again, and what goes wrong with them out there. */

import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { readPdf } from '../../../test/harness/pdf.ts';
import { aPhoto } from '../../../test/harness/photos.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import { addDays, type LocalDate, localDateOf } from '../../kernel/time.ts';
import { cleanPhoto } from '../../platform/images.ts';
import { inTransaction, type Tx, transact } from '../../platform/postgres/db.ts';
import { changeWindow, closeWindow, openHall, openWindow, registrarOf } from '../actions.ts';
import { issueCode, recordDeadScan, reissueCode, resolveCode, revokeCode, writeCode } from '../codes/actions-codes.ts';
import { findingsOf } from '../codes/actions-findings.ts';
import { type CodeFilter, listCodes } from '../codes/store-code-list.ts';
import { registerEntity } from '../entities/actions-entities.ts';
import type { Code, Hall, PlacesProblem, Registrar, ServiceWindow } from '../model.ts';
import {
  keepPlaquePhoto,
  notePlaques,
  noteScan,
  orderPrint,
  plaqueIssuer,
  printFile,
  takeDownPlaque,
} from './actions-plaques.ts';
import type { FindingKind, Print } from './model-plaques.ts';
import { findPrint, hangingPhoto, hangingsOfCode, listPrints } from './store-plaques.ts';

const HERE = '411402';
const ALL = { limit: 200, offset: 0 };

describe('plaques', () => {
  let city: TestCity;
  let people: World;
  let by: Registrar;
  let elsewhere: Registrar;
  let unitId: Uuid;
  let hall: Hall;
  let turn = 0;

  const id = () => city.outside.uuid();
  const today = (): LocalDate => localDateOf(city.outside.now());
  const act = async <T>(work: (tx: Tx) => Promise<Result<T, PlacesProblem>>): Promise<T> => {
    const done = await inTransaction(city.db, work);
    if (!done.ok) throw new Error(`refused: ${JSON.stringify(done.problem)}`);
    return done.value;
  };
  const problem = async (work: (tx: Tx) => Promise<Result<unknown, PlacesProblem>>) => {
    const done = await inTransaction(city.db, work);
    return done.ok ? 'ok' : done.problem.kind;
  };
  const order = (filter: CodeFilter, more: Partial<Parameters<typeof orderPrint>[3]> = {}) => ({
    submissionId: id(),
    format: '120x160' as const,
    filter,
    divisionCode: HERE,
    byName: '测试·王五',
    issuer: plaqueIssuer(city, { publicUrl: new URL('https://mashang.example'), mode: 'demo' }),
    ...more,
  });
  const print = (filter: CodeFilter, more: Partial<Parameters<typeof orderPrint>[3]> = {}): Promise<Print> =>
    act((tx) => orderPrint(tx, city, by, order(filter, more)));
  const fileOf = async (made: Print): Promise<Buffer> => buffer(await printFile(city.db, made));
  const hang = (codeId: Uuid, spot = '窗口台面', hungOn = today()) =>
    act((tx) => notePlaques(tx, city, by, { submissionId: id(), codeIds: [codeId], spot, hungOn, takenDownOn: null }));
  const lineOf = async (code: Code) => {
    const [line] = (await listCodes(city.db, by, { id: code.id }, ALL)).items;
    if (line === undefined) throw new Error('no such code');
    return line;
  };
  const found = async (kind: FindingKind, scope: Registrar = by) => {
    const { page, counts } = await findingsOf(city.db, scope, { kind, silentWeeks: 4, today: today() }, ALL);
    expect(counts[kind]).toBe(page.total);
    return page.items;
  };
  const scanDead = async (text: string) => {
    const what = await resolveCode(city.db, city, text);
    await transact(city.db, (tx) => recordDeadScan(tx, city, what));
  };
  const aWindow = async (number: string, name = '企业开办'): Promise<{ window: ServiceWindow; code: Code }> => {
    const facts = { hallId: hall.id, number, name, unitId, services: '' };
    const window = await act((tx) => openWindow(tx, city, by, { submissionId: id(), facts }));
    const place = { kind: 'window', windowId: window.id } as const;
    return { window, code: await act((tx) => issueCode(tx, city, by, { submissionId: id(), place })) };
  };
  const anEntity = async (uscc: string, name: string): Promise<Code> => {
    const facts = {
      uscc,
      name,
      kind: 'enterprise' as const,
      divisionCode: HERE,
      townshipCode: null,
      status: 'active' as const,
      siShang: true,
    };
    const entity = await act((tx) => registerEntity(tx, city, by, { submissionId: id(), facts }));
    const place = { kind: 'entity', entityId: entity.id } as const;
    return act((tx) => issueCode(tx, city, by, { submissionId: id(), place }));
  };

  beforeAll(async () => {
    city = await testCity({ at: MORNING });
    people = await world(city);
    unitId = await people.unit('测试市场监管局', HERE);
    by = registrarOf(await people.scope('dispatcher', unitId, HERE));
    elsewhere = registrarOf(await people.scope('dispatcher', unitId, '411403'));
  });
  beforeEach(async () => {
    turn += 1;
    const facts = { name: `测试大厅${turn}`, unitId, address: '', hours: '', divisionCode: HERE };
    hall = await act((tx) => openHall(tx, city, by, { submissionId: id(), facts }));
  });
  afterAll(() => city.close());

  describe('printed', () => {
    it('walk along the hall: by number, not by letter; the file says hall, window, code, hotline and that it is an example', async () => {
      const codes = [await aWindow('10', '税务'), await aWindow('9', '社保'), await aWindow('A02', '综合')];
      const made = await print({ hallId: hall.id });
      expect(made).toMatchObject({ plaques: 3, format: '120x160', byName: '测试·王五', divisionCode: HERE });
      const pages = readPdf(await fileOf(made));
      const said = pages.map((page) => page.texts.map((each) => each.text));
      expect(said.map((texts) => texts[4])).toEqual(['9号窗口 社保', '10号窗口 税务', 'A02号窗口 综合']);
      expect(said[0]).toEqual(
        expect.arrayContaining(['商丘市', '评议码', hall.name, '政务服务便民热线', '12345', '示例']),
      );
      const [first] = codes;
      expect(said[1]).toContain(`编号 ${first?.code.text.slice(0, 5)}-${first?.code.text.slice(5)}`);
      expect((await lineOf(codes[0]?.code as Code)).state).toBe('printed');
    });

    it('again give the same file, though the window was renamed since', async () => {
      const { window } = await aWindow('1');
      const made = await print({ windowId: window.id }, { format: 'a4' });
      const file = await fileOf(made);
      const facts = { hallId: hall.id, number: '1', name: '改了名的窗口', unitId, services: '' };
      await act((tx) => changeWindow(tx, city, by, { id: window.id, version: 1, facts }));
      const stored = await findPrint(city.db, by, made.id);
      expect((await fileOf(stored as Print)).equals(file)).toBe(true);
      expect(readPdf(file)[0]?.widthMm).toBeCloseTo(210);
    });

    it('put no dead code on a wall: its page has no QR and says so, the others are as they were', async () => {
      const [one, two] = [await aWindow('1'), await aWindow('2')];
      const made = await print({ hallId: hall.id });
      await act((tx) => revokeCode(tx, city, by, { codeId: one.code.id, reason: 'lost' }));
      const [first, second] = readPdf(await fileOf(made));
      expect(first?.rects.filter((rect) => rect.colour === '0 0 0')).toEqual([]);
      expect(first?.texts.map((each) => each.text).join('')).toContain('此码已停用，不能张贴');
      expect(second?.rects.length).toBeGreaterThan(100);
      const [line] = (await listPrints(city.db, by, { limit: 1, offset: 0 })).items;
      expect(line).toMatchObject({ id: made.id, deadSince: 1, hanging: 0 });
      await hang(two.code.id);
      expect((await listPrints(city.db, by, { limit: 1, offset: 0 })).items[0]).toMatchObject({ hanging: 1 });
    });

    it('are chosen: never printed, just re-issued, a kind, a unit, a division with what lies below, some by hand', async () => {
      const { window, code } = await aWindow('1');
      const other = await aWindow('2');
      const firm = await anEntity('91411402MA4T040287', '示例甲公司');
      const here = { divisionCodes: [HERE] };
      const texts = async (filter: CodeFilter) =>
        (await listCodes(city.db, by, filter, ALL)).items.map((line) => line.text);
      await print({ windowId: window.id });
      expect(await texts({ hallId: hall.id, state: 'issued' })).toEqual([other.code.text]);
      const next = await act((tx) =>
        reissueCode(tx, city, by, { submissionId: id(), codeId: code.id, reason: 'lost' }),
      );
      expect(await texts({ hallId: hall.id, reissued: true, state: 'issued' })).toEqual([next.text]);
      expect(await texts({ hallId: hall.id, reissued: true })).toEqual([next.text]);
      expect((await lineOf(next)).replacesText).toBe(code.text);
      expect(await texts({ ...here, kind: 'entity' })).toEqual([firm.text]);
      expect(await texts({ unitId, hallId: hall.id, living: true })).toHaveLength(2);
      expect(await texts({ unitId: id() })).toEqual([]);
      expect(await texts({ divisionCodes: ['411403'] })).toEqual([]);
      expect(await texts({ search: '甲公司' })).toEqual([firm.text]);
      const made = await print({ ids: [other.code.id, code.id] });
      expect(made.plaques).toBe(1);
      expect(await texts({ printNumber: made.number })).toEqual([other.code.text]);
    });

    it('are numbered without gaps, though two officers print at once, and a form sent twice prints once', async () => {
      const { window } = await aWindow('1');
      const before = await print({ windowId: window.id });
      const again = order({ windowId: window.id });
      const both = await Promise.allSettled(
        [again, order({ windowId: window.id })].map((each) =>
          inTransaction(city.db, (tx) => orderPrint(tx, city, by, each)),
        ),
      );
      // The later of the two may have met the number; the route asks once more, as is done here.
      for (const [index, outcome] of both.entries()) {
        if (outcome.status === 'rejected') {
          const each = [again, order({ windowId: window.id })][index];
          if (each !== undefined) await act((tx) => orderPrint(tx, city, by, each));
        }
      }
      expect(await act((tx) => orderPrint(tx, city, by, again))).toMatchObject({ id: again.submissionId });
      const numbers = (await listPrints(city.db, by, ALL)).items.map((each) => each.number);
      expect(numbers).toEqual(numbers.map((_, index) => numbers.length - index));
      expect(Math.max(...numbers)).toBe(before.number + 2);
      expect(await problem((tx) => orderPrint(tx, city, by, { ...again, format: 'a4' }))).toBe('submission-reused');
    });

    it('are refused when nothing is chosen, when more or fewer were seen, and out of reach', async () => {
      const { window, code } = await aWindow('1');
      expect(await problem((tx) => orderPrint(tx, city, by, order({ windowId: window.id }, { seen: 2 })))).toBe(
        'changed-meanwhile',
      );
      expect(await problem((tx) => orderPrint(tx, city, elsewhere, order({ windowId: window.id })))).toBe(
        'nothing-to-print',
      );
      await act((tx) => revokeCode(tx, city, by, { codeId: code.id, reason: 'lost' }));
      expect(await problem((tx) => orderPrint(tx, city, by, order({ windowId: window.id })))).toBe('nothing-to-print');
      const made = await print({ ids: [(await aWindow('2')).code.id] });
      expect(await findPrint(city.db, elsewhere, made.id)).toBeUndefined();
      expect((await listPrints(city.db, elsewhere, ALL)).total).toBe(0);
    });

    it('cannot be changed afterwards by the program', async () => {
      await print({ ids: [(await aWindow('1')).code.id] });
      for (const table of ['places_print', 'places_print_plaque']) {
        await expect(transact(city.db, (tx) => tx.deleteFrom(table as never).execute())).rejects.toThrow(
          /permission denied/,
        );
      }
    });
  });

  describe('on the wall', () => {
    it('go from issued to printed to hung, and come down', async () => {
      const { code } = await aWindow('1');
      expect((await lineOf(code)).state).toBe('issued');
      await print({ ids: [code.id] });
      await hang(code.id, '一楼东侧 1 号窗口台面');
      await hang(code.id, '大厅门口');
      expect(await lineOf(code)).toMatchObject({ state: 'hung', spots: ['一楼东侧 1 号窗口台面', '大厅门口'] });
      for (const hanging of await hangingsOfCode(city.db, by, code.id)) {
        await act((tx) => takeDownPlaque(tx, city, by, { hangingId: hanging.id, on: today() }));
        await act((tx) => takeDownPlaque(tx, city, by, { hangingId: hanging.id, on: today() }));
      }
      expect(await lineOf(code)).toMatchObject({ state: 'printed', spots: [] });
      expect(await hangingsOfCode(city.db, by, code.id)).toHaveLength(2);
    });

    it('are noted once, however often somebody presses, and many at a time', async () => {
      const codes = [await aWindow('1'), await aWindow('2'), await aWindow('3')];
      const codeIds = codes.map((each) => each.code.id);
      const note = { submissionId: id(), codeIds, spot: '台面', hungOn: today(), takenDownOn: null };
      await Promise.all([1, 2].map(() => act((tx) => notePlaques(tx, city, by, note))));
      for (const codeId of codeIds) expect(await hangingsOfCode(city.db, by, codeId)).toHaveLength(1);
      expect((await listCodes(city.db, by, { hallId: hall.id, state: 'hung' }, ALL)).total).toBe(3);
    });

    it('keep one clean photo each, for those within reach', async () => {
      const { code } = await aWindow('1');
      await hang(code.id);
      const [hanging] = await hangingsOfCode(city.db, by, code.id);
      const photo = await cleanPhoto(await aPhoto());
      if (hanging === undefined || !photo.ok) throw new Error('nothing hangs');
      const keep = (who: Registrar) => (tx: Tx) =>
        keepPlaquePhoto(tx, city, who, { hangingId: hanging.id, photo: photo.value });
      await act(keep(by));
      await act(keep(by));
      const kept = await hangingPhoto(city.db, by, hanging.id);
      expect((await sharp(kept).metadata()).exif).toBeUndefined();
      expect((await hangingsOfCode(city.db, by, code.id))[0]?.hasPhoto).toBe(true);
      expect(await hangingPhoto(city.db, elsewhere, hanging.id)).toBeUndefined();
      expect(await problem(keep(elsewhere))).toBe('hanging-not-found');
    });

    it('are not noted on days that cannot be, of dead codes, or out of reach', async () => {
      const { code } = await aWindow('1');
      const note = { submissionId: id(), codeIds: [code.id], spot: '台面', hungOn: today(), takenDownOn: null };
      const noting = (more: Partial<Omit<typeof note, 'takenDownOn'>> & { takenDownOn?: LocalDate }, who = by) =>
        problem((tx) => notePlaques(tx, city, who, { ...note, ...more }));
      expect(await noting({ hungOn: addDays(today(), 1) })).toBe('date-out-of-order');
      expect(await noting({ hungOn: addDays(today(), -1) })).toBe('date-out-of-order');
      expect(await noting({ codeIds: [id()] })).toBe('code-not-found');
      expect(await noting({}, elsewhere)).toBe('code-not-found');
      await act((tx) => revokeCode(tx, city, by, { codeId: code.id, reason: 'lost' }));
      expect(await noting({})).toBe('code-revoked');
      expect(await noting({ takenDownOn: today() })).toBe('ok');
      expect(await noting({ takenDownOn: today() })).toBe('ok');
      expect(await hangingsOfCode(city.db, by, code.id)).toHaveLength(1);
    });
  });

  describe('gone wrong', () => {
    it('a dead code that hangs must be taken down, and is off the list when it was', async () => {
      const { window, code } = await aWindow('1');
      await hang(code.id, '二楼 1 号窗口');
      await act((tx) => closeWindow(tx, city, by, { id: window.id, version: 1 }));
      const of = async () => (await found('take-down')).filter((each) => each.code?.id === code.id);
      expect(await of()).toMatchObject([
        { code: { state: 'revoked', revokeReason: 'closed', spots: ['二楼 1 号窗口'] }, hungOn: today(), weeks: [] },
      ]);
      expect((await listCodes(city.db, by, { takeDown: true, hallId: hall.id }, ALL)).total).toBe(1);
      const [hanging] = await hangingsOfCode(city.db, by, code.id);
      await act((tx) => takeDownPlaque(tx, city, by, { hangingId: hanging?.id as Uuid, on: today() }));
      expect(await of()).toEqual([]);
    });

    it('a dead code that is scanned comes first, counted by week, until its plaque is down', async () => {
      const { code } = await aWindow('1');
      await hang(code.id);
      const next = await act((tx) =>
        reissueCode(tx, city, by, { submissionId: id(), codeId: code.id, reason: 'damaged' }),
      );
      await scanDead(code.text);
      city.clock.advance({ days: 7 });
      await scanDead(code.text);
      await scanDead(code.text);
      const of = async (kind: FindingKind) => (await found(kind)).filter((each) => each.code?.id === code.id);
      expect(await of('dead-scanned')).toMatchObject([
        {
          code: { state: 'replaced', successorText: next.text, deadScans: 3 },
          weeks: [
            { week: '2026-03-02', scans: 1 },
            { week: '2026-03-09', scans: 2 },
          ],
          lastScannedOn: '2026-03-10',
        },
      ]);
      expect(await of('take-down')).toEqual([]);
      const [hanging] = await hangingsOfCode(city.db, by, code.id);
      await act((tx) => takeDownPlaque(tx, city, by, { hangingId: hanging?.id as Uuid, on: today() }));
      expect(await of('dead-scanned')).toEqual([]);
      city.clock.advance({ days: 1 });
      await scanDead(code.text);
      expect(await of('dead-scanned')).toHaveLength(1);
      city.clock.advance({ days: 7 * 9 });
      expect(await of('dead-scanned')).toEqual([]);
      city.clock.set('2026-03-03T02:00:00.000Z');
    });

    it('of an enterprise the week of such a scan is kept, never the day', async () => {
      const firm = await anEntity('91411402MA00001460', '示例乙公司');
      await act((tx) => revokeCode(tx, city, by, { codeId: firm.id, reason: 'lost' }));
      city.clock.set('2026-03-05T02:00:00.000Z');
      await scanDead(firm.text);
      const { rows } = await city.asOwner((client) =>
        client.query<{ on_day: unknown }>('select on_day::text from places_dead_scan where code_id = $1', [firm.id]),
      );
      expect(rows).toEqual([{ on_day: '2026-03-02' }]);
      city.clock.set('2026-03-03T02:00:00.000Z');
    });

    it('a plaque says another place than its code means: what it says, and what is right', async () => {
      const { window, code } = await aWindow('1');
      await print({ ids: [code.id] });
      const changed = async () => (await found('place-changed')).filter((each) => each.code?.id === code.id);
      expect(await changed()).toEqual([]);
      const facts = { hallId: hall.id, number: '8', name: '企业开办', unitId, services: '' };
      await act((tx) => changeWindow(tx, city, by, { id: window.id, version: 1, facts }));
      expect(await changed()).toMatchObject([
        { printed: { windowNumber: '1', hallName: hall.name }, code: { windowNumber: '8', placeChangedSince: true } },
      ]);
      // Another unit at the same window is no other place.
      const unit = await people.unit(`测试税务局${turn}`, HERE);
      await print({ ids: [code.id] });
      expect(await changed()).toEqual([]);
      const restaffed = { ...facts, unitId: unit };
      await act((tx) => changeWindow(tx, city, by, { id: window.id, version: 2, facts: restaffed }));
      expect(await changed()).toEqual([]);
    });

    it('a window’s plaque that nobody scans for weeks is silent; one scan a week is noted, without a day', async () => {
      const { code } = await aWindow('1');
      await hang(code.id);
      const silent = async () => (await found('silent')).filter((each) => each.code?.id === code.id);
      const scan = async () => noteScan(city, await resolveCode(city.db, city, code.text));
      expect(await silent()).toEqual([]);
      const late = await aWindow('2');
      city.clock.advance({ days: 28 });
      // Noted only now, though it hung long before.
      await hang(late.code.id, '窗口台面', localDateOf(late.code.issuedAt));
      expect((await found('silent')).map((each) => each.code?.id)).not.toContain(late.code.id);
      expect(await silent()).toMatchObject([{ lastScanWeek: null, hungOn: '2026-03-03' }]);
      await scan();
      expect(await silent()).toEqual([]);
      expect(await resolveCode(city.db, city, code.text)).toMatchObject({ lastScanWeek: '2026-03-30' });
      city.clock.advance({ days: 2 });
      const writes = { ...city, db: refusing() };
      const again = await resolveCode(city.db, city, code.text);
      await noteScan(writes, again);
      city.clock.advance({ days: 35 });
      expect(await silent()).toMatchObject([{ lastScanWeek: '2026-03-30' }]);
      await expect(noteScan(writes, again)).rejects.toThrow('asked');
      city.clock.set('2026-03-03T02:00:00.000Z');
    });

    it('an enterprise’s code is never noted as scanned, nor called silent', async () => {
      const firm = await anEntity('91411402MA0000023Y', '示例丙公司');
      await hang(firm.id);
      await noteScan({ ...city, db: refusing() }, await resolveCode(city.db, city, firm.text));
      city.clock.advance({ days: 60 });
      expect((await found('silent')).map((each) => each.code?.id)).not.toContain(firm.id);
      city.clock.set('2026-03-03T02:00:00.000Z');
    });

    it('a genuine code that the register lacks is counted by week and shown to every reader', async () => {
      const lost = writeCode(city.keys, Uint8Array.of(9, 9, 9, 9));
      await scanDead(lost);
      const seen = { code: null, weeks: [{ week: '2026-03-02', scans: 1 }] };
      expect(await found('unknown-scanned')).toMatchObject([seen]);
      expect(await found('unknown-scanned', elsewhere)).toMatchObject([seen]);
    });

    it('is told to those within reach alone', async () => {
      const { code } = await aWindow('1');
      await hang(code.id);
      await act((tx) => revokeCode(tx, city, by, { codeId: code.id, reason: 'lost' }));
      expect(await found('take-down', elsewhere)).toEqual([]);
    });

    const refusing = (): TestCity['db'] =>
      new Proxy({} as TestCity['db'], {
        get: () => {
          throw new Error('the database was asked');
        },
      });
  });
});
