/**
 * The example city: loaded once, at the first start in demo mode, through the product's own actions on a clock that walks
 * from twelve weeks ago to now.
 */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, daysBetween, type LocalDate } from '../kernel/time.ts';
import { isWorkingDay, loadCalendar } from '../law/index.ts';
import { hallsPublic } from '../places/index.ts';
import type { City } from '../platform/city.ts';
import { transact } from '../platform/db.ts';
import { enterByDoor } from '../reviews/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Entered, visit, visitorsOf } from './crowd.ts';
import { bringHistory } from './history.ts';
import { askAboutOwnData, EXAMPLE_CONTACT } from './own-data.ts';
import { type Account, type Cast, castPeople, worthShowing } from './people.ts';
import { drawnPhoto } from './photos.ts';
import { DOOR_PLOTS, DOOR_WORDS, EXTENSION_PLOT, FINISHED, REVIEW_PLOTS } from './plots.ts';
import { buildRegistry, type DemoRegistry, type DemoWindow } from './registry.ts';
import { must, type Stage, stageFor } from './stage.ts';
import { leadOf, type Matter, officeOf, openReceipt, type Photos, type Plot, takeStep } from './stories.ts';

export type DemoAccounts = Readonly<{
  /** Those worth printing; all of them stand in the file. */
  shown: readonly Account[];
  /** Path of the scan page of one window, such as `/s/0123456789`. */
  scanPath: string;
}>;

export type DemoOptions = Readonly<{
  dataDir: string;
  /** What the clock and the outbox would have done by now: run at the end of each day of the play. */
  endOfDay: (city: City) => Promise<void>;
}>;

export type Played = Readonly<{ accounts: DemoAccounts; reviews: number; matters: number; refused: readonly string[] }>;

const FILE = 'demo-accounts.json';
const SEED = 411_400;
const REVIEWS_BEFORE = 4000;
const DOOR_ENTRIES_A_WEEK = 5;
const DAYS_UNFINISHED = 24;
const SHARE_FORGOTTEN = 0.1;
const EVENING = 18 * 60 + 30;

type StoredAccounts = Readonly<{ note: string; scanPath: string; accounts: readonly Account[] }>;
type Cue = Readonly<{ matter: Matter; plot: Plot; next: number; on: LocalDate }>;

/** @returns the sign-ins; loads the examples first when the city is empty. */
export async function loadDemoOnce(city: City, options: DemoOptions): Promise<DemoAccounts> {
  const file = path.join(options.dataDir, FILE);
  if ((await hallsPublic(city.db)).length > 0) {
    if (!existsSync(file)) return { shown: [], scanPath: '/halls' };
    const stored = JSON.parse(readFileSync(file, 'utf8')) as StoredAccounts;
    return { shown: worthShowing(stored.accounts), scanPath: stored.scanPath };
  }
  return (await playDemo(city, options)).accounts;
}

export async function playDemo(real: City, options: DemoOptions): Promise<Played> {
  const stage = stageFor(real);
  const { registry, cast, scanPath } = await raiseCurtain(stage, options.dataDir);
  const chance = chanceOf(SEED);
  const calendar = await loadCalendar(real.db);
  const [first, ...rest] = registry.windows;
  if (first === undefined) throw new Error('the example city has no window');
  const play: Play = {
    stage,
    registry,
    cast,
    chance,
    windows: [first, ...rest],
    cues: [],
    known: [],
    photos: { before: await drawnPhoto(false), after: await drawnPhoto(true) },
    entries: 0,
    reviews: 0,
    matters: 0,
    refused: [],
  };
  const before = { from: stage.openedOn, to: addDays(stage.firstDay, -1), reviews: REVIEWS_BEFORE };
  play.reviews += await bringHistory(stage, play.windows, calendar, before);
  for (let day = stage.firstDay; day <= stage.lastDay; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) {
      await receiveVisitors(play, day);
      await receiveEntries(play, day);
      await takeSteps(play, day);
    }
    await askAboutOwnData(stage, cast, play.known, day);
    stage.goTo(stage.at(day, EVENING));
    await options.endOfDay(stage.city);
  }
  const { reviews, matters, refused } = play;
  return { accounts: { shown: worthShowing(cast.accounts), scanPath }, reviews, matters, refused };
}

type Play = {
  readonly stage: Stage & Readonly<{ lastDay: LocalDate }>;
  readonly registry: DemoRegistry;
  readonly cast: Cast;
  readonly chance: Chance;
  readonly windows: readonly [DemoWindow, ...DemoWindow[]];
  readonly photos: Photos;
  cues: Cue[];
  /** Those whose people came by a door and left a contact. */
  known: Matter[];
  entries: number;
  reviews: number;
  matters: number;
  refused: string[];
};

