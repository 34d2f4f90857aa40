/** What a version of a list changes: added, retired, changed field by field, moved. */

import { Alert } from 'antd';
import { currentLang, useWords, type Words } from '../../words/index.ts';
import type { ListedCategory } from './category-rows.tsx';
import type { VersionPreview } from './version-preview.tsx';

type Change = VersionPreview['categories'][number];

export function CategoryChanges(props: { preview: VersionPreview }) {
  const t = useWords();
  const { categories, reordered, needsSecondPerson } = props.preview;
  return (
    <>
      {needsSecondPerson ? (
        <Alert type="warning" showIcon title={t('preview.needsSecond')} style={{ margin: '12px 0' }} />
      ) : null}
      {categories.map((change) => (
        <OneChange key={(change.after ?? change.before)?.code} change={change} />
      ))}
      {reordered ? <p>{t('preview.reordered')}</p> : null}
    </>
  );
}

function OneChange({ change: { what, before, after } }: { change: Change }) {
  const t = useWords();
  const shown = after ?? before;
  if (shown === null) return null;
  const fields = fieldsOf(t, shown).flatMap(([label], index) => {
    const was = before === null ? '' : (fieldsOf(t, before)[index]?.[1] ?? '');
    const is = after === null ? '' : (fieldsOf(t, after)[index]?.[1] ?? '');
    return was === is || after === null ? [] : [{ label, was, is }];
  });
  return (
    <div className="category-change">
      <h3 className="panel-title">
        {t(`preview.category.${what}`)} <span className="mono">{shown.code}</span> {shown.name[currentLang()]}
      </h3>
      <ul className="plain-list">
        {fields.map(({ label, was, is }) => (
          <li key={label} className="muted">
            {label}
            {t('colon')}
            {what === 'added' ? is : `${was || '—'} → ${is || '—'}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Every field of a category as text, always in the same order. */
function fieldsOf(t: Words, category: ListedCategory): readonly (readonly [label: string, text: string])[] {
  const yes = (is: boolean) => t(is ? 'app.yes' : 'app.no');
  const { name, evidence, basis, serviceFault, discipline, verified } = category;
  return [
    [t('rules.field.nameZh'), name.zh],
    [t('rules.field.nameEn'), name.en],
    [t('rules.basis'), basis],
    [t('rules.field.evidenceZh'), evidence?.zh ?? ''],
    [t('rules.field.evidenceEn'), evidence?.en ?? ''],
    [t('rules.serviceFault'), yes(serviceFault)],
    [t('rules.discipline'), yes(discipline)],
    [t('rules.verified'), yes(verified)],
  ];
}
