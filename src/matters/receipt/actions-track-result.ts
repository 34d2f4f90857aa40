/** What was done, as the person who judges it is shown it: the answer a checker let through, with its photos and PDFs. */

import type { Uuid } from '../../kernel/ids.ts';
import { localDateOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { type Loaded, loadMatter } from '../acts/store.ts';
import { type FileLine, filesOf } from '../acts/store-files.ts';
import { textsOf } from '../acts/store-texts.ts';
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

/** Office documents are for offices: a phone opens a PDF, and only a PDF was looked into for what calls whoever sent it. */
function isForHolder(file: FileLine): boolean {
  return file.kind === 'photo' || file.kind === 'pdf';
}

/** A file the holder of the receipt may open, and the matter it lies in: their own, and those of the answers they are shown. */
export async function fileForHolder(
  q: Queryable,
  matterId: Uuid,
  fileId: Uuid,
): Promise<Readonly<{ matterId: Uuid; file: FileLine }> | null> {
  const loaded = await loadMatter(q, matterId);
  if (loaded === undefined) return null;
  const named = async (of: Uuid) => (await filesOf(q, of)).find(({ id }) => id === fileId);
  const own = await named(matterId);
  if (own?.author === 'complainant') return isForHolder(own) ? { matterId, file: own } : null;
  const parent = await parentOf(q, loaded.state);
  const borrowed = approvedIn(loaded.log).length === 0 && loaded.state.phase !== 'merged';
  const answered = borrowed ? (parent ?? loaded) : loaded;
  const shown = approvedIn(answered.log).some(({ submitted }) =>
    submitted.data.evidence.some(({ id }) => id === fileId),
  );
  const file = shown ? await named(answered.state.id) : undefined;
  return file === undefined || !isForHolder(file) ? null : { matterId: answered.state.id, file };
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
      ...shownOf(evidence.flatMap(({ id }) => files.get(id) ?? [])),
    };
  });
}

function shownOf(files: readonly FileLine[]): Pick<TrackResult, 'photos' | 'documents'> {
  return {
    photos: files.flatMap((file) =>
      file.kind === 'photo' ? [{ id: file.id, width: file.width, height: file.height }] : [],
    ),
    documents: files.flatMap((file) =>
      file.kind !== 'photo' && isForHolder(file) ? [{ id: file.id, no: file.no, size: file.size }] : [],
    ),
  };
}
