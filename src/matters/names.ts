/** Names of codes and columns of matters, by the console's keys. */

import { headsOf } from '../formats/index.ts';
import { type Names, namesOf, renamed } from '../platform/pages/words.ts';
import { duplicatesSheet } from './alike/sheets-duplicates.ts';
import { deskSheet, mattersSheet } from './desk/sheets.ts';
import { loopWords } from './desk/words-loop.ts';
import { sheetWords } from './desk/words-sheets.ts';
import { COMMAND_NAMES, INNER_COMMANDS, PHASE_NAMES } from './loop/phases.ts';
import { trackWords } from './receipt/words-track.ts';

const inner: readonly string[] = INNER_COMMANDS;

export const mattersNames: Names = [
  headsOf(deskSheet, duplicatesSheet, mattersSheet),

  namesOf('phase.', Object.entries(PHASE_NAMES)),
  namesOf(
    'command.',
    Object.entries(COMMAND_NAMES).filter(([command]) => !inner.includes(command)),
  ),
  renamed(sheetWords, { 'mark.': 'matter.mark.', 'outcome.': 'outcome.', 'task.': 'task.' }),
  renamed(trackWords, {
    'matters.track.verdict.resolved': 'verdict.resolved',
    'matters.track.verdict.partly': 'verdict.partly',
    'matters.track.verdict.not': 'verdict.not',
  }),
];

/** Names of events, apart: only timelines need them. */
export const loopNames: Names = [loopWords];
