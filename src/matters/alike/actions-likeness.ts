/**
 * Likely duplicates among the open matters a dispatcher reaches, found by signatures alone: no words are opened, and nothing
 * is merged by itself.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { daysBetween, type LocalDate, localDateOf } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type Queryable, type Tx, transact } from '../../platform/postgres/db.ts';
import { keepSignature, secretMark, signatureFor } from '../acts/actions-signature.ts';
import { lockMatter } from '../acts/store.ts';
import { textsOf } from '../acts/store-texts.ts';
import { type MatterLine, matterLines, type NamedLine, naming } from '../desk/actions-lines.ts';
import { mattersByIds, type Paging } from '../desk/store-desk.ts';
import { TAKES_CHILDREN } from '../loop/decide-register.ts';
import { type Cluster, clustersOf, LEAST_ALIKE, likenessOf, type Signed } from './rules-likeness.ts';
import { type OpenSignature, openSignatures, openWithoutSignature } from './store-likeness.ts';

/** Most matters compared, the latest; the answer tells how many were. */
const MOST_COMPARED = 5_000;
const MATTERS_PER_TURN = 200;
/** Most shown before registering. */
const MOST_TOLD = 5;

export type AlikeMatter = Readonly<{ matter: MatterLine; likeness: number; mayMerge: boolean }>;
export type AlikeMatters = Readonly<{
  categoryCode: string | null;
  respondent: MatterLine['respondent'];
  /** Place, where all are about one window. */
  place: string | null;
  /** Calendar days between the first and the last. */
  days: number;
  /** Percent of pairs shared: the least and the most one shares with its nearest. */
  least: number;
  most: number;
  /** The matter the others would merge into, which can take them and is furthest on; null where none can. */
  mainId: Uuid | null;
  matters: readonly AlikeMatter[];
}>;

/** Makes missing signatures of open matters, or ones under a former secret. @returns how many */
export async function signOpenMatters(city: City): Promise<number> {
  const ids = await openWithoutSignature(city.db, secretMark(city), MATTERS_PER_TURN);
  for (const matterId of ids) {
    await transact(city.db, async (tx) => {
      if (!(await lockMatter(tx, matterId))) return;
      const texts = await textsOf(tx, city, matterId);
      const said = texts.filter(
        ({ kind, author }) => author === 'complainant' && (kind === 'words' || kind === 'demand'),
      );
      await keepSignature(
        tx,
        city,
        matterId,
        said.map(({ text }) => text ?? ''),
      );
    });
  }
  return ids.length;
}

/** Open matters within reach that resemble what is to be registered, the most alike first. */
export async function alikeTo(
  q: Queryable,
  city: City,
  reader: Reader,
  said: readonly string[],
): Promise<readonly Omit<AlikeMatter, 'mayMerge'>[]> {
  const { secret, signature } = signatureFor(city, said.join('\n'));
  if (signature === null) return [];
  const open = await openSignatures(q, reader, { secret, limit: MOST_COMPARED });
  const alike = open
    .map((each) => ({ id: each.id, likeness: likenessOf(signature, each.signature) }))
    .filter(({ likeness }) => likeness >= LEAST_ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_TOLD);
  const ids = alike.map(({ id }) => id);
  const lines = await matterLines(q, reader, await mattersByIds(q, reader, ids), localDateOf(city.outside.now()), city);
  return alike.flatMap(({ id, likeness }) => {
    const matter = lines.find((line) => line.id === id);
    return matter === undefined ? [] : [{ matter, likeness: percent(likeness) }];
  });
}

export type AlikePage = Readonly<{ total: number; compared: number; items: readonly AlikeMatters[] }>;

export async function alikeMatters(
  q: Queryable,
  city: City,
  scope: Reader,
  { divisionCode, limit, offset }: Paging & Readonly<{ divisionCode?: string | undefined }>,
): Promise<AlikePage> {
  const { clusters, compared } = await clustersWithin(q, city, scope, divisionCode);
  const shown = clusters.slice(offset, offset + limit);
  return { total: clusters.length, compared, items: await described(q, city, scope, shown) };
}

