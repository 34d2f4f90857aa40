/** Papers about matters: which of them somebody may make now, and what they are filled with. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { localDateOf } from '../kernel/time.ts';
import { type MatterView, matterView, matterViewOfUnit, sightFor } from '../matters/index.ts';
import { type Actor, type Reader, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { dataOf, issuePaper, makePaper, type PaperOrder, voidPaper } from './actions.ts';
import { type BulletinWords, bulletinData } from './fill/bulletin.ts';
import { seenWith } from './fill/seen.ts';
import { sheetData } from './fill/sheet.ts';
import { FILL_OF_STEPS } from './fill/steps.ts';
import type { DocumentsProblem, Paper, PaperKind } from './model.ts';
import { mayRead, type Offer, offersOf } from './rules-kinds.ts';
import { lockPaper, type PaperRow, paperById, papersOfMatter } from './store.ts';

type Done<T> = Promise<Result<T, DocumentsProblem>>;
type Wanted = Readonly<{ kind: PaperKind; step: number | null }>;

export type PapersView = Readonly<{
  items: readonly Paper[];
  /** What may be made now; of what was issued for the same step already, the next only after that one is void. */
  offers: readonly Readonly<{ kind: PaperKind; step: number | null; issued: boolean }>[];
}>;

/** The papers of a matter that this reader may read, and those they may make of it now; undefined where they may not see it. */
export async function papersFor(
  q: Queryable,
  city: City,
  reader: Reader,
  matterId: Uuid,
): Promise<PapersView | undefined> {
  const view = await matterView(q, city, reader, matterId);
  if (view === undefined) return undefined;
  const papers = await papersOfMatter(q, matterId);
  const issued = (kind: PaperKind, step: number) =>
    papers.some((paper) => paper.state === 'issued' && paper.kind === kind && paper.step === step);
  return {
    items: papers.filter((paper) => isOpenTo(paper, reader, view.sight)),
    offers: [
      { kind: 'matter-sheet', step: null, issued: false },
      ...offersIn(view, reader).map(({ kind, step }) => ({ kind, step, issued: issued(kind, step) })),
    ],
  };
}

function offersIn(view: MatterView, { actor }: Reader): readonly Offer[] {
  return offersOf(view.timeline, actor, { divisionCode: view.line.divisionCode, sight: view.sight });
}

/** Drafts are nobody's but those of the organ that thinks about them. */
function isOpenTo(paper: Paper, reader: Reader, sight: MatterView['sight']): boolean {
  if (paper.state === 'draft' && !reader.unitIds.includes(paper.unitId)) return false;
  return mayRead(paper, { sight, unitIds: reader.unitIds, userId: reader.actor.userId });
}

export async function makeMatterPaper(
  tx: Tx,
  city: City,
  actor: Actor,
  matterId: Uuid,
  asked: Wanted & Readonly<{ id: Uuid; isDraft: boolean }>,
): Done<Paper> {
  const reader = await readerOf(tx, city, actor);
  const order = await orderFor(tx, city, reader, matterId, asked);
  return order.ok ? makePaper(tx, city, actor, { ...order.value, ...asked }) : order;
}

/** Everything of a paper but its number, from the records as they stand now and as whoever it goes to may see them. */
async function orderFor(
  tx: Tx,
  city: City,
  reader: Reader,
  matterId: Uuid,
  { kind, step: wanted }: Wanted,
): Done<Omit<PaperOrder, 'id' | 'isDraft'>> {
  const today = localDateOf(city.outside.now());
  const view = await matterView(tx, city, reader, matterId);
  if (view === undefined) return refuse({ kind: 'paper-not-found' });
  const about = { kind, matterId, step: wanted };
  if (kind === 'matter-sheet') {
    const data = sheetData(await seenWith(tx, view, today), reader.actor.displayName);
    return ok({ ...about, step: null, toUnitId: null, sight: view.sight, data });
  }
  const offer = offersIn(view, reader).find((each) => each.kind === kind && each.step === wanted);
  const own = view.timeline.find(({ seq }) => seq === wanted);
  const fill = FILL_OF_STEPS[kind];
  if (offer === undefined || own === undefined || fill === undefined) return refuse({ kind: 'paper-not-offered' });
  const { toUnitId } = own;
  const number = kind === 'supervision-letter' ? numberOf(own.facts) : undefined;
  const numbered = number === undefined ? {} : { number };
  // A letter to a desk of the office goes to nobody who is shown less than the office.
  if (offer.sight !== 'unit' || toUnitId === null || own.facts.to !== undefined) {
    const sight = offer.sight === 'unit' ? 'released' : offer.sight;
    return ok({ ...about, ...numbered, toUnitId: null, sight, data: fill(await seenWith(tx, view, today), own) });
  }
  const theirs = await matterViewOfUnit(tx, city, reader, matterId, toUnitId);
  // The unit's steps are numbered anew, so that it cannot count what it is not shown: the step is known by what it says.
  const step = theirs?.timeline.findLast(
    ({ type, facts }) => type === own.type && facts.number === own.facts.number && facts.year === own.facts.year,
  );
  if (theirs === undefined || step === undefined) return refuse({ kind: 'paper-not-offered' });
  return ok({ ...about, ...numbered, toUnitId, sight: 'unit', data: fill(await seenWith(tx, theirs, today), step) });
}

