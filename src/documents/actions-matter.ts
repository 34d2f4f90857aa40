/** Papers about matters: offering, filling, making, issuing and voiding them. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type MatterView, matterView, matterViewOfUnits, sightFor } from '../matters/index.ts';
import { type Actor, type Reader, type Role, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { documentsAccess } from './access.ts';
import { dataOf, issuePaper, makePaper, type PaperOrder, voidPaper } from './actions.ts';
import { makeableOf } from './actions-offers.ts';
import { type BulletinWords, bulletinData } from './fill/bulletin.ts';
import { seenWith } from './fill/seen.ts';
import { sheetData } from './fill/sheet.ts';
import { FILL_OF_STEPS } from './fill/steps.ts';
import type { DocumentsProblem, Paper, PaperKind } from './model.ts';
import { covers, mayRead } from './rules-kinds.ts';
import { lockPaper, type PaperRow, paperById, papersOfMatter } from './store.ts';

type Done<T> = Promise<Result<T, DocumentsProblem>>;
const BULLETIN_MAKERS: readonly Role[] = documentsAccess.makeBulletin.roles;
type Wanted = Readonly<{ kind: PaperKind; step: number | null }>;

export type PapersView = Readonly<{
  items: readonly Paper[];
  /** Papers that may be made now; where one was issued for the same step, the next only after that is void. */
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
  const issued = (kind: PaperKind, step: number | null) =>
    step !== null && papers.some((paper) => paper.state === 'issued' && paper.kind === kind && paper.step === step);
  const makeable = await makeableOf(q, city, reader, view);
  return {
    items: papers.filter((paper) => isOpenTo(paper, reader, view.sight)),
    offers: makeable.map(({ kind, step }) => ({ kind, step, issued: issued(kind, step) })),
  };
}

/** A draft is open to its own organ alone. */
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

/** Order of a paper, without its number, from the records as they stand and as its addressee may see them. */
async function orderFor(
  tx: Tx,
  city: City,
  reader: Reader,
  matterId: Uuid,
  { kind, step }: Wanted,
): Done<Omit<PaperOrder, 'id' | 'isDraft'>> {
  const own = await matterView(tx, city, reader, matterId);
  if (own === undefined) return refuse({ kind: 'paper-not-found' });
  const found = (await makeableOf(tx, city, reader, own)).find((each) => each.kind === kind && each.step === step);
  if (found === undefined) return refuse({ kind: 'paper-not-offered' });
  const { view, at, toUnitId, sight } = found;
  const seen = await seenWith(tx, view);
  const about = { matterId, step, toUnitId, sight };
  if (found.kind === 'matter-sheet' || at === null) {
    return ok({ ...about, kind: 'matter-sheet', data: sheetData(seen, reader.actor.displayName) });
  }
  const number = found.kind === 'supervision-letter' ? numberOf(at.facts) : undefined;
  const data = FILL_OF_STEPS[found.kind](seen, at);
  return ok({ ...about, kind: found.kind, ...(number === undefined ? {} : { number }), data });
}

function numberOf({ year, number }: MatterView['timeline'][number]['facts']) {
  return typeof year === 'number' && typeof number === 'number' ? { year, nth: number } : undefined;
}

/** Makes one bulletin over several matters: its maker sees all of each, and none may be a lead on discipline. */
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
  if (!BULLETIN_MAKERS.includes(actor.role)) return refuse({ kind: 'paper-not-offered' });
  const reader = await readerOf(tx, city, actor);
  const seen = [];
  for (const matterId of new Set(matterIds)) {
    const own = await sightFor(tx, reader, matterId);
    const view = await matterViewOfUnits(tx, city, reader, matterId);
    if (view === undefined || own?.sight !== 'full' || own.loaded.state.lane !== 'ordinary') {
      return refuse({ kind: 'paper-of-matters-unseen' });
    }
    seen.push(await seenWith(tx, view));
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

export async function voidOwn(tx: Tx, city: City, actor: Actor, id: Uuid, reason: string): Done<Paper> {
  const paper = await openPaper(tx, await readerOf(tx, city, actor), id);
  return paper?.unitId === actor.unitId ? voidPaper(tx, city, actor, id, reason) : refuse({ kind: 'paper-not-found' });
}

/** A paper this reader may open now: by their sight of its matter; of several, as one of its organ who is shown enough of each. */
export async function openPaper(q: Queryable, reader: Reader, id: Uuid): Promise<PaperRow | undefined> {
  const paper = await paperById(q, id);
  return paper !== undefined && (await mayOpen(q, reader, paper)) ? paper : undefined;
}

async function mayOpen(q: Queryable, reader: Reader, paper: Paper): Promise<boolean> {
  if (paper.matterId !== null) {
    const seen = await sightFor(q, reader, paper.matterId);
    return seen !== undefined && isOpenTo(paper, reader, seen.sight);
  }
  const { unitId, toUnitId } = paper;
  if (![unitId, toUnitId].some((unit) => unit !== null && reader.unitIds.includes(unit))) return false;
  for (const matterId of paper.matterIds) {
    const seen = await sightFor(q, reader, matterId);
    if (seen === undefined || !covers(seen.sight, paper.sight)) return false;
  }
  return true;
}
