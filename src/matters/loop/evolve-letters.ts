/** What a letter of supervision changes in the matter it is about. */

import type { Uuid } from '../../kernel/ids.ts';
import type { DeskRelation, Letter, MatterState } from './model.ts';
import type { EventOf } from './model-events.ts';

/** A reminder is counted; every other letter is kept with its clock. A supervision letter of before names no step. */
export function written(
  state: MatterState,
  { data }: EventOf<'letter-sent'> | EventOf<'supervision-letter-issued'>,
): MatterState {
  const step = 'step' in data ? data.step : 'supervision-letter';
  const { year, number } = data;
  if (step === 'reminder') return { ...state, reminders: state.reminders + 1 };
  const letter: Letter = {
    id: data.letterId,
    step,
    year,
    number,
    unit: data.unit,
    // The one desk outside these is a judge's, whom reminders alone reach.
    to: (data.to ?? null) as DeskRelation | null,
    reply: data.replyDue,
    beside: 'beside' in data,
    signedOn: null,
    repliedOn: null,
  };
  return { ...state, letters: [...state.letters, letter] };
}

export function withLetter(
  state: MatterState,
  letterId: Uuid,
  change: (letter: Letter) => Partial<Letter>,
): MatterState {
  const letters = state.letters.map((letter) => (letter.id === letterId ? { ...letter, ...change(letter) } : letter));
  return { ...state, letters };
}