function numberOf({ year, number }: MatterView['timeline'][number]['facts']) {
  return typeof year === 'number' && typeof number === 'number' ? { year, nth: number } : undefined;
}

/** One bulletin over several matters; whoever makes it sees all of each of them, and none is a lead on discipline. */
export async function makeBulletin(
  tx: Tx,
  city: City,
  actor: Actor,
  asked: Readonly<{ id: Uuid; isDraft: boolean; matterIds: readonly Uuid[]; words: BulletinWords }>,
): Done<Paper> {
  const order = await bulletinFor(tx, city, actor, asked.matterIds, asked.words);
  return order.ok ? makePaper(tx, city, actor, { ...order.value, id: asked.id, isDraft: asked.isDraft }) : order;
}

async function bulletinFor(
  tx: Tx,
  city: City,
  actor: Actor,
  matterIds: readonly Uuid[],
  words: BulletinWords,
): Done<Omit<PaperOrder, 'id' | 'isDraft'>> {
  const reader = await readerOf(tx, city, actor);
  const today = localDateOf(city.outside.now());
  const seen = [];
  for (const matterId of new Set(matterIds)) {
    const view = await matterView(tx, city, reader, matterId);
    if (view === undefined || view.sight !== 'full' || view.lane !== 'ordinary') {
      return refuse({ kind: 'paper-of-matters-unseen' });
    }
    seen.push(await seenWith(tx, view, today));
  }
  const data = bulletinData(seen, words);
  return ok({ kind: 'bulletin', matterId: null, matterIds, step: null, toUnitId: null, sight: 'full', data });
}

/** A draft is issued by whoever may make the paper now. */
export async function issueDraft(tx: Tx, city: City, actor: Actor, id: Uuid): Done<Paper> {
  const draft = await lockPaper(tx, id);
  const reader = await readerOf(tx, city, actor);
  if (draft === undefined || !(await mayOpen(tx, reader, draft)) || draft.unitId !== actor.unitId) {
    return refuse({ kind: 'paper-not-found' });
  }
  const { matterId, kind, step } = draft;
  if (matterId !== null) {
    const order = await orderFor(tx, city, reader, matterId, { kind, step });
    return order.ok ? issuePaper(tx, city, actor, draft, { ...order.value, id, isDraft: false }) : order;
  }
  const typed = (await dataOf(tx, city, draft)) ?? {};
  const words = { subject: String(typed.事由), overview: String(typed.概况), demands: String(typed.要求) };
  const order = await bulletinFor(tx, city, actor, draft.matterIds, words);
  return order.ok ? issuePaper(tx, city, actor, draft, { ...order.value, id, isDraft: false }) : order;
}

/** Voids a paper of one's own organ. */
export async function voidOwn(tx: Tx, city: City, actor: Actor, id: Uuid, reason: string): Done<Paper> {
  const paper = await openPaper(tx, await readerOf(tx, city, actor), id);
  return paper?.unitId === actor.unitId ? voidPaper(tx, city, actor, id, reason) : refuse({ kind: 'paper-not-found' });
}

/** A paper this reader may open now: by their sight of its matter, or as one of the organ that issued it. */
export async function openPaper(q: Queryable, reader: Reader, id: Uuid): Promise<PaperRow | undefined> {
  const paper = await paperById(q, id);
  return paper !== undefined && (await mayOpen(q, reader, paper)) ? paper : undefined;
}

async function mayOpen(q: Queryable, reader: Reader, paper: PaperRow): Promise<boolean> {
  if (paper.matterId === null) return reader.unitIds.includes(paper.unitId);
  const seen = await sightFor(q, reader, paper.matterId);
  return seen !== undefined && isOpenTo(paper, reader, seen.sight);
}
