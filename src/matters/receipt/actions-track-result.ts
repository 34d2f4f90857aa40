/** Result as its judge sees it: the answer a checker let through, with photos. */

import type { Uuid } from '../../kernel/ids.ts';
import { localDateOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { type Loaded, loadMatter } from '../acts/store.ts';
import { filesOf, photoBytes, textsOf } from '../acts/store-texts.ts';
import { foldMatter } from '../loop/evolve.ts';
import type { MatterState } from '../loop/model.ts';
import type { EventOf, Recorded } from '../loop/model-events.ts';
import type { TrackResult } from './track-model.ts';

export function parentOf(q: Queryable, state: MatterState): Promise<Loaded | undefined> {
  return state.parentId === null ? Promise.resolve(undefined) : loadMatter(q, state.parentId);
}

/**
 * Results, newest round first. A merged matter shows what was done for its parent, without answers, which belong to somebody
 * else's demands.
 */
export async function resultsShown(
  q: Queryable,
  city: City,
  loaded: Loaded,
  parent: Loaded | undefined,
): Promise<readonly TrackResult[]> {
  const own = await resultsOf(q, city, loaded);
  if (own.length > 0 || parent === undefined || loaded.state.phase === 'merged') return own;
  return (await resultsOf(q, city, parent)).map((result) => ({ ...result, answers: [] }));
}

/** A photo for the receipt's holder: their own, and those of answers shown. */
export async function photoForHolder(q: Queryable, matterId: Uuid, photoId: Uuid): Promise<Buffer | null> {
  const loaded = await loadMatter(q, matterId);
  if (loaded === undefined) return null;
  const own = (await filesOf(q, matterId)).some(({ id, author }) => id === photoId && author === 'complainant');
  if (own) return photoBytes(q, matterId, photoId);
  const parent = await parentOf(q, loaded.state);
  const borrowed = approvedIn(loaded.log).length === 0 && loaded.state.phase !== 'merged';
  const answered = borrowed ? (parent ?? loaded) : loaded;
  const shown = approvedIn(answered.log).some(({ submitted }) =>
    submitted.data.evidence.some(({ id }) => id === photoId),
  );
  return shown ? photoBytes(q, answered.state.id, photoId) : null;
}

type Approved = Readonly<{ approved: Recorded; submitted: EventOf<'submitted'> }>;

/** Approved answers, one a round, newest first; nobody reads one still being checked. */
function approvedIn(log: readonly Recorded[]): readonly Approved[] {
  return log
    .filter((event) => event.type === 'approved')
    .flatMap((approved) => {
      const submitted = log.findLast((event) => event.type === 'submitted' && event.seq < approved.seq);
      return submitted?.type === 'submitted' ? [{ approved, submitted }] : [];
    })
    .reverse();
}

async function resultsOf(q: Queryable, city: City, { state, log }: Loaded): Promise<readonly TrackResult[]> {
  const found = approvedIn(log);
  if (found.length === 0) return [];
  const texts = new Map((await textsOf(q, city, state.id)).map((text) => [text.id, text]));
  const files = new Map((await filesOf(q, state.id)).map((file) => [file.id, file]));
  return found.map(({ approved, submitted }) => {
    const { measures, answers, evidence } = submitted.data;
    const then = foldMatter(
      state.id,
      log.filter(({ seq }) => seq <= approved.seq),
    );
    return {
      leg: Math.max(then.legs.length, 1),
      on: localDateOf(approved.at),
      measures: texts.get(measures.id)?.text ?? null,
      answers: answers.map(({ demand, text }) => ({
        demand: texts.get(state.demands[demand - 1]?.id ?? text.id)?.text ?? null,
        text: texts.get(text.id)?.text ?? null,
      })),
      photos: evidence.flatMap(({ id }) => {
        const file = files.get(id);
        return file === undefined ? [] : [{ id, width: file.width, height: file.height }];
      }),
    };
  });
}
