/** View of a matter for a post: facts, words, timeline, dates with reasons, and the acts allowed now. */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import { hasSignOff, namesOfUsers, type Reader, unitNames } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { eventHash, readEvents, sealOf } from '../../record/index.ts';
import { hasOpened, holdingsOf } from '../../vault/index.ts';
import { categoriesFor, factsFor, scriptOn } from '../acts/actions-facts.ts';
import { officeAt, officeNow } from '../acts/actions-offices.ts';
import { type Loaded, loadMatter } from '../acts/store.ts';
import { isFollowing } from '../acts/store-follow.ts';
import { admit, allowedCommands } from '../loop/decide.ts';
import { currentLeg, type Held, type MatterState, type Rating } from '../loop/model.ts';
import type { CommandType } from '../loop/model-commands.ts';
import { numberInWords } from '../loop/rules-number.ts';
import { ratingIn } from '../loop/rules-rating.ts';
import { shownToUnits } from '../loop/rules-shown.ts';
import {
  type InsideReader,
  isOfUnit,
  type NotesRight,
  notesRightOf,
  type Sight,
  sightOf,
  unitsConcerned,
} from '../loop/rules-sight.ts';
import { matterStream } from '../loop/rules-stream.ts';
import { mayBeHeld } from '../loop/sign-off/decide-sign-off.ts';
import { type MatterLine, matterLines, type Named } from './actions-lines.ts';
import { type DeadlineView, deadlinesOf } from './actions-view-dates.ts';
import { type Naming, namingFor } from './actions-view-naming.ts';
import { type TimelineStep, timelineOf } from './actions-view-timeline.ts';
import { type WordsView, wordsView } from './actions-view-words.ts';
import { mattersByIds } from './store-desk.ts';

type Numbered = Readonly<{ id: Uuid; number: string }>;

export type MatterView = Readonly<{
  line: MatterLine;
  sight: Sight;
  /** Rating; null without a review, or where none was kept. */
  rating: Rating | null;
  lane: MatterState['lane'];
  /** Version of the terms it was received under. */
  procedureVersion: string;
  office: string | null;
  judge:
    | Readonly<{ kind: 'complainant' }>
    | Readonly<{ kind: 'post'; office: string | null; escalations: number }>
    | null;
  legs: readonly Readonly<{
    no: number;
    openedOn: LocalDate;
    lead: Named | null;
    dueOn: LocalDate;
    signedOn: LocalDate | null;
    submittedOn: LocalDate | null;
    extension: string;
    assisting: readonly Readonly<{ unit: Named; part: string }>[];
  }>[];
  pending: Readonly<{
    refusal: string | null;
    termination: string | null;
    suspension: string | null;
    reclassification: string | null;
    rerouting: Readonly<{ ground: string; unit: Named }> | null;
  }>;
  letters: readonly Readonly<{
    id: Uuid;
    step: string;
    year: number | null;
    number: number | null;
    unit: Named;
    /** Null where no answer is asked for. */
    replyBy: LocalDate | null;
    repliedOn: LocalDate | null;
  }>[];
  /** Whether units are told the window; null where there is none to tell. */
  placeReleased: boolean | null;
  /** Acts of this post that wait for the sign-off of its head. */
  held: readonly Held['type'][];
  /** What waits for it: shown to the unit's own people alone. */
  drafts: readonly DraftView[];
  parent: Numbered | null;
  children: readonly Numbered[];
  deadlines: readonly DeadlineView[];
  words: WordsView;
  timeline: readonly TimelineStep[];
  notes: NotesRight | null;
  /** Whom of its unit this post may name for it now; null: nobody. */
  naming: Naming | null;
  /** Whether this person follows it through this post. */
  followed: boolean;
  /** Acts this post may do now. */
  allowed: readonly CommandType[];
  /** Choices for those acts. */
  grounds: Readonly<
    Record<
      'refusal' | 'termination' | 'suspension' | 'rerouting' | 'jurisdiction' | 'category' | 'callBack',
      readonly string[]
    >
  >;
  integrity: Readonly<{ events: number; whole: boolean; sealed: boolean | null; sealNumber: number | null }>;
}>;

/** `own`: this person wrote it, and another one signs. Its words stand in the timeline. */
export type DraftView = Readonly<{ draft: number; of: Held['type']; on: LocalDate; author: string; own: boolean }>;

