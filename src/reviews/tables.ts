/** Row types of the reviews slice's tables. */

import type { Month } from '../kernel/time.ts';
import type { Lang } from '../platform/pages/words.ts';
import type { RowTypes } from '../platform/postgres/columns.ts';
import type { EntryKind, EntryState, Grade, ReviewState } from './model.ts';
import type { Channel, LeavingPlace } from './province/model.ts';
import type { ReviewsColumns } from './tables-generated.ts';

export type ReviewsTables = RowTypes<
  ReviewsColumns,
  {
    reviews_review: { grade: Grade; lang: Lang; state: ReviewState };
    reviews_entry: { door: EntryKind; state: EntryState };
    reviews_served: { month: Month };
    reviews_province: { grade: Grade; channel: Channel };
    reviews_leaving: { month: Month; place: LeavingPlace };
    reviews_leaving_month: { month: Month };
  }
>;
