/** Fields of each act as a table; the dialog is drawn from it and from what the server allows now. */

import type { WordKey } from '../../words/index.ts';

export type FieldKind =
  | 'text'
  | 'line'
  | 'record'
  | 'ground'
  | 'unit'
  | 'units'
  | 'files'
  | 'matter'
  | 'category'
  | 'verdict'
  | 'step'
  | 'answers'
  | 'way'
  | 'result'
  | 'questions'
  | 'day'
  | 'clock';

export type Field = Readonly<{
  name: string;
  kind: FieldKind;
  label: WordKey;
  required: boolean;
  help?: WordKey;
}>;

export const PHRASE_USES = ['order', 'return', 'refusal', 'answer'] as const;
export type PhraseUse = (typeof PHRASE_USES)[number];

/** Phrases offered in the texts of an act; none in those that are said once and of one matter. */
export const PHRASES_OF: Readonly<Record<string, PhraseUse>> = {
  dispatch: 'order',
  designate: 'order',
  'send-letter': 'order',
  'redo-same': 'order',
  'redo-other': 'order',
  return: 'return',
  'return-assistance': 'return',
  'send-back': 'return',
  'return-draft': 'return',
  refuse: 'refusal',
  'uphold-decision': 'refusal',
  'propose-termination': 'refusal',
  'approve-rerouting': 'order',
  'propose-rerouting': 'return',
  'deny-extension': 'refusal',
  'deny-suspension': 'refusal',
  'deny-rerouting': 'refusal',
  'file-plan': 'answer',
  'note-progress': 'answer',
  contribute: 'answer',
  submit: 'answer',
  'answer-letter': 'answer',
  'send-message': 'answer',
  'pass-on-message': 'answer',
};

/** `grave` acts cannot be taken back by whoever does them, and ask twice. */
export type Tone = 'main' | 'plain' | 'grave';

export type CommandForm = Readonly<{
  fields: readonly Field[];
  tone: Tone;
  /** The act that says no where this one says yes. */
  against?: string;
}>;

const reason: Field = { name: 'reason', kind: 'text', label: 'field.reason', required: true };
const shownReason: Field = { ...reason, label: 'field.reason.shown', help: 'form.writtenToComplainant' };
const ground: Field = { name: 'ground', kind: 'ground', label: 'field.ground', required: true };
const files: Field = { name: 'files', kind: 'files', label: 'field.files', required: false };
const text: Field = { name: 'text', kind: 'text', label: 'field.text', required: true };
const lead: Field = { name: 'lead', kind: 'unit', label: 'field.lead', required: true };
const assisting: Field = { name: 'assisting', kind: 'units', label: 'field.assisting', required: false };
const note: Field = { name: 'note', kind: 'text', label: 'field.note', required: false, help: 'form.writtenToUnit' };
const category: Field = { name: 'category', kind: 'category', label: 'field.category', required: true };

const main = (...fields: readonly Field[]): CommandForm => ({ fields, tone: 'main' });
/** An act shown beside the one that says no. */
const yes = (against: string, ...fields: readonly Field[]): CommandForm => ({ ...main(...fields), against });
const plain = (...fields: readonly Field[]): CommandForm => ({ fields, tone: 'plain' });
const grave = (...fields: readonly Field[]): CommandForm => ({ fields, tone: 'grave' });

