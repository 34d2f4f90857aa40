/** Form of the next version of a list of categories: previewed, then saved, alone or with a second person. */

import { Form } from 'antd';
import { useState } from 'react';
import { useCategorySpans } from '../../api/categories.ts';
import { api, take } from '../../api/client.ts';
import type { CategoryList, CategoryLists } from '../../api/types.ts';
import { addDays, today } from '../../parts/dates.ts';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords, type Words, wordOr } from '../../words/index.ts';
import { CategoryRows, type ListedCategory } from './category-rows.tsx';
import { VersionDrawer } from './version-drawer.tsx';
import type { VersionPreview } from './version-preview.tsx';

type Values = { effectiveFrom: string; reason: string; categories: ListedCategory[] };

export function CategoryForm(props: { base: CategoryList; flags: CategoryLists['flags']; onClose: () => void }) {
  const t = useWords();
  const done = useDone('category-lists', 'categories');
  const spans = useCategorySpans() ?? [];
  const [submissionId] = useState(newSubmissionId);
  const { base, flags } = props;
  const params = { path: { kind: base.kind } };
  return (
    <VersionDrawer<Omit<Values, 'reason'> & Partial<Values>>
      title={t(`category-kind.${base.kind}`)}
      help={t('categories.newHelp')}
      draft={`categories:${base.kind}:${base.version}`}
      initial={{ effectiveFrom: addDays(today(), 1), categories: [...base.categories] }}
      look={({ effectiveFrom, categories }) =>
        take<VersionPreview>(
          api.POST('/api/v1/law/category-lists/{kind}/preview', { params, body: { effectiveFrom, categories } }),
        )
      }
      save={(values) => {
        const body = { submissionId, seenVersion: base.version, ...(values as Values) };
        return done(take(api.POST('/api/v1/law/category-lists/{kind}/versions', { params, body })));
      }}
      inWords={(path, fault, { categories }) => rowFault(t, path, fault, categories)}
      onClose={props.onClose}
    >
      <Form.Item name="categories">
        <CategoryRows before={base.categories} flags={flags} taken={spans.map(({ code }) => code)} />
      </Form.Item>
    </VersionDrawer>
  );
}

/** Text of a fault at a path such as `categories.3.name`: the row, its code, the field, and what is wrong. */
function rowFault(t: Words, path: string, fault: string, categories: readonly ListedCategory[]): string {
  const [, row = '', field = ''] = path.split('.');
  const said = wordOr(t, `fault.${fault}`, t('fault.other'));
  if (row === '') return said;
  const where = t('categories.row', { n: Number(row) + 1, code: categories[Number(row)]?.code ?? '' });
  return `${where} · ${wordOr(t, `rules.field.${field}`, '')}${t('colon')}${said}`;
}