/** A cluster for a sheet, with names a file cannot look up. */
export type AlikeNamed = AlikeMatters & Pick<NamedLine, 'category'>;

/** All clusters, for a sheet. */
export async function* everyAlike(
  tx: Tx,
  city: City,
  scope: Reader,
  divisionCode: string | undefined,
): AsyncIterable<readonly AlikeNamed[]> {
  const named = await naming(tx);
  const { clusters } = await clustersWithin(tx, city, scope, divisionCode);
  for (let at = 0; at < clusters.length; at += MATTERS_PER_TURN) {
    const some = await described(tx, city, scope, clusters.slice(at, at + MATTERS_PER_TURN));
    yield some.flatMap((alike) =>
      alike.matters.slice(0, 1).map(({ matter }) => ({ ...alike, category: named(matter).category })),
    );
  }
}

async function clustersWithin(q: Queryable, city: City, scope: Reader, divisionCode: string | undefined) {
  const open = await openSignatures(q, scope, { secret: secretMark(city), divisionCode, limit: MOST_COMPARED });
  return { compared: open.length, clusters: clustersOf(open.map(signed)) };
}

function signed(open: OpenSignature): Signed {
  const where = open.respondentUnitId ?? open.hallId ?? open.divisionCode;
  return { id: open.id, signature: open.signature, group: `${open.officeDivision} ${open.categoryCode} ${where}` };
}

async function described(
  q: Queryable,
  city: City,
  scope: Reader,
  clusters: readonly Cluster[],
): Promise<readonly AlikeMatters[]> {
  const ids = clusters.flatMap((cluster) => cluster.map(({ id }) => id as Uuid));
  const today = localDateOf(city.outside.now());
  const lines = await matterLines(q, scope, await mattersByIds(q, scope, ids), today);
  const byId = new Map<string, MatterLine>(lines.map((line) => [line.id, line]));
  return clusters.flatMap((cluster) => {
    const known = cluster.flatMap(({ id, likeness }) => {
      const matter = byId.get(id);
      return matter === undefined ? [] : [{ matter, likeness: percent(likeness) }];
    });
    const [first] = known;
    return first === undefined ? [] : [oneOf(known, first.matter)];
  });
}

function oneOf(known: readonly Omit<AlikeMatter, 'mayMerge'>[], first: MatterLine): AlikeMatters {
  const ordered = [...known].sort((a, b) => (dayOf(a.matter) < dayOf(b.matter) ? -1 : 1));
  const days = ordered.map(({ matter }) => dayOf(matter));
  const likenesses = known.map(({ likeness }) => likeness);
  const main = mainOf(ordered.map(({ matter }) => matter));
  return {
    categoryCode: first.categoryCode,
    respondent: first.respondent,
    place: known.every(({ matter }) => matter.place === first.place) ? first.place : null,
    days: daysBetween(days[0] ?? first.week, days.at(-1) ?? first.week),
    least: Math.min(...likenesses),
    most: Math.max(...likenesses),
    mainId: main?.id ?? null,
    matters: ordered.map((each) => ({
      ...each,
      mayMerge: each.matter.phase === 'registered' && each.matter.id !== main?.id,
    })),
  };
}

/** Main matter of a cluster: one under way, else the oldest, for only those waiting for acceptance can merge. */
function mainOf(oldestFirst: readonly MatterLine[]): MatterLine | undefined {
  const able = oldestFirst.filter(({ phase }) => (TAKES_CHILDREN as readonly string[]).includes(phase));
  return able.find(({ phase }) => phase !== 'registered') ?? able[0];
}

function dayOf(line: MatterLine): LocalDate {
  return line.receivedOn ?? line.week;
}

function percent(share: number): number {
  return Math.round(share * 100);
}
