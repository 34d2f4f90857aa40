/**
 * The example city: loaded once, at the first start in demo mode, through the product's own actions, on a clock that runs
 * from twelve weeks ago to now.
 */

import { addDays, daysBetween, type LocalDate } from '../kernel/time.ts';
import { type Calendar, isWorkingDay, loadCalendar } from '../law/index.ts';
import { divisionTree } from '../people/index.ts';
import { hallsPublic, type PlaqueIssuer } from '../places/index.ts';
import type { City } from '../platform/city.ts';
import { transact } from '../platform/postgres/db.ts';
import { DemoRefused, readAccounts, writeAccounts } from './accounts.ts';
import { tellOfOneIncident } from './alike.ts';
import { registerWhatCame } from './by-hand.ts';
import { type CasesPlan, enterCases, planCases } from './cases.ts';
import { leaveUntold } from './cases-platform.ts';
import { chanceOf } from './chance.ts';
import { type Play, receiveEntries, receiveEntry, receiveVisitors, takeSteps } from './days.ts';
import { drawWindows } from './draws.ts';
import { bringHistory } from './history.ts';
import { fillInspectionRegister } from './inspections.ts';
import { bringLeads } from './leads.ts';
import { sendLetters } from './letters.ts';
import { noteForThemselves } from './notes.ts';
import { raiseByOffices } from './offices.ts';
import { askAboutOwnData } from './own-data.ts';
import { issuePapers } from './papers.ts';
import { type Account, type Cast, castPeople, worthShowing } from './people.ts';
import { drawnPhoto } from './photos.ts';
import { writePhrases } from './phrases.ts';
import { hangPlaques } from './plaques.ts';
import { RESOLVED_COMPLAINTS } from './plots.ts';
import { bringProvinceReviews } from './province.ts';
import { fillRegister } from './register.ts';
import { buildRegistry, type DemoRegistry } from './registry.ts';
import { shareOut } from './rhythm.ts';
import { reportServed } from './served.ts';
import { type Scale, SIZES, type Sizes } from './sizes.ts';
import { type PlayStage, type Stage, stageFor } from './stage.ts';

export { DemoRefused } from './accounts.ts';
export { guideRoutes } from './guide/api-guide.tsx';
export { SCALES } from './sizes.ts';

export type DemoAccounts = Readonly<{
  /** Accounts to print; the file has all. */
  shown: readonly Account[];
  /** Path of the scan page of one window, such as `/s/0123456789`. */
  scanPath: string;
}>;

export type DemoOptions = Readonly<{
  dataDir: string;
  /** Jobs and outbox up to now: run at the end of each day of the play. */
  endOfDay: (city: City) => Promise<void>;
  issuer: PlaqueIssuer;
  scale: Scale;
  /** Sizes; those of the scale unless a test wants fewer. */
  sizes?: Sizes;
  onProgress?: Progress;
}>;

/** Reports what is being loaded, and how much of it is done. */
export type Progress = (what: string, done?: number, of?: number) => void;

export type Played = Readonly<{ accounts: DemoAccounts; reviews: number; matters: number; refused: readonly string[] }>;

const SEED = 411_400;
const DAYS_TO_BE_RESOLVED = 45;
const EVENING = 18 * 60 + 30;

/**
 * @returns the accounts; loads the examples first when the city is empty
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
    province: null,
    cases: [],
    refused: [],
  };
  await fillInspectionRegister(stage, registry);
  if (sizes.register !== null) await fillRegister(stage, sizes.register, progress);
  const cases = planCases(workdaysPlayed(stage, calendar, sizes), stage.lastDay, sizes.cases);
  await playHistory(play, calendar, sizes, options, { progress, cases });
  const days = daysBetween(stage.firstDay, stage.lastDay);
  for (let day = stage.firstDay; day <= stage.lastDay; day = addDays(day, 1)) {
    progress('the last weeks, day by day', daysBetween(stage.firstDay, day), days);
    if (isWorkingDay(calendar, day)) {
      await receiveVisitors(play, day);
      await receiveEntries(play, day);
      await enterCases(play, cases, day);
      await takeSteps(play, day);
    }
    await askAboutOwnData(stage, cast, play.known, day);
    stage.goTo(stage.at(day, EVENING));
    await tellOfOneIncident(stage, first, day);
    await registerWhatCame(stage, cast, registry, first, day);
    await raiseByOffices(stage, cast, registry, first, play.photos, day);
    await bringLeads(stage, cast, registry, day);
    await options.endOfDay(stage.city);
  }
  await reportServed(stage, { from: stage.openedOn, to: stage.lastDay });
  await bringProvinceReviews(stage, cast, play.windows, calendar);
  await drawWindows(stage, cast);
  await writePhrases(stage, cast, registry);
  await noteForThemselves(
    stage,
    cast,
    play.cues.map(({ matter }) => matter),
  );
  progress('papers');
  await issuePapers(stage, cast.actor('dispatcher', real.code), play.known);
  progress('letters');
  await sendLetters(stage, {
    supervisor: cast.actor('discipline-supervisor', real.code),
    leader: cast.actor('leader', real.code),
    cases: play.cases,
    handlers: (await divisionTree(stage.city.db)).flatMap(({ code }) => cast.all('handler', code)),
  });
  if (play.province !== null) await leaveUntold(stage, play.province);
  progress('plaques');
  await hangPlaques(stage, play.windows, options.issuer);
  writeAccounts(options.dataDir, { scale: options.scale, finished: true, scanPath, accounts: cast.accounts });
  const { reviews, matters, refused } = play;
  return { accounts: { shown: worthShowing(cast.accounts), scanPath }, reviews, matters, refused };
}

/** Working days on which the offices of the play are at work: those of the history only where it is played day by day. */
function workdaysPlayed({ openedOn, firstDay, lastDay }: PlayStage, calendar: Calendar, sizes: Sizes): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = sizes.resolvedComplaints === null ? firstDay : openedOn; day <= lastDay; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) days.push(day);
  }
  return days;
}

/** Plays what was before: an older system's reviews, and complaints whose people found them resolved. */
async function playHistory(
  play: Play,
  calendar: Calendar,
  sizes: Sizes,
  options: DemoOptions,
  { progress, cases }: Readonly<{ progress: Progress; cases: CasesPlan }>,
): Promise<void> {
  const { stage } = play;
  if (sizes.resolvedComplaints !== null) {
    const workdays: LocalDate[] = [];
    for (let day = stage.openedOn; day < stage.firstDay; day = addDays(day, 1)) {
      if (isWorkingDay(calendar, day)) workdays.push(day);
    }
    // A plot takes up to six weeks with its holidays, and must end by the present.
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
      await enterCases(play, cases, day);
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

/** Makes registry and people in one transaction; the accounts are on disk before it commits, so none is ever lost. */
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
