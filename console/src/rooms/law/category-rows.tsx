/** Rows of a list of categories, as one field: each opened to be changed, moved, retired; new ones with a code of their own. */

import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Input, Switch } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { CategoryLists } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { currentLang, useWords } from '../../words/index.ts';
import { nextCode } from './category-code.ts';

export type ListedCategory = CategoryLists['versions'][number]['categories'][number];

export function CategoryRows(props: {
  /** The list that is changed. */
  before: readonly ListedCategory[];
  flags: CategoryLists['flags'];
  /** Codes that any list has or had. */
  taken: readonly string[];
  value?: readonly ListedCategory[];
  onChange?: (value: ListedCategory[]) => void;
}) {
  const t = useWords();
  const lang = currentLang();
  const { before, flags, taken, value = [] } = props;
  // Rows keep their place while a code is typed: they are known by where they stand.
  const [open, setOpen] = useState<number>();
  const set = (next: readonly ListedCategory[]): void => props.onChange?.([...next]);
  const put = (index: number, change: Partial<ListedCategory>): void =>
    set(value.map((each, at) => (at === index ? { ...each, ...change } : each)));
  const move = (index: number, by: -1 | 1): void => {
    const next = [...value];
    const [row] = next.splice(index, 1);
    if (row !== undefined) next.splice(index + by, 0, row);
    setOpen(undefined);
    set(next);
  };
  const isOld = ({ code }: ListedCategory) => before.some((each) => each.code === code);
  const retired = before.filter(({ code }) => !value.some((each) => each.code === code));
  const add = (): void => {
    const code = nextCode(value.at(-1)?.code ?? '', [...taken, ...value.map((each) => each.code)]);
    const nothing = { zh: '', en: '' };
    setOpen(value.length);
    set([
      ...value,
      { code, name: nothing, serviceFault: false, discipline: false, evidence: null, basis: '', verified: false },
    ]);
  };
  return (
    <>
      <ol className="category-rows" aria-label={t('rules.categories')}>
        {value.map((category, index) => {
          const { code, name } = category;
          const called = `${code} ${name[lang]}`;
          return (
            // A row has nothing else that stays the same while everything in it is typed.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} className={open === index ? 'category-open' : ''}>
              <div className="category-head">
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  aria-label={t('categories.up', { name: called })}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined />}
                  aria-label={t('categories.down', { name: called })}
                  disabled={index === value.length - 1}
                  onClick={() => move(index, 1)}
                />
                <span className="mono">{code}</span>
                <span className="category-name">
                  {name[lang]}
                  <SaysShortly category={category} />
                </span>
                <ActButton
                  word={t(open === index ? 'categories.close' : 'categories.change')}
                  aria-label={t(open === index ? 'categories.closeOf' : 'categories.changeOf', { name: called })}
                  aria-expanded={open === index}
                  onClick={() => setOpen(open === index ? undefined : index)}
                />
                <ActButton
                  word={t(isOld(category) ? 'categories.retire' : 'categories.remove')}
                  aria-label={t(isOld(category) ? 'categories.retireOf' : 'categories.removeOf', { name: called })}
                  onClick={() => {
                    setOpen(undefined);
                    set(value.filter((_, at) => at !== index));
                  }}
                />
              </div>
              {open === index ? (
                <RowFields
                  category={category}
                  flags={flags}
                  isNew={!isOld(category)}
                  onChange={(change) => put(index, change)}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
      <Button onClick={add}>{t('categories.add')}</Button>
      {retired.length === 0 ? null : (
        <ul className="category-rows category-retired" aria-label={t('categories.retired')}>
          {retired.map((category) => (
            <li key={category.code}>
              <div className="category-head">
                <span className="mono">{category.code}</span>
                <span className="category-name">{t('categories.retiredHere', { name: category.name[lang] })}</span>
                <ActButton
                  word={t('categories.restore')}
                  aria-label={t('categories.restoreOf', { name: `${category.code} ${category.name[lang]}` })}
                  onClick={() => set([...value, category])}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function SaysShortly({ category: { serviceFault, discipline, evidence, verified } }: { category: ListedCategory }) {
  const t = useWords();
  const said = [
    ...(discipline ? [t('rules.discipline')] : []),
    ...(serviceFault ? [t('rules.serviceFault')] : []),
    ...(evidence === null ? [] : [t('rules.evidence')]),
    ...(verified ? [] : [t('rules.unverified')]),
  ];
  return <span className="muted category-says">{said.join(' · ')}</span>;
}

function RowFields(props: {
  category: ListedCategory;
  flags: CategoryLists['flags'];
  isNew: boolean;
  onChange: (change: Partial<ListedCategory>) => void;
}) {
  const t = useWords();
  const { category, flags, isNew, onChange } = props;
  const { code, name, evidence, basis } = category;
  const asked = evidence ?? { zh: '', en: '' };
  const askFor = (said: typeof asked): void =>
    onChange({ evidence: said.zh.trim() === '' && said.en.trim() === '' ? null : said });
  const line =
    (value: string, change: (value: string) => void, max = 400) =>
    (id: string) => <Input id={id} value={value} maxLength={max} onChange={(event) => change(event.target.value)} />;
  const flag = (which: 'serviceFault' | 'discipline' | 'verified') => (id: string) => (
    <Switch id={id} size="small" checked={category[which]} onChange={(on) => onChange({ [which]: on })} />
  );
  return (
    <div className="category-fields">
      {isNew ? (
        <Labelled label={t('rules.field.code')} help={t('categories.codeHelp')}>
          {line(code, (value) => onChange({ code: value.toUpperCase() }), 4)}
        </Labelled>
      ) : null}
      <Labelled label={t('rules.field.nameZh')}>{line(name.zh, (zh) => onChange({ name: { ...name, zh } }))}</Labelled>
      <Labelled label={t('rules.field.nameEn')}>{line(name.en, (en) => onChange({ name: { ...name, en } }))}</Labelled>
      <Labelled label={t('rules.basis')} wide>
        {line(basis, (value) => onChange({ basis: value }))}
      </Labelled>
      {flags.includes('evidence') ? (
        <>
          <Labelled label={t('rules.field.evidenceZh')}>{line(asked.zh, (zh) => askFor({ ...asked, zh }))}</Labelled>
          <Labelled label={t('rules.field.evidenceEn')}>{line(asked.en, (en) => askFor({ ...asked, en }))}</Labelled>
        </>
      ) : null}
      <div className="category-flags">
        {flags.includes('serviceFault') ? (
          <Labelled label={t('rules.serviceFault')}>{flag('serviceFault')}</Labelled>
        ) : null}
        {flags.includes('discipline') ? (
          <Labelled label={t('rules.discipline')} help={t('categories.disciplineHelp')}>
            {flag('discipline')}
          </Labelled>
        ) : null}
        <Labelled label={t('rules.verified')}>{flag('verified')}</Labelled>
      </div>
    </div>
  );
}

function Labelled(props: { label: string; help?: string; wide?: boolean; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={props.wide === true ? 'category-field category-wide' : 'category-field'}>
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.help === undefined ? null : <div className="muted">{props.help}</div>}
    </div>
  );
}
