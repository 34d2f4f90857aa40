/** Timeline of a matter, cut to the reader's sight. */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDateOf, localTimeOf, weekOf } from '../../kernel/time.ts';
import { namesOfUsers, type Scope, unitNames } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Loaded } from '../acts/store.ts';
import { type Text, textsOf } from '../acts/store-texts.ts';
import type { RelationCode, Reply } from '../loop/model.ts';
import type { Recorded } from '../loop/model-events.ts';
import { partOfUnits } from '../loop/rules-shown.ts';
import { type Sight, withoutInside } from '../loop/rules-sight.ts';
import { type Released, releasedIn } from './actions-view-words.ts';

export type TimelineStep = Readonly<{
  seq: number;
  type: string;
  /** The day; for a unit, the Monday of the week where the complainant acted. */
  on: LocalDate;
  /** Whether `on` stands for its whole week. */
  inWeek: boolean;
  /** `HH:MM`, for those who may know. */
  at: string | null;
  as: RelationCode | 'door';
  office: string | null;
  /** Office's id, to know whether it is one's own; no route gives it. */
  officeId: Uuid | null;
  /** Unit the matter or a letter was given to; no route gives it. */
  toUnitId: Uuid | null;
  /** Acting person, for colleagues of the same office and the discipline supervisor; never for a unit. */
  person: string | null;
  texts: readonly Readonly<{ id: Uuid; field: string; text: string | null }>[];
  files: readonly Uuid[];
  facts: Readonly<Record<string, string | number | boolean | null>>;
}>;

/** Members of events shown as they are; texts and files are shown elsewhere. */
export const STEP_FACTS: readonly string[] = [
  'how',
  'ground',
  'verdict',
  'category',
  'from',
  'to',
  'cause',
  'step',
  'year',
  'number',
  'what',
  'held',
  'amendment',
  'calendar',
  'acceptedOn',
  'resumedOn',
  'way',
  'result',
  'calledOn',
  'calledAt',
  'record',
  'letterId',
  'draft',
  'draftOf',
  'silentSince',
];
/** Events whose `to` is the desk somebody wrote to; of others it is what became of a thing. */
const WRITTEN: ReadonlySet<string> = new Set(['letter-sent', 'reminded', 'supervision-letter-issued']);
const TEXTS: readonly string[] = ['reason', 'words', 'text', 'note', 'measures', 'toBody', 'independentCheck'];
const FILES: readonly string[] = ['files', 'evidence'];
const DUES: readonly string[] = [
  'handleDue',
  'signDue',
  'checkDue',
  'verdictDue',
  'resumeDue',
  'acceptDue',
  'replyDue',
  'planDue',
  'progressDue',
];

export async function timelineOf(
  q: Queryable,
  city: City,
  { state, log: whole }: Loaded,
  sight: Sight,
  scope: Scope,
): Promise<readonly TimelineStep[]> {
  const log = withoutInside(whole, scope);
  const texts = new Map((await textsOf(q, city, state.id)).map((text) => [text.id, text]));
  const released = releasedIn(log);
  const named = await unitNames(
    q,
    log.flatMap((event) => unitsOf(event)),
  );
  const shown = sight === 'unit' ? partOfUnits(log, scope.unitIds) : log;
  const persons = await personsFor(q, shown, sight, scope);
  const steps = shown.map((event) => ({
    ...stepOf(event, sight, texts, released, named),
    person: event.data.by.kind === 'post' ? (persons.get(event.data.by.userId) ?? null) : null,
  }));
  // Renumbered: a gap would tell a unit how much it is not shown.
  return sight === 'unit' ? steps.map((step, index) => ({ ...step, seq: index + 1 })) : steps;
}

/** Names of acting persons this reader may know. */
async function personsFor(q: Queryable, log: readonly Recorded[], sight: Sight, { actor }: Scope) {
  if (sight !== 'full') return new Map<string, string>();
  const known = log.flatMap(({ data: { by } }) =>
    by.kind === 'post' && (by.unitId === actor.unitId || actor.role === 'discipline-supervisor') ? [by.userId] : [],
  );
  return namesOfUsers(q, [...new Set(known)]);
}

