/** Names and code lists the console shares with the server; `npm run gen` writes them there. */

import { documentsNames, PAPER_KINDS } from './documents/index.ts';
import { DOORS } from './doors.ts';
import { DRAW_PURPOSES, DRAW_SOURCES, DRAW_STATES, drawsNames, EXCLUSION_REASONS } from './draws/index.ts';
import { figuresNames } from './figures/index.ts';
import { importsNames } from './imports/index.ts';
import { inspectionsNames } from './inspections/index.ts';
import { CATEGORY_KINDS, LIMIT_NAMES, lawNames, MATTER_CATEGORIES, PROCEDURE_CODES } from './law/index.ts';
import { lettersNames } from './letters/index.ts';
import { LADDER_STEPS, LETTER_STEPS, loopNames, mattersNames, PACED_PHASES, PHASES } from './matters/index.ts';
import { peopleNames, ROLES } from './people/index.ts';
import { ENTITY_KINDS, placesNames } from './places/index.ts';
import { vaultNames } from './vault/index.ts';

export const NAMES = {
  documents: documentsNames,
  draws: drawsNames,
  figures: figuresNames,
  imports: importsNames,
  inspections: inspectionsNames,
  law: lawNames,
  letters: lettersNames,
  loop: loopNames,
  matters: mattersNames,
  people: peopleNames,
  places: placesNames,
  vault: vaultNames,
  ...Object.fromEntries(Object.entries(DOORS).map(([slice, { names }]) => [slice, names])),
};

/** Lists of codes, in the order rooms show them. */
export const CODES = {
  CATEGORY_KINDS,
  DRAW_PURPOSES,
  DRAW_SOURCES,
  DRAW_STATES,
  ENTITY_KINDS,
  EXCLUSION_REASONS,
  LADDER_STEPS,
  LETTER_STEPS,
  LIMIT_NAMES,
  MATTER_CATEGORIES,
  PACED_PHASES,
  PAPER_KINDS,
  PHASES,
  PROCEDURES: PROCEDURE_CODES,
  ROLES,
} as const;
