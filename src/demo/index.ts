/**
 * The example city: loaded once, at the first start in demo mode, through the product's own actions on a clock that walks
 * from twelve weeks ago to now.
 */

import { addDays, daysBetween, type LocalDate } from '../kernel/time.ts';
import { type Calendar, isWorkingDay, loadCalendar } from '../law/index.ts';
import { hallsPublic, type PlaqueIssuer } from '../places/index.ts';
import type { City } from '../platform/city.ts';
import { transact } from '../platform/db.ts';
import { enterByDoor } from '../reviews/index.ts';
import { DemoRefused, readAccounts, writeAccounts } from './accounts.ts';
import { tellOfOneIncident } from './alike.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Entered, visit, visitorsOf } from './crowd.ts';
import { fakesOn } from './fraud.ts';
import { bringHistory } from './history.ts';
import { askAboutOwnData, EXAMPLE_CONTACT } from './own-data.ts';
import { type Account, type Cast, castPeople, worthShowing } from './people.ts';
import { drawnPhoto } from './photos.ts';
import { hangPlaques } from './plaques.ts';
import {
  beforeResolved,
  DOOR_PLOTS,
  DOOR_WORDS,
  EXTENSION_PLOT,
  FINISHED,
  RESOLVED_COMPLAINTS,
  REVIEW_PLOTS,
} from './plots.ts';
import { fillRegister } from './register.ts';
import { buildRegistry, type DemoRegistry, type DemoWindow } from './registry.ts';
import { shareOut } from './rhythm.ts';
import { reportServed } from './served.ts';
import { type Scale, SIZES, type Sizes } from './sizes.ts';
import { must, type PlayStage, type Stage, stageFor } from './stage.ts';
import { leadOf, type Matter, officeOf, openReceipt, type Photos, type Plot, takeStep } from './stories.ts';

export { DemoRefused } from './accounts.ts';
export { SCALES } from './sizes.ts';

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
  /** What its plaques say. */
  issuer: PlaqueIssuer;
  scale: Scale;
  /** Of the scale, unless a test wants fewer. */
  sizes?: Sizes;
  onProgress?: Progress;
}>;

/** Told what is being loaded, and how much of it is done. */
export type Progress = (what: string, done?: number, of?: number) => void;

export type Played = Readonly<{ accounts: DemoAccounts; reviews: number; matters: number; refused: readonly string[] }>;

const SEED = 411_400;
const DOOR_ENTRIES_A_WEEK = 5;
const DAYS_UNFINISHED = 24;
const DAYS_TO_BE_RESOLVED = 45;
const SHARE_FORGOTTEN = 0.1;
const EVENING = 18 * 60 + 30;

type Door = keyof typeof DOOR_WORDS;
type Cue = Readonly<{ matter: Matter; plot: Plot; next: number; on: LocalDate }>;

/**
 * @returns the sign-ins; loads the examples first when the city is empty.
 * @throws DemoRefused when it holds half the examples, or those of another size than the one asked for.
 */
export async function loadDemoOnce(
  city: City,
  options: Omit<DemoOptions, 'scale' | 'sizes'> & Readonly<{ scale?: Scale }>,
): Promise<DemoAccounts> {
  const { scale } = options;
  if ((await hallsPublic(city.db)).length > 0) {
    const stored = readAccounts(options.dataDir);
    if (stored === undefined) return { shown: [], scanPath: '/halls' };
    if (scale !== undefined && scale !== stored.scale) {
      throw new DemoRefused(
        `the city holds the examples of the size "${stored.scale}" already; for "${scale}" give an empty folder, such as DATA_DIR=${options.dataDir}-${scale}`,
      );
    }
    return { shown: worthShowing(stored.accounts), scanPath: stored.scanPath };
  }
  return (await playDemo(city, { ...options, scale: scale ?? 'small' })).accounts;
}

export async function playDemo(real: City, options: DemoOptions): Promise<Played> {
  const sizes = options.sizes ?? SIZES[options.scale];
  const stage = stageFor(real, sizes);
  const progress = options.onProgress ?? (() => undefined);
  progress('units, halls, windows, people');
  const { registry, cast, scanPath } = await raiseCurtain(stage, sizes, options);
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
    exactlyResolved: sizes.resolvedComplaints !== null,
    cues: [],
    known: [],
    photos: { before: await drawnPhoto(false), after: await drawnPhoto(true) },
    entries: 0,
    reviews: 0,
    matters: 0,
    refused: [],
  };
  if (sizes.register !== null) await fillRegister(stage, sizes.register, progress);
  await playHistory(play, calendar, sizes, options, progress);
  const days = daysBetween(stage.firstDay, stage.lastDay);
  for (let day = stage.firstDay; day <= stage.lastDay; day = addDays(day, 1)) {
    progress('the last weeks, day by day', daysBetween(stage.firstDay, day), days);
    if (isWorkingDay(calendar, day)) {
      await receiveVisitors(play, day);
      await receiveEntries(play, day);
      await takeSteps(play, day);
    }
    await askAboutOwnData(stage, cast, play.known, day);
    stage.goTo(stage.at(day, EVENING));
    await tellOfOneIncident(stage, first, day);
    await options.endOfDay(stage.city);
  }
  await reportServed(stage, { from: stage.openedOn, to: stage.lastDay });
  progress('plaques');
  await hangPlaques(stage, play.windows, options.issuer);
  writeAccounts(options.dataDir, { scale: options.scale, finished: true, scanPath, accounts: cast.accounts });
  const { reviews, matters, refused } = play;
  return { accounts: { shown: worthShowing(cast.accounts), scanPath }, reviews, matters, refused };
}

