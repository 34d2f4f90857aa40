/** Reported figures, as far as the records answer them: each is counted by the query printed with it. */

import { casesFigures } from '../../cases/index.ts';
import { placesFigures } from '../../places/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { countKept, type KeptFigure } from '../../platform/postgres/kept-figure.ts';
import { reviewsFigures } from '../../reviews/index.ts';
import { REPORTED, type Reported } from './source-list.ts';

export type SourceFigure = Reported & Readonly<{ value: number; query: string }>;

/** Figures of each slice whose records answer one, from its index.ts. */
const KEPT: readonly KeptFigure[] = [...placesFigures, ...reviewsFigures, ...casesFigures];

/** @param q a snapshot, so that all figures are of one moment. @throws where a slice counts what nobody reported */
export async function sourceFigures(
  q: Queryable,
): Promise<Readonly<{ figures: readonly SourceFigure[]; notYetKept: readonly Reported[] }>> {
  const kept = new Map(KEPT.map((figure) => [figure.key, figure]));
  const unknown = KEPT.find(({ key }) => !REPORTED.some((reported) => reported.key === key));
  if (unknown !== undefined || kept.size < KEPT.length) throw new Error('a figure is kept twice, or is none reported');
  const figures: SourceFigure[] = [];
  for (const reported of REPORTED) {
    const figure = kept.get(reported.key);
    if (figure !== undefined) figures.push({ ...reported, ...(await countKept(q, figure)) });
  }
  return { figures, notYetKept: REPORTED.filter(({ key }) => !kept.has(key)) };
}
