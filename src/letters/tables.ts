/** Row types of the tables of letters. */

import type { RowTypes } from '../platform/postgres/columns.ts';
import type { LettersColumns } from './tables-generated.ts';

export type LettersTables = RowTypes<LettersColumns, object>;
