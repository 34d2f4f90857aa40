/**
 * Erasing: one list in the order of slices. Those up to matters erase in the transaction of the act; those above listen to
 * the outbox, for the laws of imports let nobody here call them.
 */

import { type Erasing, vaultErasing } from '../../vault/index.ts';
import { eraseFiles } from './store-files.ts';
import { eraseNotes } from './store-notes.ts';
import { dropSignature } from './store-signature.ts';
import { type ErasedCopies, eraseTexts } from './store-texts.ts';

/** The copies released to units are gone: whoever keeps what units were shown destroys it too. */
export const RELEASED_WORDS_DESTROYED = 'matters.released-words-destroyed';

function words(copies: ErasedCopies): NonNullable<Erasing['told']> {
  return async (tx, _, matterId, at) => {
    await dropSignature(tx, matterId);
    await eraseTexts(tx, matterId, at, copies);
    await eraseFiles(tx, matterId, at, copies);
    // A unit sees its notes: their vanishing must not tell it earlier than the words it was shown.
    if (copies !== 'later') await eraseNotes(tx, matterId, at);
  };
}

export const mattersErasing: Erasing = {
  clears: {
    matters_likeness: ['secret', 'signature'],
    matters_note: ['body'],
    matters_text: ['body', 'sealed', 'commitment_key'],
    matters_file: ['bytes', 'commitment_key'],
  },
  destroyed: words('later'),
  told: words('at-once'),
};

/** Of what was handed over to another organ nothing is left but the record of it. */
export const leaveTransferRecord: NonNullable<Erasing['told']> = words('all');

/** A slice before matters that keeps something of a complainant stands here, from its public interface. */
export const ERASED_WITHIN: readonly Erasing[] = [vaultErasing, mattersErasing];