/** Registry and people in one transaction; the sign-ins are on disk before it commits, so none is ever lost. */
async function raiseCurtain(
  stage: Stage & { firstDay: LocalDate },
  dataDir: string,
): Promise<Readonly<{ registry: DemoRegistry; cast: Cast; scanPath: string }>> {
  stage.goTo(stage.at(stage.firstDay, 8 * 60));
  return transact(stage.city.db, async (tx) => {
    const registry = await buildRegistry(tx, stage);
    const cast = await castPeople(tx, stage, registry);
    const scanPath = `/s/${registry.windows[0]?.codeText ?? ''}`;
    const stored: StoredAccounts = {
      note: '演示账号,密码为本机随机生成。Example sign-ins; passwords drawn for this installation.',
      scanPath,
      accounts: cast.accounts,
    };
    mkdirSync(dataDir, { recursive: true });
    const fresh = path.join(dataDir, `${FILE}.new`);
    writeFileSync(fresh, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(fresh, path.join(dataDir, FILE));
    return { registry, cast, scanPath };
  });
}

async function receiveVisitors(play: Play, day: LocalDate): Promise<void> {
  const { stage, chance } = play;
  const visitors = visitorsOf(chance, play.windows);
  const left = await transact(stage.city.db, async (tx) => {
    const registered: { window: DemoWindow; entered: Entered }[] = [];
    for (const visitor of visitors) {
      const entered = await visit(tx, stage, chance, day, visitor);
      if (entered !== null) registered.push({ window: visitor.window, entered });
    }
    return registered;
  });
  play.reviews += visitors.length;
  for (const { window, entered } of left) {
    const judge = entered.receipt === null ? 'supervisor' : 'complainant';
    const fitting = REVIEW_PLOTS.filter((candidate) => candidate.judge === 'either' || candidate.judge === judge);
    const unfinished = fitting[play.matters % fitting.length]?.plot ?? [];
    const plot = isLongAgo(play, day) ? chance.pick(FINISHED[judge]) : unfinished;
    await castMatter(play, window, entered, plot, day);
  }
}

async function receiveEntries(play: Play, day: LocalDate): Promise<void> {
  const { stage, chance } = play;
  if (chance.next() > DOOR_ENTRIES_A_WEEK / 5) return;
  const window = chance.pick(play.windows);
  const door = chance.pick(['complaint', 'complaint', 'complaint', 'request', 'suggestion'] as const);
  stage.goTo(stage.at(day, 9 * 60 + 40 + chance.whole(30)));
  const form = {
    submissionId: stage.city.outside.uuid(),
    about: null,
    categoryCode: door === 'complaint' ? chance.pick(['SV01', 'SV02', 'SV03', 'SV05']) : null,
    words: chance.pick(DOOR_WORDS[door]),
    demands: [],
    wantsReceipt: true,
    contact: chance.next() < 0.5 ? EXAMPLE_CONTACT : null,
  };
  const from = { deviceHash: null, lang: 'zh' as const, noticeVersion: 1, provedWork: true };
  const place = { kind: 'window', ...window } as const;
  const entered = must(
    await transact(stage.city.db, (tx) =>
      enterByDoor(tx, stage.city, {
        door,
        form,
        place,
        photos: door === 'complaint' ? [play.photos.before] : [],
        from,
      }),
    ),
    'an entry by a door',
  );
  if (entered.kind !== 'registered') return;
  const plot = isLongAgo(play, day) ? chance.pick(FINISHED.door) : unfinishedPlot(play, door);
  play.entries += 1;
  const realName = form.contact !== null;
  const matter = await castMatter(play, window, { ...entered.registered, realName }, plot, day);
  if (realName) play.known.push(matter);
}

/** Most of what began weeks ago has ended; a few old ones lie late, as they do. */
function isLongAgo(play: Play, day: LocalDate): boolean {
  return daysBetween(day, play.stage.lastDay) > DAYS_UNFINISHED && play.chance.next() > SHARE_FORGOTTEN;
}

function unfinishedPlot(play: Play, door: string): Plot {
  if (door === 'complaint' && play.chance.next() < 0.12) return EXTENSION_PLOT;
  return DOOR_PLOTS[play.entries % DOOR_PLOTS.length] ?? [];
}

/** Gives a new matter its plot and cues the first step. */
async function castMatter(
  play: Play,
  window: DemoWindow,
  entered: Entered,
  plot: Plot,
  day: LocalDate,
): Promise<Matter> {
  const office = await officeOf(play.stage, play.registry, window.divisionCode);
  const { lead, other } = leadOf(play.registry, office, window.unitId);
  const receiptId = await openReceipt(play.stage, entered.receipt);
  play.matters += 1;
  const matter: Matter = {
    id: entered.matterId,
    office,
    lead,
    other,
    receiptId,
    realName: entered.realName,
    photos: play.photos,
  };
  const [first] = plot;
  if (first !== undefined) play.cues.push({ matter, plot, next: 0, on: addDays(day, first.after) });
  return matter;
}

async function takeSteps(play: Play, day: LocalDate): Promise<void> {
  const { stage } = play;
  const due = play.cues.filter((cue) => cue.on <= day);
  play.cues = play.cues.filter((cue) => cue.on > day);
  for (const [index, cue] of due.entries()) {
    const step = cue.plot[cue.next];
    if (step === undefined) continue;
    stage.goTo(stage.at(day, 10 * 60 + 30 + Math.min(index * 7, 6 * 60)));
    const outcome = await takeStep(stage, play.cast, cue.matter, step);
    if (typeof outcome === 'object') play.refused.push(outcome.refused);
    if (outcome !== 'taken') continue;
    const following = cue.plot[cue.next + 1];
    if (following === undefined) continue;
    // What happens on the same day follows at once; the rest waits for its day.
    const again = { ...cue, next: cue.next + 1, on: addDays(day, following.after) };
    if (following.after === 0) due.push(again);
    else play.cues.push(again);
  }
}