function unitsOf(event: Recorded): readonly Uuid[] {
  const { data } = event;
  return [
    ...(data.by.kind === 'post' ? [data.by.unitId] : []),
    ...('lead' in data ? [data.lead] : []),
    ...('unit' in data && typeof data.unit === 'string' ? [data.unit as Uuid] : []),
  ];
}

function addressedTo({ data, type }: Recorded): Uuid | null {
  if ('lead' in data) return data.lead;
  return (type === 'letter-sent' || type === 'supervision-letter-issued') && 'unit' in data ? data.unit : null;
}

function stepOf(
  event: Recorded,
  sight: Sight,
  texts: ReadonlyMap<Uuid, Text>,
  released: Released,
  named: ReadonlyMap<Uuid, string>,
): Omit<TimelineStep, 'person'> {
  const { by } = event.data;
  const day = localDateOf(event.at);
  const byComplainant = by.kind === 'complainant' || by.kind === 'door';
  const inWeek = sight === 'unit' && byComplainant;
  const facts: Record<string, string | number | boolean | null> = {};
  if (by.kind === 'door' && sight !== 'unit') facts.door = by.door;
  const shownTexts: { id: Uuid; field: string; text: string | null }[] = [];
  const files: Uuid[] = [];
  for (const [key, value] of Object.entries(saidIn(event))) {
    if (TEXTS.includes(key) && isCommitted(value)) {
      const text = readable(value.id, sight, texts, released);
      if (text !== undefined) shownTexts.push({ id: value.id, field: key, text });
    } else if (key === 'answers' && Array.isArray(value)) {
      for (const answer of value as readonly { demand: number; text: { id: Uuid } }[]) {
        const text = texts.get(answer.text.id)?.text ?? null;
        shownTexts.push({ id: answer.text.id, field: `answer ${answer.demand}`, text });
      }
    } else if (key === 'replies' && Array.isArray(value)) {
      for (const { question, answer } of value as readonly Reply[]) facts[`reply ${question}`] = answer;
    } else if (FILES.includes(key) && Array.isArray(value)) {
      for (const file of value as readonly { id: Uuid }[]) {
        const copy = released.files.get(file.id);
        if (sight === 'full' || !byComplainant) files.push(file.id);
        else if (copy !== undefined) files.push(copy);
      }
    } else if (DUES.includes(key) && typeof value === 'object' && value !== null && 'on' in value) {
      facts[key] = String(value.on);
    } else if (key === 'number' && event.type === 'registered') continue;
    else if (key === 'to' && WRITTEN.has(event.type)) facts.addressee = String(value);
    else if (key === 'unit' || key === 'lead') facts[key] = named.get(value as Uuid) ?? null;
    else if (STEP_FACTS.includes(key) && (value === null || typeof value !== 'object')) {
      facts[key] = value as string | number | boolean | null;
    }
  }
  return {
    seq: event.seq,
    type: event.type,
    on: inWeek ? weekOf(day) : day,
    inWeek,
    at: sight === 'full' ? localTimeOf(event.at) : null,
    as: by.as,
    office: by.kind === 'post' ? (named.get(by.unitId) ?? null) : null,
    officeId: by.kind === 'post' ? by.unitId : null,
    toUnitId: addressedTo(event),
    texts: shownTexts,
    files,
    facts,
  };
}

/** Members of an event; of a draft, with what it would say once it is signed off. */
function saidIn({ type, data }: Recorded): object {
  return type === 'drafted' ? { ...data.held, draft: data.draft, draftOf: data.held.type } : data;
}

function isCommitted(value: unknown): value is { id: Uuid } {
  return typeof value === 'object' && value !== null && 'id' in value && 'commitment' in value;
}

/** A step as the reader may see it; undefined for none. */
function readable(
  id: Uuid,
  sight: Sight,
  texts: ReadonlyMap<Uuid, Text>,
  released: Released,
): string | null | undefined {
  const text = texts.get(id);
  if (text === undefined) return null;
  if (sight === 'full' || text.author !== 'complainant') return text.text;
  const copy = released.texts.get(id);
  return copy === undefined ? undefined : (texts.get(copy)?.text ?? null);
}
