/**
 * Sign-off (审签): where its head wants it, what the unit at work answers or asks for waits inside the unit until a head signs it
 * off. It happens only then, and on that day: the clock is the unit's.
 */

import { refuse } from '../../../kernel/result.ts';
import { HANDLING } from '../decide-handling.ts';
import { SUSPENSION } from '../decide-suspension.ts';
import { currentLeg, type Doer, type Draft, type Held } from '../model.ts';
import type { Command, CommandOf, CommandType } from '../model-commands.ts';
import { REROUTING } from '../proposals/decide-rerouting.ts';
import { isAuthor, precondition } from '../rules-preconditions.ts';
import { type Decided, type Deciding, type Decisions, happened } from '../rules-relations.ts';

export const SIGN_OFF = {
  'sign-off': (about, command) => {
    const draft = decidable(about, command);
    if (draft === undefined) return refuse({ kind: 'no-such-draft' });
    if (isAuthor(draft, about.given)) return refuse({ kind: 'same-person' });
    const problem = precondition(about.state, draft.held.type, 'L', about.given);
    if (problem !== null) return refuse(problem);
    const out = release({ ...about, by: draft.by }, draft.held);
    if (!out.ok) return out;
    return happened({ type: 'signed-off', data: { ...inside(about), draft: draft.no, by: about.by } }, ...out.value);
  },
  'return-draft': (about, command) => {
    const draft = decidable(about, command);
    if (draft === undefined) return refuse({ kind: 'no-such-draft' });
    if (isAuthor(draft, about.given)) return refuse({ kind: 'same-person' });
    const { reason } = command;
    return happened({ type: 'draft-returned', data: { ...inside(about), draft: draft.no, reason, by: about.by } });
  },
} satisfies Partial<Decisions>;

type HeldCommand = CommandOf<Held['type']>;

/** Whether the head of a unit may want such a command laid before them. */
export function mayBeHeld(type: CommandType): type is Held['type'] {
  return Object.hasOwn(RELEASES, type);
}

/** Whether a command of the unit at work waits for its head. */
export function isHeld({ given, by }: Deciding, command: Command): command is HeldCommand {
  return given.signers !== null && by.as === 'L' && mayBeHeld(command.type);
}

/** Lays a command before the head. Where nobody but its author could sign, nothing is laid to wait for ever. */
export function laid(about: Deciding, held: HeldCommand): Decided {
  const { state, given, by } = about;
  const others = (given.signers ?? []).filter((userId) => by.kind !== 'post' || userId !== by.userId);
  if (others.length === 0) return refuse({ kind: 'nobody-signs' });
  return happened({ type: 'drafted', data: { ...inside(about), draft: state.drafted + 1, held, by } });
}

const RELEASES = {
  submit: HANDLING.submit,
  'ask-extension': HANDLING['ask-extension'],
  'ask-suspension': SUSPENSION['ask-suspension'],
  'propose-rerouting': REROUTING['propose-rerouting'],
} as const satisfies Pick<Decisions, Held['type']>;

/** What the author wrote happens, as the author's. */
function release(about: Deciding & Readonly<{ by: Doer }>, held: Held): Decided {
  const decided = RELEASES[held.type] as (about: Deciding, command: Held) => Decided;
  return decided(about, held);
}

function decidable({ state }: Deciding, { draft }: Readonly<{ draft: number }>): Draft | undefined {
  return currentLeg(state)?.drafts.find(({ no }) => no === draft);
}

/** The unit whose inner act it is. */
function inside({ state }: Deciding) {
  const unit = currentLeg(state)?.lead ?? null;
  if (unit === null) throw new Error('a draft belongs to a unit at work');
  return { unit };
}
