/** Reported figures of cases: accepted matters that bear a number of the province, each with the query that counts it. */

import { sql } from 'kysely';
import { supervisionLettersAbout } from '../letters/index.ts';
import { ORDINARY } from '../matters/index.ts';
import { type KeptFigure, keptCount } from '../platform/postgres/kept-figure.ts';

const ACCEPTED = sql`from ${ORDINARY} as matter where reference is not null and accepted_on is not null`;
const ENDED = sql`phase in ('closed', 'terminated')`;

export const casesFigures: readonly KeptFigure[] = [
  keptCount('cases', ACCEPTED),
  keptCount('cases-closed', sql`${ACCEPTED} and ${ENDED}`),
  keptCount('cases-open', sql`${ACCEPTED} and not ${ENDED}`),
  keptCount('supervision-letters', supervisionLettersAbout(ACCEPTED)),
];
