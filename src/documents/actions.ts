/** Makes, issues and voids papers, and makes their files; of matters it knows the id alone. */

import { createHash } from 'node:crypto';
import { fillTemplate, type PaperData, paperPdf } from '../formats/index.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { localDateOf, startOfLocalDate, yearOf } from '../kernel/time.ts';
import { takeNumber } from '../matters/index.ts';
import { type Actor, audit, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { openTexts, sealTexts } from '../vault/index.ts';
import { documentsAccess } from './access.ts';
import type { DocumentsProblem, Paper, PaperKind, PaperNumber, PaperSight } from './model.ts';
import { KIND_FACTS } from './rules-kinds.ts';
import { dayInWords, MARKS, numberOnPaper, sealOnPaper } from './rules-words.ts';
import {
  insertPaper,
  lockPaper,
  markIssued,
  markVoid,
  type PaperRow,
  paperById,
  templateBytes,
  templateOn,
} from './store.ts';
import { paperKindName } from './words.ts';

const SALT_BYTES = 32;
/** Key of the salt among the data; no template may name it. */
const SALT = 'salt';

type Done<T> = Promise<Result<T, DocumentsProblem>>;

export type PaperOrder = Readonly<{
  /** New for each paper; the same id gives the same paper. */
  id: Uuid;
  kind: PaperKind;
  isDraft: boolean;
  /** Subject: one matter, at a step or as it stands; or several, or none. */
  matterId: Uuid | null;
  step: number | null;
  matterIds?: readonly Uuid[];
  toUnitId: Uuid | null;
  sight: PaperSight;
  /** Number the act already has; else the organ’s next is taken. */
  number?: PaperNumber;
  /** Data for the places of the kind’s template, without those every paper has. */
  data: PaperData;
}>;

/** Makes and stores a paper in the caller's transaction; every slice that issues papers comes here. */
export async function makePaper(tx: Tx, city: City, actor: Actor, order: PaperOrder): Done<Paper> {
  const before = await paperById(tx, order.id);
  if (before !== undefined) {
    const same = before.kind === order.kind && before.matterId === order.matterId && before.madeByUser === actor.userId;
    return same ? ok(before) : refuse({ kind: 'submission-reused' });
  }
  const at = city.outside.now();
  const numbered = KIND_FACTS[order.kind].numberWord !== null;
  const filled = await filledFor(tx, city, actor, order, !order.isDraft && numbered);
  const paper: PaperRow = {
    ...filled,
    id: order.id,
    kind: order.kind,
    state: order.isDraft ? 'draft' : 'issued',
    unitId: actor.unitId,
    matterId: order.matterId,
    matterIds: order.matterIds ?? [],
    step: order.step,
    toUnitId: order.toUnitId,
    sight: order.sight,
    madeAt: at,
    madeByUser: actor.userId,
    madeByName: actor.displayName,
    issuedAt: order.isDraft ? null : at,
    voidedAt: null,
    voidReason: null,
  };
  if (!(await insertPaper(tx, { ...paper, madeByPost: actor.postId }))) return refuse({ kind: 'paper-already-issued' });
  await note(tx, city, actor, documentsAccess.makePaper.action, paper);
  return ok(paper);
}

/** Number, template in force and hashed data, which depend on the day. */
async function filledFor(
  tx: Tx,
  city: City,
  actor: Pick<Actor, 'unitId'>,
  order: Pick<PaperOrder, 'id' | 'kind' | 'matterId' | 'sight' | 'number' | 'data'>,
  numbered: boolean,
): Promise<Pick<PaperRow, 'number' | 'templateVersion' | 'dataHash' | 'kept' | 'madeOn'>> {
  const on = localDateOf(city.outside.now());
  const number = numbered ? (order.number ?? (await nextNumber(tx, actor.unitId, order.kind, yearOf(on)))) : null;
  const template = await templateOn(tx, order.kind, on);
  if (template === undefined) throw new Error(`no template of ${order.kind}`);
  const organ = (await unitNames(tx, [actor.unitId])).get(actor.unitId) ?? '';
  // The salt is destroyed with the data: afterwards nobody can try which words give the hash that is left.
  const salt = Buffer.from(city.outside.randomBytes(SALT_BYTES)).toString('hex');
  const data: PaperData = { ...order.data, 发文单位: organ, 成文日期: dayInWords(on), [SALT]: salt };
  const hashed = canonicalJson({ kind: order.kind, template: template.hash, number, data });
  return {
    number,
    madeOn: on,
    templateVersion: template.version,
    dataHash: createHash('sha256').update(hashed).digest('hex'),
    kept: await keeping(tx, city, order, data),
  };
}

/** Next number of an organ, kind and year, without gaps: a rolled-back one is free again, a void one is not. */
async function nextNumber(tx: Tx, unitId: Uuid, kind: PaperKind, year: number): Promise<PaperNumber> {
  return { year, nth: await takeNumber(tx, `paper/${kind}/${unitId}`, year) };
}

/**
 * Seals the data under the matter's key, so that destroying a complainant's data destroys them in papers too. What a unit is
 * shown stays open, as its released copies do, and goes with those: else a paper that opens no more would tell it the moment.
 */
async function keeping(
  tx: Tx,
  city: City,
  { id, matterId, sight }: Pick<PaperOrder, 'id' | 'matterId' | 'sight'>,
  data: PaperData,
): Promise<PaperRow['kept']> {
  if (matterId === null || sight === 'unit') return { body: data };
  const plain = Buffer.from(JSON.stringify(data), 'utf8');
  const [sealed] = await sealTexts(tx, city, matterId, [{ id, plain }]);
  if (sealed === undefined) throw new Error('nothing was sealed');
  return { sealed: sealed.sealed };
}

/** Issues a draft: filled anew, for its matter went on, and numbered. */
export async function issuePaper(tx: Tx, city: City, actor: Actor, draft: PaperRow, again: PaperOrder): Done<Paper> {
  if (draft.state !== 'draft') return refuse({ kind: 'paper-not-draft' });
  const filled = await filledFor(tx, city, actor, { ...again, id: draft.id }, true);
  const paper: PaperRow = { ...draft, ...filled, state: 'issued', issuedAt: city.outside.now() };
  if (!(await markIssued(tx, paper))) return refuse({ kind: 'paper-already-issued' });
  await note(tx, city, actor, documentsAccess.makePaper.action, paper);
  return ok(paper);
}

/** Voids a paper, or drops a draft: the number stays used, and the paper says on its face that it is void. */
export async function voidPaper(tx: Tx, city: City, actor: Actor, id: Uuid, reason: string): Done<Paper> {
  const paper = await lockPaper(tx, id);
  if (paper === undefined) return refuse({ kind: 'paper-not-found' });
  if (paper.state === 'void') return refuse({ kind: 'paper-not-issued' });
  const at = city.outside.now();
  await markVoid(tx, id, { at, byPost: actor.postId, reason });
  const gone: PaperRow = { ...paper, state: 'void', voidedAt: at, voidReason: reason };
  await note(tx, city, actor, documentsAccess.voidPaper.action, gone);
  return ok(gone);
}

export type PaperFile = Readonly<{ name: string; bytes: Buffer }>;

/** File of a paper as docx or PDF, made from the stored data each time. */
export async function paperFile(q: Queryable, city: City, paper: PaperRow, format: 'docx' | 'pdf'): Done<PaperFile> {
  const data = await dataOf(q, city, paper);
  if (data === undefined) return refuse({ kind: 'paper-erased' });
  const template = await templateBytes(q, paper.kind, paper.templateVersion);
  if (template === undefined) throw new Error(`no template ${paper.templateVersion} of ${paper.kind}`);
  const { numberWord } = KIND_FACTS[paper.kind];
  const whole: PaperData =
    numberWord === null
      ? data
      : {
          ...data,
          文号: numberOnPaper(numberWord, paper.number, paper.state, yearOf(paper.madeOn)),
          印章: sealOnPaper(paper.state),
        };
  const docx = await fillTemplate(template, whole);
  const name = `${paper.kind}-${paper.number === null ? paper.id.slice(0, 8) : `${paper.number.year}-${paper.number.nth}`}`;
  if (format === 'docx') return ok({ name, bytes: docx });
  const title = paperKindName('zh', paper.kind);
  // The file's date is a day, as on the paper: a unit must not learn the minute.
  const madeAt = startOfLocalDate(paper.madeOn);
  return ok({ name, bytes: await paperPdf({ docx, title, madeAt, mark: MARKS[paper.state] }) });
}

/** Data of a paper; undefined once they or the key of its matter are destroyed. */
export async function dataOf(
  q: Queryable,
  city: City,
  { id, kept, matterId }: PaperRow,
): Promise<PaperData | undefined> {
  if ('body' in kept) return kept.body ?? undefined;
  if (matterId === null) throw new Error('sealed without a matter');
  const plain = (await openTexts(q, city, matterId, [{ id, sealed: kept.sealed }])).get(id);
  return plain === undefined ? undefined : (JSON.parse(Buffer.from(plain).toString('utf8')) as PaperData);
}

/** Audits who made, issued, voided or fetched a paper, by number and hash, never its text. */
export async function note(tx: Tx, city: City, actor: Actor, action: string, paper: Paper): Promise<void> {
  const { kind, state, number, dataHash } = paper;
  await audit(tx, city, {
    actor,
    action,
    objectKind: 'paper',
    objectId: paper.id,
    detail: { kind, state, hash: dataHash, ...(number === null ? {} : { number: `${number.year}-${number.nth}` }) },
  });
}