/**
 * A matter cut to this post's sight: for a unit, and for whoever is too near, as units are shown it.
 * @returns undefined when the matter does not exist or this post may not see it: the two look alike.
 */
export async function sightFor(
  q: Queryable,
  reader: Reader,
  matterId: Uuid,
): Promise<Readonly<{ loaded: Loaded; sight: Sight }> | undefined> {
  const loaded = await loadMatter(q, matterId);
  const sight = loaded === undefined ? null : sightOf(loaded.state, reader);
  if (loaded === undefined || sight === null) return undefined;
  if (sight === 'full' && (await isClosed(q, reader, loaded.state))) return { loaded, sight: 'released' };
  if (sight !== 'unit') return { loaded, sight };
  const { state, log } = shownToUnits(matterId, loaded.log);
  return { loaded: { ...loaded, state, log }, sight };
}

/** In the discipline lane nobody reads what was said before opening it with a second person. */
async function isClosed(q: Queryable, reader: Reader, { id, lane }: MatterState): Promise<boolean> {
  if (lane === 'ordinary' || !(await holdingsOf(q, id)).fields.includes('words')) return false;
  return !(await hasOpened(q, id, 'words', reader.actor.userId));
}

export async function matterView(
  q: Queryable,
  city: City,
  reader: Reader,
  matterId: Uuid,
): Promise<MatterView | undefined> {
  const seen = await sightFor(q, reader, matterId);
  if (seen === undefined) return undefined;
  const { loaded, sight } = seen;
  const { state } = loaded;
  const today = localDateOf(city.outside.now());
  const [line] = await matterLines(q, reader, await mattersByIds(q, reader, [matterId]), today, city);
  if (line === undefined) return undefined;
  const given = await factsFor(q, city, state, { kind: 'post', scope: reader }, null);
  const { pending, judge } = state;
  const { rerouting } = pending;
  const proposed = rerouting === null ? [] : [rerouting.unit];
  const names = await unitNames(q, [...unitsConcerned(state), ...state.letters.map(({ unit }) => unit), ...proposed]);
  const named = (id: Uuid): Named => ({ id, name: names.get(id) ?? '' });
  const seal = await sealOf(q, matterStream(matterId));
  const joinedIds = sight === 'unit' ? [] : [...state.children, ...(state.parentId === null ? [] : [state.parentId])];
  const joined = (await mattersByIds(q, reader, joinedIds)).map((row) => ({
    id: row.id,
    number: numberInWords(row.number),
  }));
  const releasing = admit(state, 'release-text', given);
  const isUnit = sight === 'unit';
  const allowed = allowedCommands(state, given);
  const isSignedOff = given.relations.includes('L') && state.lane === 'ordinary' && (await leadHasSignOff(q, state));
  return {
    line,
    sight,
    rating: ratingIn(loaded.log, sight),
    lane: state.lane,
    procedureVersion: state.procedureVersion,
    // A judging complainant has a receipt, which a unit must not learn: it is not told whose turn judging is.
    office: isUnit && state.raiser === null && state.phase === 'answered' ? null : await officeNow(q, state),
    judge:
      isUnit && state.raiser === null
        ? null
        : judge.kind === 'complainant'
          ? judge
          : { kind: 'post', office: await officeAt(q, state, judge.desk), escalations: judge.escalations },
    legs: state.legs.map((leg) => ({
      no: leg.no,
      openedOn: leg.openedOn,
      lead: leg.lead === null ? null : named(leg.lead),
      dueOn: leg.handle.on,
      signedOn: leg.signedOn,
      submittedOn: leg.submission?.on ?? null,
      extension: leg.extension,
      assisting: leg.assisting.map(({ unit, part }) => ({ unit: named(unit), part })),
    })),
    pending: {
      refusal: isUnit ? null : (pending.refusal?.ground ?? null),
      termination: pending.termination?.ground ?? null,
      suspension: pending.suspension?.ground ?? null,
      reclassification: isUnit ? null : (pending.reclassification?.category ?? null),
      rerouting: rerouting === null ? null : { ground: rerouting.ground, unit: named(rerouting.unit) },
    },
    letters: state.letters
      .filter(({ to, unit }) => !isUnit || (to === null && reader.unitIds.includes(unit)))
      .map(({ id, step, year, number, unit, reply, repliedOn }) => ({
        id,
        step,
        year,
        number,
        unit: named(unit),
        replyBy: reply?.on ?? null,
        repliedOn,
      })),
    placeReleased:
      state.place.kind === 'window' && state.raiser === null && !isUnit ? state.placeReleased === 'yes' : null,
    held: isSignedOff ? allowed.filter(mayBeHeld) : [],
    drafts: await draftsOf(q, state, reader),
    parent: joined.find(({ id }) => id === state.parentId) ?? null,
    children: joined.filter(({ id }) => id !== state.parentId),
    deadlines: await deadlinesOf(q, state, today, isUnit ? reader.unitIds : null),
    words: await wordsView(q, city, loaded, sight, reader, releasing.ok ? releasing.value : null),
    timeline: await timelineOf(q, city, loaded, sight, reader),
    notes: notesRightOf(state, sight, reader),
    naming: await namingFor(q, city, reader, state),
    followed: await isFollowing(q, reader, matterId),
    allowed,
    grounds: {
      refusal: given.terms.refusalGrounds,
      termination: given.terms.terminationGrounds,
      suspension: given.terms.suspensionGrounds,
      rerouting: given.terms.reroutingGrounds,
      jurisdiction: given.terms.jurisdictionGrounds ?? [],
      category: (await categoriesFor(q, state, today)).map(({ code }) => code),
      callBack: isUnit ? [] : (await scriptOn(q, state, today)).map(({ code }) => code),
    },
    integrity: {
      events: line.seq,
      whole: await chainHolds(q, matterId),
      // The covering seal would tell a unit within minutes when something happened.
      sealed: isUnit ? null : seal.covered,
      sealNumber: isUnit ? null : (seal.head?.number ?? null),
    },
  };
}

