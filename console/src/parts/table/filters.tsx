/** Controls of the filter row; each keeps its value in the address. */

import { Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';
import { dayTyped, RANGES, rangeOf, today } from '../dates.ts';
import type { Options } from '../form/command-dialog.tsx';
import { DateField } from '../form/date-field.tsx';
import { useFilters } from './search.ts';
import './table.css';

export function FilterRow(props: { children: ReactNode; keep?: readonly string[] }) {
  const t = useWords();
  const [search, change] = useFilters();
  const set = Object.keys(search).filter(
    (key) => !['page', 'sort', 'view'].includes(key) && !(props.keep ?? []).includes(key),
  );
  return (
    <>
      {props.children}
      {set.length === 0 ? null : (
        <ActButton
          type="link"
          word={t('table.clear')}
          onClick={() => change(Object.fromEntries([...set, 'view'].map((key) => [key, undefined])))}
        />
      )}
    </>
  );
}

/** @param props.least fewest characters searched for */
export function FilterSearch(props: { name: string; label: string; width?: number; least?: number }) {
  const [search, change] = useFilters();
  return (
    <Input.Search
      // A new value in the address (back button, cleared filters) renders the field anew.
      key={search[props.name] ?? ''}
      defaultValue={search[props.name] ?? ''}
      placeholder={props.label}
      aria-label={props.label}
      allowClear
      style={{ width: props.width ?? 240 }}
      onSearch={(text) => {
        const typed = text.trim();
        if (typed !== '' && [...typed].length < (props.least ?? 1)) return;
        change({ [props.name]: typed === '' ? undefined : typed });
      }}
    />
  );
}

export function FilterSelect(props: { name: string; label: string; options: Options; width?: number }) {
  const [search, change] = useFilters();
  return (
    <Select
      aria-label={props.label}
      placeholder={props.label}
      value={search[props.name] ?? null}
      options={[...props.options]}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      style={{ width: props.width ?? 150 }}
      onChange={(value: string | null | undefined) => change({ [props.name]: value ?? undefined })}
    />
  );
}

function FilterDate(props: { name: string; label: string }) {
  const [search, change] = useFilters();
  const id = useId();
  const kept = search[props.name] ?? '';
  // Text that is no day yet stays in the field: the list is asked for days only.
  const [typed, setTyped] = useState<string>();
  return (
    <span className="filter-date">
      <label htmlFor={id} className="muted">
        {props.label}
      </label>
      <DateField
        id={id}
        value={typed ?? kept}
        onChange={(value) => {
          const isDay = value === '' || dayTyped(value) === value;
          setTyped(isDay ? undefined : value);
          if (isDay) change({ [props.name]: value === '' ? undefined : value });
        }}
      />
    </span>
  );
}

/** First and last day of a range, typed, picked, or chosen by calendar. */
export function FilterRange(props: { from: string; to: string; fromLabel: string; toLabel: string }) {
  const t = useWords();
  const [search, change] = useFilters();
  const isChosen = (range: (typeof RANGES)[number]) => {
    const [from, to] = rangeOf(range, today());
    return search[props.from] === from && search[props.to] === to;
  };
  return (
    <>
      <FilterDate name={props.from} label={props.fromLabel} />
      <FilterDate name={props.to} label={props.toLabel} />
      <Select
        aria-label={t('range.pick')}
        placeholder={t('range.pick')}
        value={RANGES.find(isChosen) ?? null}
        allowClear
        style={{ width: 110 }}
        options={RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
        onChange={(range: (typeof RANGES)[number] | undefined) => {
          const [from, to] = range === undefined ? [undefined, undefined] : rangeOf(range, today());
          change({ [props.from]: from, [props.to]: to });
        }}
      />
    </>
  );
}
