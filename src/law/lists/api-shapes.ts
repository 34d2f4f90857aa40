/** Shapes of the lists of categories, as routes take and give them. */

import { z } from 'zod';
import { versioned } from '../api-version.ts';
import { LONGEST_TEXT } from '../rules-terms.ts';
import { CATEGORY_KINDS } from './model.ts';
import { MOST_CATEGORIES } from './rules-lists.ts';

export const categoryKind = z.enum(CATEGORY_KINDS);
const words = z.string().trim().max(LONGEST_TEXT);
const bothWords = z.object({ zh: words, en: words });
export const listedCategory = z.object({
  code: z.string().trim().max(20),
  name: bothWords,
  serviceFault: z.boolean(),
  discipline: z.boolean().describe('Says a breach of discipline: such complaints are born in the sealed lane'),
  evidence: bothWords.nullable().describe('Evidence that must be attached'),
  basis: words,
  verified: z.boolean(),
});
export const listedCategories = z.array(listedCategory).max(MOST_CATEGORIES);
export const categoryView = listedCategory
  .extend({ kind: categoryKind, effectiveFrom: z.string(), effectiveTo: z.string().nullable() })
  .meta({ id: 'Category' });
export const categoryListView = versioned
  .extend({ kind: categoryKind, categories: z.array(listedCategory) })
  .meta({ id: 'CategoryList' });
export const categoryLists = z
  .object({
    kind: categoryKind,
    inForce: z.string().nullable(),
    flags: z.array(z.enum(['serviceFault', 'discipline', 'evidence'])),
    versions: z.array(categoryListView),
  })
  .meta({ id: 'CategoryLists' });