export const COMMAND_FORMS: Readonly<Record<string, CommandForm>> = {
  accept: yes('refuse'),
  'accept-by-record': main({
    name: 'record',
    kind: 'record',
    label: 'field.record',
    required: true,
    help: 'field.record.help',
  }),
  refuse: grave(ground, shownReason),
  'approve-refusal': grave({
    name: 'record',
    kind: 'line',
    label: 'field.approval',
    required: false,
    help: 'field.approval.help',
  }),
  'deny-refusal': plain(reason),
  transfer: grave(
    { ...ground, label: 'field.jurisdiction' },
    { name: 'toBody', kind: 'line', label: 'field.toBody', required: true },
    shownReason,
  ),
  'bounce-back': plain(reason),
  merge: plain(
    { name: 'parentId', kind: 'matter', label: 'field.parentId', required: true },
    { ...reason, required: false },
  ),
  unmerge: plain(reason),
  overturn: yes('uphold-decision', shownReason),
  'uphold-decision': grave(shownReason),
  dispatch: main(lead, assisting, note),
  designate: main(lead, assisting, note),
  recall: plain(reason),
  sign: yes('return'),
  return: plain(reason),
  'file-plan': main(text, files),
  'note-progress': plain(text, files),
  'sign-assistance': yes('return-assistance'),
  'return-assistance': plain(reason),
  contribute: main(text, files),
  'add-assisting': plain({ name: 'unit', kind: 'unit', label: 'field.unit', required: true }),
  'drop-assisting': plain({ name: 'unit', kind: 'unit', label: 'field.unit', required: true }, reason),
  'ask-extension': plain(reason),
  'grant-extension': yes('deny-extension'),
  'deny-extension': plain(reason),
  'ask-suspension': plain(ground, reason, files),
  'approve-suspension': yes('deny-suspension'),
  'deny-suspension': plain(reason),
  resume: main(),
  reassign: plain(reason),
  'propose-termination': grave(ground, shownReason),
  'approve-termination': grave(),
  'deny-termination': plain(reason),
  'propose-rerouting': plain(
    ground,
    { name: 'unit', kind: 'unit', label: 'field.rerouteTo', required: true, help: 'field.rerouteTo.help' },
    reason,
  ),
  'approve-rerouting': yes('deny-rerouting', lead, assisting, note),
  'deny-rerouting': plain(reason),
  submit: main(
    { name: 'measures', kind: 'text', label: 'field.measures', required: true, help: 'form.writtenToComplainant' },
    { name: 'answers', kind: 'answers', label: 'field.answer', required: true },
    { name: 'evidence', kind: 'files', label: 'field.evidence', required: false, help: 'form.shownToComplainant' },
  ),
  'sign-off': yes('return-draft'),
  'return-draft': plain(reason),
  approve: yes('send-back', { ...note, label: 'field.opinion', help: 'field.opinion.help' }),
  'send-back': plain(reason),
  'give-verdict': main(
    { name: 'verdict', kind: 'verdict', label: 'field.verdict', required: true },
    { name: 'words', kind: 'text', label: 'field.words', required: false },
    files,
  ),
  'redo-same': main(shownReason),
  'redo-other': main(shownReason),
  uphold: grave(shownReason, {
    name: 'independentCheck',
    kind: 'text',
    label: 'field.independentCheck',
    required: false,
    help: 'field.independentCheck.help',
  }),
  reopen: plain(reason, files),
  appeal: plain({ name: 'words', kind: 'text', label: 'field.words', required: false }, files),
  withdraw: grave({ name: 'words', kind: 'text', label: 'field.words', required: false }),
  'propose-reclassification': plain(category, reason),
  'approve-reclassification': yes('deny-reclassification'),
  'deny-reclassification': plain(reason),
  'move-to-discipline-lane': grave(reason),
  'take-up': main(),
  'send-message': plain(text),
  'pass-on-message': plain(text),
  'add-evidence': plain({ name: 'words', kind: 'text', label: 'field.words', required: false }, files),
  'ask-contact': main(),
  'note-contact': plain(
    { name: 'way', kind: 'way', label: 'fact.way', required: true },
    { name: 'result', kind: 'result', label: 'fact.result', required: true, help: 'contact.resultHelp' },
    { name: 'calledOn', kind: 'day', label: 'fact.calledOn', required: true },
    { name: 'calledAt', kind: 'clock', label: 'fact.calledAt', required: true },
    { ...text, label: 'contact.gist', help: 'contact.messageCounts' },
  ),
  'note-call-back': main(
    { name: 'way', kind: 'way', label: 'fact.way', required: true },
    { name: 'result', kind: 'result', label: 'fact.result', required: true, help: 'callBack.resultHelp' },
    { name: 'calledOn', kind: 'day', label: 'fact.calledOn', required: true },
    { name: 'calledAt', kind: 'clock', label: 'fact.calledAt', required: true },
    { name: 'replies', kind: 'questions', label: 'callBack.questions', required: false },
    { ...text, required: false, label: 'contact.gist', help: 'callBack.noVerdict' },
  ),
  // Opens the dialog of letters.
  'send-letter': plain(),
  'take-supervision-step': plain({ name: 'step', kind: 'step', label: 'field.step', required: true }, text),
};

/** Acts on one text, photo, message or draft, whose button stands beside it and not in the bar. */
export const PLACED_COMMANDS: readonly string[] = [
  'release-text',
  'release-file',
  'release-place',
  'pass-on-message',
  'sign-off',
  'return-draft',
];
