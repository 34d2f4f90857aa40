/** Records a matter may be accepted with: bulletins that were issued, by an organ within reach or over the matter itself. */

import type { IssuedRecord } from '../matters/index.ts';
import { readPaperNumber } from './rules-words.ts';
import { isBulletinIssued } from './store.ts';

export const issuedRecord: IssuedRecord = async (q, reader, matterId, typed) => {
  const number = readPaperNumber(typed);
  return number !== null && (await isBulletinIssued(q, reader, matterId, number));
};
