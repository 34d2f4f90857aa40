/** Plays the plots of matters, step by step, by people who may take each step. */

import type { Uuid } from '../kernel/ids.ts';
import { type LocalDate, localDateOf } from '../kernel/time.ts';
import { sendLetter } from '../letters/index.ts';
import {
  actOnMatter,
  type By,
  type CommandInput,
  type LetterStep,
  matterView,
  signInByReceipt,
} from '../matters/index.ts';
import { type Actor, readerOf, superiorDivision } from '../people/index.ts';
import type { CleanPhoto } from '../platform/images.ts';
import { inTransaction, type Tx, transact } from '../platform/postgres/db.ts';
import type { Cast } from './people.ts';
import { type DemoRegistry, unitOf } from './registry.ts';
import type { Stage } from './stage.ts';

export type Who =
  | 'dispatcher'
  | 'above'
  | 'handler'
  | 'assistant'
  | 'checker'
  | 'supervisor'
  | 'judge'
  | 'reader'
  | 'complainant';
/** A letter of supervision about the matter, which another slice sends. */
type Letter = Readonly<{ type: 'letter'; step: LetterStep; text: string }>;
export type StepCommand = CommandInput | Letter;
/** `after`: days before the step; `minute`: its time of day. */
export type Step = Readonly<{
  after: number;
  who: Who;
  command: (matter: Matter, today: LocalDate) => StepCommand;
  /** Skipped where no contact was left. */
  ifRealName?: boolean;
  /** Dispatched with everything sealed: the unit reads the category alone. */
  sealed?: boolean;
}>;
export type Plot = readonly Step[];

export type Matter = {
  readonly id: Uuid;
  /** County or city whose office has the matter. */
  readonly office: string;
  readonly lead: Uuid;
  readonly other: Uuid;
  readonly receiptId: Uuid | null;
  readonly realName: boolean;
  readonly photos: Photos;
};

/** The same place before and after something was put right. */
export type Photos = Readonly<{ before: CleanPhoto; after: CleanPhoto }>;

export async function openReceipt(
  stage: Stage,
  receipt: { number: string; pass: string } | null,
): Promise<Uuid | null> {
  if (receipt === null) return null;
  const signedIn = await transact(stage.city.db, (tx) =>
    signInByReceipt(tx, stage.city, { ...receipt, who: 'example' }),
  );
  if (signedIn.kind !== 'signed-in') throw new Error('the example city: a receipt does not open');
  return signedIn.receiptId;
}

/** Office of a division's matters: the county's for a township. */
export async function officeOf(stage: Stage, registry: DemoRegistry, divisionCode: string): Promise<string> {
  if (registry.places.some((place) => place.divisionCode === divisionCode)) return divisionCode;
  return (await superiorDivision(stage.city.db, divisionCode)) ?? stage.city.code;
}

/** The lead unit: the respondent where it has people, else the centre it belongs to. */
export function leadOf(
  registry: DemoRegistry,
  office: string,
  respondent: Uuid,
): Readonly<{ lead: Uuid; other: Uuid }> {
  const place = registry.places.find((candidate) => candidate.divisionCode === office);
  if (place === undefined) throw new Error(`the example city has no office in ${office}`);
  const own = [...place.byKey.values()].includes(respondent);
  const centre = unitOf(place, 'centre');
  const market = unitOf(place, 'market');
  const lead = own ? respondent : centre;
  return { lead, other: lead === centre ? market : centre };
}

function write(tx: Tx, { city }: Stage, by: By, matter: Matter, { step, text }: Letter) {
  if (by.kind !== 'post') throw new Error('a post writes a letter');
  const letter = { id: city.outside.uuid(), step, matterIds: [matter.id], text, meeting: null };
  return sendLetter(tx, city, by.actor, letter);
}

/**
 * Takes one step of a plot. A missing actor (no receipt) ends the plot quietly; a refusal ends it too and is reported, since
 * the present calendar may have moved a limit under the play.
 */
export async function takeStep(
  stage: Stage,
  cast: Cast,
  matter: Matter,
  step: Step,
): Promise<'taken' | 'nobody' | Readonly<{ refused: string }>> {
  if (step.ifRealName === true && !matter.realName) return 'taken';
  const by = byOf(stage, cast, matter, step.who);
  if (by === null) return 'nobody';
  const command = step.command(matter, localDateOf(stage.city.outside.now()));
  if (command.type === 'dispatch' && by.kind === 'post' && step.sealed !== true) {
    const refused = await releaseAll(stage, by.actor, matter);
    if (refused !== null) return { refused };
  }
  const acted = await inTransaction<unknown, Readonly<{ kind: string }>>(stage.city.db, (tx) =>
    command.type === 'letter'
      ? write(tx, stage, by, matter, command)
      : actOnMatter(tx, stage.city, by, matter.id, null, command),
  );
  return acted.ok ? 'taken' : { refused: `${command.type} by ${step.who}: ${acted.problem.kind}` };
}

/** Releases the complainant's words and photos to the unit unmasked: examples name nobody. */
async function releaseAll(stage: Stage, actor: Actor, { id, photos }: Matter): Promise<string | null> {
  const { city } = stage;
  const view = await matterView(city.db, city, await readerOf(city.db, city, actor), id);
  const sealed = view?.words.said.filter(({ released }) => released === null) ?? [];
  const files = view?.words.files.filter(({ author }) => author === 'complainant') ?? [];
  const commands: readonly CommandInput[] = [
    ...sealed.flatMap(({ id: of, original }) =>
      original === null ? [] : [{ type: 'release-text', of, text: original } as const],
    ),
    ...files.map(({ id: of }) => ({ type: 'release-file', of, file: photos.before }) as const),
  ];
  for (const command of commands) {
    const done = await inTransaction(city.db, (tx) =>
      actOnMatter(tx, city, { kind: 'post', actor }, id, null, command),
    );
    if (!done.ok) return `${command.type} by the dispatcher: ${done.problem.kind}`;
  }
  return null;
}

function byOf(stage: Stage, cast: Cast, matter: Matter, who: Who): By | null {
  if (who === 'complainant') {
    return matter.receiptId === null ? null : { kind: 'receipt', receiptId: matter.receiptId };
  }
  return { kind: 'post', actor: actorFor(stage, cast, matter, who) };
}

function actorFor(stage: Stage, cast: Cast, matter: Matter, who: Exclude<Who, 'complainant'>): Actor {
  const { office, lead, other } = matter;
  const city = stage.city.code;
  switch (who) {
    case 'dispatcher':
      return cast.actor('dispatcher', office);
    case 'above':
      return office === city ? cast.actor('joint-office', city) : cast.actor('dispatcher', city);
    case 'handler':
      return cast.actor('handler', office, lead);
    case 'assistant':
      return cast.actor('handler', office, other);
    case 'checker':
      return cast.actor('checker', office);
    case 'reader':
      // A county without one asks the city's.
      return cast.all('vault-reader', office)[0] ?? cast.actor('vault-reader', city);
    case 'supervisor':
      return cast.actor('discipline-supervisor', office);
    default:
      // Hall supervisors of counties are too near their own halls.
      return cast.actor('hall-supervisor', city);
  }
}