async function leadHasSignOff(q: Queryable, state: MatterState): Promise<boolean> {
  const lead = currentLeg(state)?.lead ?? null;
  return lead !== null && hasSignOff(q, lead);
}

async function draftsOf(q: Queryable, state: MatterState, reader: Reader): Promise<readonly DraftView[]> {
  const leg = currentLeg(state);
  if (leg === null || leg.lead === null || !isOfUnit(leg.lead, reader)) return [];
  const names = await namesOfUsers(
    q,
    leg.drafts.map(({ by }) => by.userId),
  );
  return leg.drafts.map(({ no, held, on, by }) => ({
    ...{ draft: no, of: held.type, on },
    author: names.get(by.userId) ?? '',
    own: by.userId === reader.actor.userId,
  }));
}

/**
 * A matter in a unit's view, for whoever writes to that unit; by the same sight as the unit's screen.
 * @param by sees the matter; whoever does not, is shown nothing here either
 */
export async function matterViewOfUnit(
  q: Queryable,
  city: City,
  by: Reader,
  matterId: Uuid,
  unitId: Uuid,
): Promise<MatterView | undefined> {
  if ((await sightFor(q, by, matterId)) === undefined) return undefined;
  const actor = { ...by.actor, role: 'handler' as const, unitId };
  const reach = { reach: 'unit', divisionCodes: [], unitIds: [unitId], tooNear: new Set<string>() } as const;
  const unit: Reader & InsideReader = { actor, ...reach, outside: true };
  return matterView(q, city, unit, matterId);
}

/**
 * A matter as the units at work are shown it, without what is one unit's alone: for whoever writes to many. It is what somebody
 * too near to all of them sees.
 * @param by sees the matter; whoever does not, is shown nothing here either
 */
export async function matterViewOfUnits(
  q: Queryable,
  city: City,
  by: Reader,
  matterId: Uuid,
): Promise<MatterView | undefined> {
  const seen = await sightFor(q, by, matterId);
  if (seen === undefined) return undefined;
  return matterView(q, city, { ...by, tooNear: new Set(unitsConcerned(seen.loaded.state)) }, matterId);
}

/** Whether this matter's chain holds; the verifier checks the whole city. */
async function chainHolds(q: Queryable, matterId: Uuid): Promise<boolean> {
  const events = await readEvents(q, matterStream(matterId));
  return events.every((event, index) => {
    const before = events[index - 1];
    const linked = before === undefined || Buffer.compare(event.prevHash, before.hash) === 0;
    return linked && event.seq === index + 1 && Buffer.compare(eventHash(event.prevHash, event), event.hash) === 0;
  });
}
