/** Words, photos and messages of a matter, cut to the reader's sight. */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDateOf, weekOf } from '../../kernel/time.ts';
import type { Scope } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Loaded } from '../acts/store.ts';
import { type DocumentLine, type FileLine, filesOf, type PhotoLine } from '../acts/store-files.ts';
import { messagesOf, type Text, textsOf } from '../acts/store-texts.ts';
import type { RelationCode } from '../loop/model.ts';
import type { Recorded } from '../loop/model-events.ts';
import { mayRelease as mayReleaseText } from '../loop/rules-preconditions.ts';
import { partOfUnits } from '../loop/rules-shown.ts';
import { type Sight, withoutInside } from '../loop/rules-sight.ts';

/** A text of the complainant, with its released copy. */
export type SaidView = Readonly<{
  id: Uuid;
  kind: 'words' | 'demand' | 'evidence' | 'verdict' | 'appeal' | 'reopen' | 'withdraw';
  position: number;
  /** Original text; null where only the copy may be read, or once erased. */
  original: string | null;
  released: string | null;
  /** Whether this reader may release it now. */
  mayRelease: boolean;
}>;
/** What may be opened of a file, without its moment: `releaseOf` the photo this is the released copy of. */
export type FileView = Omit<PhotoLine, 'at' | 'isNamed'> | Omit<DocumentLine, 'at' | 'isNamed'>;
export type MessageView = Readonly<{
  id: Uuid;
  relation: 'X' | 'D' | 'L';
  on: LocalDate;
  text: string | null;
  /** Waits for the dispatcher to pass it on. */
  held: boolean;
  passedOn: string | null;
}>;
export type WordsView = Readonly<{
  said: readonly SaidView[];
  files: readonly FileView[];
  messages: readonly MessageView[];
}>;

export type Released = Readonly<{ texts: ReadonlyMap<Uuid, Uuid>; files: ReadonlyMap<Uuid, Uuid> }>;

/** Latest release of each text and photo, by the log; a copy nobody released is nobody's to see. */
export function releasedIn(log: readonly Recorded[]): Released {
  const texts = new Map<Uuid, Uuid>();
  const files = new Map<Uuid, Uuid>();
  for (const event of log) {
    if (event.type !== 'released') continue;
    (event.data.what === 'text' ? texts : files).set(event.data.of, event.data.as.id);
  }
  return { texts, files };
}

const KINDS: Readonly<Record<string, SaidView['kind']>> = {
  words: 'words',
  demand: 'demand',
  'add-evidence': 'evidence',
  amend: 'evidence',
  'give-verdict': 'verdict',
  appeal: 'appeal',
  reopen: 'reopen',
  withdraw: 'withdraw',
};

/** @param releasing in what relation the reader may release words now; null where they may not */
export async function wordsView(
  q: Queryable,
  city: City,
  loaded: Loaded,
  sight: Sight,
  scope: Scope,
  releasing: RelationCode | null,
): Promise<WordsView> {
  const { state, log } = loaded;
  const texts = await textsOf(q, city, state.id);
  const byId = new Map(texts.map((text) => [text.id, text]));
  const released = releasedIn(log);
  const releasedText = (id: Uuid) => byId.get(released.texts.get(id) ?? id);
  const full = sight === 'full';
  const said = texts.flatMap((text): readonly SaidView[] => {
    const kind = KINDS[text.kind];
    if (kind === undefined || (text.author !== 'complainant' && !isRaised(text))) return [];
    // An office's finding is open to the unit that must put it right.
    const open = full || text.author === 'office';
    const copy = released.texts.has(text.id) ? (releasedText(text.id)?.text ?? null) : null;
    // Demands are numbered for the unit before their words are released: each has to be answered.
    if (!open && copy === null && kind !== 'demand') return [];
    const original = open ? text.text : null;
    const mayRelease = original !== null && releasing !== null && mayReleaseText(state, releasing, text.id);
    return [{ id: text.id, kind, position: text.position, original, released: copy, mayRelease }];
  });
  const messages = await messagesOf(q, state.id);
  return {
    said,
    files: opened(await filesOf(q, state.id), filesOpenTo(loaded, sight, scope), released),
    messages: messages.flatMap((message): readonly MessageView[] => {
      const on = localDateOf(message.at);
      const passed = log.findLast((event) => event.type === 'message-passed-on' && event.data.messageId === message.id);
      const passedOn = passed?.type === 'message-passed-on' ? (byId.get(passed.data.text.id)?.text ?? null) : null;
      const own = byId.get(message.textId)?.text ?? null;
      const { id, relation } = message;
      // Office and unit read each other on what an office raised.
      if (full || state.raiser !== null || (relation === 'L' && isOfUnit(log, id, scope))) {
        return [{ id, relation, on, text: own, held: message.held && passedOn === null, passedOn }];
      }
      if (relation === 'X' && passedOn !== null && passed !== undefined) {
        return [{ id, relation, on: weekOf(localDateOf(passed.at)), text: passedOn, held: false, passedOn }];
      }
      return [];
    }),
  };
}

/** Whether an office raised the matter with this text; later ones stand in the timeline. */
function isRaised({ author, kind }: Pick<Text, 'author' | 'kind'>): boolean {
  return author === 'office' && (kind === 'words' || kind === 'demand');
}

function isOfUnit(log: readonly Recorded[], messageId: Uuid, scope: Scope): boolean {
  const sent = log.find((event) => event.type === 'message-sent' && event.data.messageId === messageId);
  return sent?.data.by.kind === 'post' && scope.unitIds.includes(sent.data.by.unitId);
}

/** A copy of a photo that nobody released is nobody's to see, nor one that was released again, nor what no act named. */
function opened(
  files: readonly FileLine[],
  mayOpen: (file: FileLine) => boolean,
  released: Released,
): readonly FileView[] {
  return files
    .filter(({ id, releaseOf }) => releaseOf === null || released.files.get(releaseOf) === id)
    .filter((file) => file.isNamed && mayOpen(file))
    .map(({ at, isNamed, ...file }) => file);
}

/**
 * Which files may be opened: everything with full sight, else released copies, and what the unit brought in the steps the reader
 * is shown; of what an office raised, what it raised it with and brought in those steps. An upload that no act named is its
 * sender's side's: its id was told to nobody else.
 */
export function filesOpenTo({ state, log }: Loaded, sight: Sight, reader: Pick<Scope, 'unitIds' | 'actor'>) {
  const copies = new Set(releasedIn(log).files.values());
  const open = withoutInside(log, reader);
  const steps = sight === 'unit' ? partOfUnits(open, reader.unitIds) : open;
  // Of an act that waits for sign-off: its unit’s own, until another act names them.
  const inside = new Set(log.flatMap(filesIn).filter((id) => !open.flatMap(filesIn).includes(id)));
  const brought = new Set([...log.slice(0, 1), ...steps].flatMap(filesIn));
  const isOpen = (author: FileLine['author']): boolean =>
    author === 'unit' || (author === 'office' && state.raiser !== null);
  return (file: FileLine): boolean => {
    if (inside.has(file.id)) return false;
    if (sight === 'full' || copies.has(file.id)) return true;
    return file.isNamed ? isOpen(file.author) && brought.has(file.id) : sight === 'unit' && file.author === 'unit';
  };
}

function filesIn({ data }: Recorded): readonly Uuid[] {
  const said = 'held' in data && typeof data.held === 'object' ? data.held : data;
  const named = 'files' in said ? said.files : 'evidence' in said ? said.evidence : [];
  return named.map(({ id }) => id);
}
