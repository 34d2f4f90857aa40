/** Plays one day: visitors, entries, and the offices' work on what is open. */

import type { Uuid } from '../kernel/ids.ts';
import { addDays, daysBetween, type LocalDate } from '../kernel/time.ts';
import { PRIVACY_NOTICE_VERSION } from '../platform/pages/pages.tsx';
import { transact } from '../platform/postgres/db.ts';
import { submitEntry } from '../reviews/index.ts';
import type { Province } from './cases-platform.ts';
import type { Chance } from './chance.ts';
import { type Entered, visit, visitorsOf } from './crowd.ts';
import { fakesOn } from './fraud.ts';
import { EXAMPLE_CONTACT } from './own-data.ts';
import type { Cast } from './people.ts';
import {
  beforeResolved,
  COMPLAINTS,
  ENTRY_PLOTS,
  ENTRY_WORDS,
  EXTENSION_PLOT,
  FINISHED,
  REVIEW_PLOTS,
} from './plots.ts';
import type { DemoRegistry, DemoWindow } from './registry.ts';
import { must, type PlayStage } from './stage.ts';
import { leadOf, type Matter, officeOf, openReceipt, type Photos, type Plot, takeStep } from './stories.ts';

const ENTRIES_A_WEEK = 5;
const DAYS_UNFINISHED = 24;
const SHARE_FORGOTTEN = 0.1;

type EntryKind = 'complaint' | keyof typeof ENTRY_WORDS;
type Cue = Readonly<{ matter: Matter; plot: Plot; next: number; on: LocalDate }>;

export type Play = {
  readonly stage: PlayStage;
  readonly registry: DemoRegistry;
  readonly cast: Cast;
  readonly chance: Chance;
  readonly windows: readonly [DemoWindow, ...DemoWindow[]];
  readonly photos: Photos;
  /** Whether the number of resolved complaints is fixed, so that no other may end so. */
  readonly exactlyResolved: boolean;
  cues: Cue[];
  /** Matters whose people left a contact. */
  known: Matter[];
  entries: number;
  reviews: number;
  matters: number;
  /** The provincial platform; null until its first case. */
  province: Province | null;
  /** Cases of the province, in the order they came. */
  cases: Uuid[];
  refused: string[];
};

export async function receiveVisitors(play: Play, day: LocalDate): Promise<void> {
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

export async function receiveEntries(play: Play, day: LocalDate): Promise<void> {
  const { chance } = play;
  if (chance.next() > ENTRIES_A_WEEK / 5) return;
  await receiveEntry(play, day, chance.pick(['complaint', 'complaint', 'complaint', 'request', 'suggestion'] as const));
}

/** Receives an entry. @param given its plot, if not drawn */
export async function receiveEntry(play: Play, day: LocalDate, kind: EntryKind, given?: Plot): Promise<void> {
  const { stage, chance } = play;
  const window = chance.pick(play.windows);
  stage.goTo(stage.at(day, 9 * 60 + 40 + chance.whole(30)));
  const form = {
    submissionId: stage.city.outside.uuid(),
    about: null,
    ...saidAt(chance, kind),
    demands: [],
    wantsReceipt: true,
    contact: chance.next() < 0.5 ? EXAMPLE_CONTACT : null,
  };
  const from = {
    deviceHash: null,
    networkMark: null,
    lang: 'zh' as const,
    noticeVersion: PRIVACY_NOTICE_VERSION,
    provedBits: 20,
  };
  const place = { kind: 'window', ...window } as const;
  const entered = must(
    await transact(stage.city.db, (tx) =>
      submitEntry(tx, stage.city, {
        kind,
        form,
        place,
        photos: kind === 'complaint' ? [play.photos.before] : [],
        from,
      }),
    ),
    'an entry',
  );
  if (entered.kind !== 'registered') return;
  const plot = given ?? ownPlot(play, kind, day);
  play.entries += 1;
  const realName = form.contact !== null;
  const matter = await castMatter(play, window, { ...entered.registered, realName }, plot, day);
  if (realName) play.known.push(matter);
}

function saidAt(chance: Chance, kind: EntryKind): Readonly<{ categoryCode: string | null; words: string }> {
  if (kind !== 'complaint') return { categoryCode: null, words: chance.pick<string>(ENTRY_WORDS[kind]) };
  const categoryCode = chance.pick(['SV01', 'SV02', 'SV03', 'SV05'] as const);
  return { categoryCode, words: chance.pick(COMPLAINTS[categoryCode]) };
}

/** Whether a matter began so long ago that it has ended; a few old ones are left late. */
function isLongAgo(play: Play, day: LocalDate): boolean {
  return daysBetween(day, play.stage.lastDay) > DAYS_UNFINISHED && play.chance.next() > SHARE_FORGOTTEN;
}

function ownPlot(play: Play, kind: EntryKind, day: LocalDate): Plot {
  const plot = isLongAgo(play, day) ? play.chance.pick(FINISHED.entry) : unfinishedPlot(play, kind);
  return play.exactlyResolved && kind === 'complaint' ? beforeResolved(plot) : plot;
}

function unfinishedPlot(play: Play, kind: string): Plot {
  if (kind === 'complaint' && play.chance.next() < 0.12) return EXTENSION_PLOT;
  return ENTRY_PLOTS[play.entries % ENTRY_PLOTS.length] ?? [];
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

export async function takeSteps(play: Play, day: LocalDate): Promise<void> {
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
    // A step on the same day follows at once; others wait for their day.
    const again = { ...cue, next: cue.next + 1, on: addDays(day, following.after) };
    if (following.after === 0) due.push(again);
    else play.cues.push(again);
  }
}
