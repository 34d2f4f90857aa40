/** Choice of a complaint's category: usual ones of such a place within a tap, the others in a list below. */

import { type Choice, ChoiceField, type FieldError, SelectField } from '../../platform/pages/page-form.tsx';
import { type Lang, speak } from '../../platform/pages/words.ts';
import { reviewsWords } from '../words.ts';

/** Categories of one sort, named by `of`. */
export type CategoryGroup = Readonly<{ of: 'service' | 'law'; choices: readonly Choice[] }>;

/** Groups, the one that fits the place first. */
export type CategoryGroups = readonly CategoryGroup[];

/** Most chips shown; more would be a list to read instead of a tap. */
const MOST_CHIPS = 10;

export function CategoryFields(
  props: Readonly<{
    groups: CategoryGroups;
    chosen: string;
    more: string;
    errors: readonly FieldError[];
    lang: Lang;
  }>,
) {
  const { groups, chosen, more, errors, lang } = props;
  const say = speak(reviewsWords, lang);
  const [first, ...rest] = groups;
  const named = (shown: CategoryGroups) =>
    shown.map(({ of, choices }) => ({ label: say(`reviews.form.category.${of}`), choices }));
  if (first === undefined) return null;
  if (first.choices.length > MOST_CHIPS) {
    return (
      <SelectField
        name="category"
        label={say('reviews.form.category')}
        pick={say('reviews.form.category.pick')}
        groups={named(groups)}
        chosen={chosen}
        errors={errors}
        lang={lang}
      />
    );
  }
  return (
    <>
      <ChoiceField
        name="category"
        kind="radio"
        label={say('reviews.form.category')}
        choices={
          rest.length === 0 ? first.choices : [...first.choices, { code: '', label: say('reviews.form.category.none') }]
        }
        chosen={chosen === '' ? [] : [chosen]}
        errors={errors}
        lang={lang}
      />
      {rest.length === 0 ? null : (
        <SelectField
          name="category-more"
          label={say('reviews.form.category.more')}
          pick={say('reviews.form.category.pick')}
          groups={named(rest)}
          chosen={more}
          errors={errors}
          lang={lang}
        />
      )}
    </>
  );
}
