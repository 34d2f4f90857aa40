/**
 * Plaques of the example city: printed and hung in the first days, some with troubles since. Played after the rest, on the
 * days it happened.
 */

import { addDays, type LocalDate } from '../kernel/time.ts';
import { divisionTree } from '../people/index.ts';
import {
  changeWindow,
  keepPlaquePhoto,
  notePlaques,
  noteScan,
  orderPrint,
  type PlaqueIssuer,
  type Registrar,
  recordDeadScan,
  reissueCode,
  resolveCode,
  windowAndHall,
} from '../places/index.ts';
import { type Tx, transact } from '../platform/postgres/db.ts';
import { drawnPhoto } from './photos.ts';
import type { DemoWindow } from './registry.ts';
import { must, type PlayStage } from './stage.ts';

const MORNING = 9 * 60;
const KEEPER = '示例·市营商办';
/** Last windows that wait for their plaque, and windows before them that nobody scanned. */
const NOT_HUNG = 4;
const NOT_SCANNED = 3;
/** Windows with trouble, counted from the last that hang. */
const LOST = 8;
const DAMAGED = 12;
const RENAMED = 16;
const DAYS_SINCE = 25;
const LATE_SCANS: readonly (readonly [daysAgo: number, scans: number])[] = [
  [20, 2],
  [13, 3],
  [9, 1],
  [6, 4],
  [2, 2],
];

export async function hangPlaques(
  stage: PlayStage,
  windows: readonly DemoWindow[],
  issuer: PlaqueIssuer,
): Promise<void> {
  const { city } = stage;
  const divisionCodes = (await divisionTree(city.db)).map((division) => division.code);
  const by: Registrar = { postId: null, divisionCodes };
  const hung = windows.slice(0, -NOT_HUNG);
  const [lost, damaged, renamed] = [LOST, DAMAGED, RENAMED].map((nth) => hung.at(-nth));
  const on = async (day: LocalDate, work: (tx: Tx) => Promise<void>): Promise<void> => {
    stage.goTo(stage.at(day, MORNING));
    await transact(city.db, work);
  };
  const hang = async (tx: Tx, codeIds: DemoWindow['codeId'][], spot: string): Promise<void> => {
    const submissionId = city.outside.uuid();
    const note = { submissionId, codeIds, spot, hungOn: stage.today(), takenDownOn: null };
    must(await notePlaques(tx, city, by, note), 'hung plaques');
    const [only, ...more] = codeIds;
    if (only === undefined || more.length > 0) return;
    must(await keepPlaquePhoto(tx, city, by, { hangingId: submissionId, photo }), 'a photo of a plaque');
  };
  const photo = await drawnPhoto(true);

  await on(addDays(stage.firstDay, 1), async (tx) => {
    const same = { divisionCode: city.code, byName: KEEPER, issuer };
    const windowsFilter = { ids: hung.map((window) => window.codeId) };
    const ofWindows = { ...same, submissionId: city.outside.uuid(), format: '120x160' as const, filter: windowsFilter };
    must(await orderPrint(tx, city, by, ofWindows), 'a print of plaques');
    const ofFirms = { ...same, submissionId: city.outside.uuid(), format: 'a4' as const };
    must(await orderPrint(tx, city, by, { ...ofFirms, filter: { kind: 'entity' } }), 'a print of plaques');
  });
  await on(addDays(stage.firstDay, 3), async (tx) => {
    const [first, ...rest] = hung.map((window) => window.codeId);
    if (first !== undefined) await hang(tx, [first], '一楼大厅入口右侧 A01 窗口台面');
    await hang(tx, rest, '窗口台面');
  });
  await on(addDays(stage.lastDay, -DAYS_SINCE), async (tx) => {
    for (const [window, reason] of [[lost, 'lost'] as const, [damaged, 'damaged'] as const]) {
      if (window === undefined) continue;
      const again = { submissionId: city.outside.uuid(), codeId: window.codeId, reason };
      must(await reissueCode(tx, city, by, again), 'another code');
    }
    if (renamed !== undefined) await rename(tx, stage, by, renamed);
  });
  for (const [daysAgo, scans] of LATE_SCANS) {
    if (lost === undefined) continue;
    await on(addDays(stage.lastDay, -daysAgo), async (tx) => {
      for (let n = 0; n < scans; n += 1) await recordDeadScan(tx, city, await resolveCode(tx, city, lost.codeText));
    });
  }
  stage.goTo(stage.at(stage.lastDay, MORNING));
  for (const window of hung.slice(0, -NOT_SCANNED)) {
    await noteScan(city, await resolveCode(city.db, city, window.codeText));
  }
}

/** Renames a window for more services; its plaque still has the old name. */
async function rename(tx: Tx, stage: PlayStage, by: Registrar, which: DemoWindow): Promise<void> {
  const found = await windowAndHall(tx, which.windowId);
  if (found === undefined) return;
  const { id, version, hallId, number, name, unitId, services } = found.window;
  const facts = { hallId, number, name: `${name}（帮办代办）`, unitId, services };
  must(await changeWindow(tx, stage.city, by, { id, version, facts }), 'a window renamed');
}
