/** What the loop's codes are called, and the columns of their lists, by the keys the console knows them by. */

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

/** What happened in a matter, apart: only whoever shows a timeline needs it. */
export const loopNames: Names = [loopWords];
