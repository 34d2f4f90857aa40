/** What was done, as the person who judges it is shown it: the answer a checker let through, with its photographs. */

import type { Uuid } from '../kernel/ids.ts';
import { localDateOf } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/db.ts';
import type { MatterState } from './model.ts';
import type { EventOf, Recorded } from './model-events.ts';
import { type Loaded, loadMatter } from './store.ts';
import { filesOf, photoBytes, textsOf } from './store-texts.ts';
import type { TrackView } from './track-model.ts';

type Result = TrackView['result'];

export function parentOf(q: Queryable, state: MatterState): Promise<Loaded | undefined> {
  return state.parentId === null ? Promise.resolve(undefined) : loadMatter(q, state.parentId);
}

/** A merged matter is shown what was done for its parent; the answers there belong to somebody else's demands. */
export async function resultShown(
  q: Queryable,
  city: City,
  loaded: Loaded,
  parent: Loaded | undefined,
): Promise<Result> {
  const own = await resultOf(q, city, loaded);
  if (own !== null || parent === undefined || loaded.state.phase === 'merged') return own;
  const result = await resultOf(q, city, parent);
  return result === null ? null : { ...result, answers: [] };
}

/** The bytes of a photo the holder of the receipt may see: their own, and those of the answer they are shown. */
export async function photoForHolder(q: Queryable, matterId: Uuid, photoId: Uuid): Promise<Buffer | null> {
  const loaded = await loadMatter(q, matterId);
  if (loaded === undefined) return null;
  const own = (await filesOf(q, matterId)).some(({ id, author }) => id === photoId && author === 'complainant');
  if (own) return photoBytes(q, matterId, photoId);
  const parent = await parentOf(q, loaded.state);
  const answered = approvedIn(loaded.log) === null && loaded.state.phase !== 'merged' ? (parent ?? loaded) : loaded;
  const shown = approvedIn(answered.log)?.submitted.data.evidence.some(({ id }) => id === photoId) ?? false;
  return shown ? photoBytes(q, answered.state.id, photoId) : null;
}

type Approved = Readonly<{ approved: Recorded; submitted: EventOf<'submitted'> }>;

/** The last answer a checker let through; one that is still being checked is nobody's to read yet. */
function approvedIn(log: readonly Recorded[]): Approved | null {
  const approved = log.findLast((event) => event.type === 'approved');
  if (approved === undefined) return null;
  const submitted = log.findLast((event) => event.type === 'submitted' && event.seq < approved.seq);
  return submitted?.type === 'submitted' ? { approved, submitted } : null;
}

async function resultOf(q: Queryable, city: City, { state, log }: Loaded): Promise<Result> {
  const found = approvedIn(log);
  if (found === null) return null;
  const texts = new Map((await textsOf(q, city, state.id)).map((text) => [text.id, text]));
  const files = new Map((await filesOf(q, state.id)).map((file) => [file.id, file]));
  const { measures, answers, evidence } = found.submitted.data;
  return {
    on: localDateOf(found.approved.at),
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
}