type Play = {
  readonly stage: PlayStage;
  readonly registry: DemoRegistry;
  readonly cast: Cast;
  readonly chance: Chance;
  readonly windows: readonly [DemoWindow, ...DemoWindow[]];
  readonly photos: Photos;
  /** The complaints that end resolved were counted out before; no other does. */
  readonly exactlyResolved: boolean;
  cues: Cue[];
  /** Those whose people came by a door and left a contact. */
  known: Matter[];
  entries: number;
  reviews: number;
  matters: number;
  refused: string[];
};

/** What an older system knew, and complaints of the time before the play whose people found them resolved. */
async function playHistory(
  play: Play,
  calendar: Calendar,
  sizes: Sizes,
  options: DemoOptions,
  progress: Progress,
): Promise<void> {
  const { stage } = play;
  if (sizes.resolvedComplaints !== null) {
    const workdays: LocalDate[] = [];
    for (let day = stage.openedOn; day < stage.firstDay; day = addDays(day, 1)) {
      if (isWorkingDay(calendar, day)) workdays.push(day);
    }
    // A plot takes up to six weeks with its holidays; each has to be over by the present.
    const inTime = addDays(stage.lastDay, -DAYS_TO_BE_RESOLVED);
    const arrivals = shareOut(
      sizes.resolvedComplaints,
      workdays.map((day) => (day <= inTime ? 1 : 0)),
    );
    for (const [index, day] of workdays.entries()) {
      progress('complaints of the months before', index, workdays.length);
      for (let n = arrivals[index] ?? 0; n > 0; n -= 1) {
        await receiveEntry(play, day, 'complaint', play.chance.pick(RESOLVED_COMPLAINTS));
      }
      await takeSteps(play, day);
      stage.goTo(stage.at(day, EVENING));
      await options.endOfDay(stage.city);
    }
  }
  const to = addDays(sizes.reviewsUntilYesterday ? stage.lastDay : stage.firstDay, -1);
  stage.goTo(stage.at(addDays(to, 1), 8 * 60));
  const before = { from: stage.openedOn, to, reviews: sizes.reviewsBefore };
  play.reviews += await bringHistory(stage, play.windows, calendar, before, (done) =>
    progress('reviews of an older system', done, before.reviews),
  );
  stage.goTo(stage.at(stage.firstDay, 8 * 60));
}

/** Registry and people in one transaction; the sign-ins are on disk before it commits, so none is ever lost. */
async function raiseCurtain(
  stage: Stage,
  sizes: Sizes,
  { dataDir, scale }: DemoOptions,
): Promise<Readonly<{ registry: DemoRegistry; cast: Cast; scanPath: string }>> {
  stage.goTo(stage.at(stage.openedOn, 8 * 60));
  return transact(stage.city.db, async (tx) => {
    const registry = await buildRegistry(tx, stage, sizes);
    const cast = await castPeople(tx, stage, registry, sizes.everyRole);
    const scanPath = `/s/${registry.windows[0]?.codeText ?? ''}`;
    writeAccounts(dataDir, { scale, finished: false, scanPath, accounts: cast.accounts });
    return { registry, cast, scanPath };
  });
}

async function receiveVisitors(play: Play, day: LocalDate): Promise<void> {
  const { stage, chance } = play;
  const fakes = fakesOn(day, stage.lastDay, play.windows);
  const visitors = [...visitorsOf(chance, play.windows), ...fakes].sort((a, b) => a.minute - b.minute);
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
  const { chance } = play;
  if (chance.next() > DOOR_ENTRIES_A_WEEK / 5) return;
  await receiveEntry(play, day, chance.pick(['complaint', 'complaint', 'complaint', 'request', 'suggestion'] as const));
}

/** @param given the plot, where it is not left to chance. */
async function receiveEntry(play: Play, day: LocalDate, door: Door, given?: Plot): Promise<void> {
  const { stage, chance } = play;
  const window = chance.pick(play.windows);
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
  const from = { deviceHash: null, networkMark: null, lang: 'zh' as const, noticeVersion: 2, provedWork: true };
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
  const plot = given ?? ownPlot(play, door, day);
  play.entries += 1;
  const realName = form.contact !== null;
  const matter = await castMatter(play, window, { ...entered.registered, realName }, plot, day);
  if (realName) play.known.push(matter);
}

/** Most of what began weeks ago has ended; a few old ones lie late, as they do. */
function isLongAgo(play: Play, day: LocalDate): boolean {
  return daysBetween(day, play.stage.lastDay) > DAYS_UNFINISHED && play.chance.next() > SHARE_FORGOTTEN;
}

function ownPlot(play: Play, door: Door, day: LocalDate): Plot {
  const plot = isLongAgo(play, day) ? play.chance.pick(FINISHED.door) : unfinishedPlot(play, door);
  return play.exactlyResolved && door === 'complaint' ? beforeResolved(plot) : plot;
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
