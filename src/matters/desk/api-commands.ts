/** Schemas of commands, checked before anything is locked. */

import { z } from 'zod';
import { date, uuid } from '../../platform/http/shapes.ts';
import { REPLIES } from '../loop/model.ts';
import { INNER_COMMANDS } from '../loop/phases.ts';

const MOST_TEXT = 4000;
const MOST_FILES = 12;
const MOST_UNITS = 20;

const text = z.string().trim().min(1).max(MOST_TEXT);
const maybeOf = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((value) => (value === undefined || value === null || value === '' ? null : value));
const maybe = maybeOf(MOST_TEXT);
const files = z.array(uuid).max(MOST_FILES).default([]).describe('Ids of files uploaded to this matter before');
const code = z.string().trim().min(1).max(32);
const units = z.array(uuid).max(MOST_UNITS).default([]);

const draft = z.int().min(1).describe('Number of the draft that waits for the head');

const act = <Type extends string>(type: Type) => z.object({ type: z.literal(type) });
const withReason = <Type extends string>(type: Type) => act(type).extend({ reason: text });

const contactMade = {
  way: z.enum(['phone', 'visit', 'message', 'other']),
  result: z.enum(['reached', 'no-answer', 'declined']).describe('Only a call that was answered meets the duty'),
  calledOn: date,
  calledAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM'),
};

/** Commands of the console; the complainant's come by receipt. */
export const commandInput = z
  .discriminatedUnion('type', [
    act('accept'),
    act('accept-by-record').extend({ record: z.string().trim().min(1).max(60).describe('Number of the bulletin') }),
    withReason('refuse').extend({ ground: code }),
    act('approve-refusal').extend({
      record: maybeOf(60).describe('Number of the paper by which an authority outside the city agreed'),
    }),
    withReason('deny-refusal'),
    withReason('transfer').extend({
      toBody: text,
      ground: maybeOf(32).describe('Of jurisdiction, where the terms have a list'),
    }),
    withReason('bounce-back'),
    act('merge').extend({ parentId: uuid, reason: maybe }),
    withReason('unmerge'),
    withReason('overturn'),
    withReason('uphold-decision'),
    act('dispatch').extend({ lead: uuid, assisting: units, note: maybe }),
    act('designate').extend({ lead: uuid, assisting: units, note: maybe }),
    withReason('recall'),
    act('sign'),
    withReason('return'),
    act('file-plan').extend({ text, files }),
    act('note-progress').extend({ text, files }),
    act('sign-assistance'),
    withReason('return-assistance'),
    act('contribute').extend({ text, files }),
    act('add-assisting').extend({ unit: uuid }),
    withReason('drop-assisting').extend({ unit: uuid }),
    withReason('ask-extension'),
    act('grant-extension'),
    withReason('deny-extension'),
    withReason('ask-suspension').extend({ ground: code, files }),
    act('approve-suspension'),
    withReason('deny-suspension'),
    act('resume'),
    withReason('reassign'),
    withReason('propose-termination').extend({ ground: code }),
    act('approve-termination'),
    withReason('deny-termination'),
    withReason('propose-rerouting').extend({ ground: code, unit: uuid }),
    act('approve-rerouting').extend({ lead: uuid, assisting: units, note: maybe }),
    withReason('deny-rerouting'),
    act('submit').extend({
      measures: text,
      answers: z
        .array(z.object({ demand: z.int().min(1).describe('Number of the demand, from 1'), text }))
        .max(10)
        .default([]),
      evidence: files,
    }),
    act('sign-off').extend({ draft }),
    withReason('return-draft').extend({ draft }),
    act('approve').extend({ note: maybe }),
    withReason('send-back'),
    act('give-verdict').extend({ verdict: z.enum(['resolved', 'partly', 'not']), words: maybe, files }),
    withReason('redo-same'),
    withReason('redo-other'),
    withReason('uphold').extend({ independentCheck: maybe }),
    act('reopen').extend({ reason: maybe, files }),
    withReason('propose-reclassification').extend({ category: code }),
    act('approve-reclassification'),
    withReason('deny-reclassification'),
    withReason('move-to-discipline-lane'),
    act('take-up'),
    act('appeal').extend({ words: maybe, files }),
    act('withdraw').extend({ words: maybe }),
    act('send-message').extend({ text }),
    act('pass-on-message').extend({ messageId: uuid, text }),
    act('add-evidence').extend({ words: maybe, files }),
    act('release-text').extend({ of: uuid, text }),
    act('release-file').extend({ of: uuid, file: uuid }),
    act('release-place'),
    act('ask-contact'),
    act('note-contact').extend({ text, ...contactMade }),
    act('note-call-back').extend({
      ...contactMade,
      replies: z
        .array(z.object({ question: code, answer: z.enum(REPLIES) }))
        .max(20)
        .default([])
        .describe('To every question of the script, where somebody was reached'),
      text: maybe,
    }),
    act('take-supervision-step').extend({ step: z.literal('consultation'), text }),
  ])
  .meta({ id: 'MatterCommand' });

export type SentCommand = z.output<typeof commandInput>;

/** Commands of the complainant alone; a test holds that each is here, in the console's or an inner one. */
export const COMPLAINANTS_COMMANDS = ['erase'] as const;
export const SENT_COMMANDS: readonly string[] = commandInput.options.map((option) => option.shape.type.value);
/** Commands of letters, which may be about several matters: the slice of letters gives them. */
export const LETTERS_COMMANDS = ['send-letter', 'sign-letter', 'answer-letter'] as const;
export const NEVER_SENT: readonly string[] = [...INNER_COMMANDS, ...COMPLAINANTS_COMMANDS, ...LETTERS_COMMANDS];
