/** Reported figures of reviews and the scan page, each as the query that counts it. */

import { sql } from 'kysely';
import { PUBLISHED } from '../matters/index.ts';
import { keptCount } from '../platform/postgres/kept-figure.ts';
import { PROCEDURE_OF_ENTRY } from './model.ts';

/** Complaints; the door by which they came bears the same name, and what an office wrote down or another program filed came by another. */
const COMPLAINT = sql.lit(PROCEDURE_OF_ENTRY.complaint);

export const reviewsFigures = [
  // A review taken over from an older system counts like one of our own; one still held, or discarded as malicious, does not.
  keptCount('scan-reviews', sql`from reviews_review where state in ('open', 'closed')`),
  // Closed, and called resolved by their judge, as a rule the complainant.
  keptCount(
    'complaints-solved',
    sql`from ${PUBLISHED} as matter where procedure = ${COMPLAINT} and door = ${COMPLAINT}
      and phase = 'closed' and outcome = 'resolved'`,
  ),
];
