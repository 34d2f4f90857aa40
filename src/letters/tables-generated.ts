/** Written by `npm run gen`: change what it is written from. */

import type { At, Bytes, Day, Id } from '../platform/postgres/columns.ts';

export interface LettersColumns {
  letters_letter: {
    id: Id;
    step: string;
    year: number | null;
    nth: number | null;
    unit_id: Id;
    to_unit_id: Id;
    to_desk: string | null;
    sent_at: At;
    sent_on: Day;
    sent_by_user: Id;
    reply_on: Day<null>;
    signed_on: Day<null>;
    answered_on: Day<null>;
    paper_id: Id<null>;
    content_mac: Bytes<null>;
  };
  letters_matter: {
    letter_id: Id;
    matter_id: Id;
    leads: boolean;
  };
}
