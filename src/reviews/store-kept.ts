/** Reported figures of reviews and the scan page, each as the query that counts it. */

import { sql } from 'kysely';
import { resolvedByOwnDoor } from '../matters/index.ts';
import { keptCount } from '../platform/postgres/kept-figure.ts';
import { PROCEDURE_OF_ENTRY } from './model.ts';

/** A review taken over from an older system counts like one of our own; one still held, or discarded as malicious, does not. */
export const reviewsFigures = [
  keptCount('scan-reviews', sql`from reviews_review where state in ('open', 'closed')`),
  resolvedByOwnDoor('complaints-solved', PROCEDURE_OF_ENTRY.complaint),
];
