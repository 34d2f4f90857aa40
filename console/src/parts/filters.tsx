/** Controls of the filter row: each keeps itself in the address. */

import { Button, Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useWords } from '../words/index.ts';
import type { Option } from './command-dialog.tsx';
import { useFilters } from './search.ts';

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
        <Button
          type="link"
          size="small"
          onClick={() => change(Object.fromEntries([...set, 'view'].map((key) => [key, undefined])))}
        >
          {t('table.clear')}
        </Button>
      )}
    </>
  );
}

/** @param props.least characters below which nothing is asked */
export function FilterSearch(props: { name: string; label: string; width?: number; least?: number }) {
  const [search, change] = useFilters();
  return (
    <Input.Search
      // A new value in the address (back button, cleared filters) draws the field anew.
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

export function FilterSelect(props: { name: string; label: string; options: readonly Option[]; width?: number }) {
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

export function FilterDate(props: { name: string; label: string }) {
  const [search, change] = useFilters();
  const id = useId();
  return (
    <span className="filter-date">
      <label htmlFor={id} className="muted">
        {props.label}
      </label>
      <Input
        id={id}
        type="date"
        value={search[props.name] ?? ''}
        onChange={(event) => change({ [props.name]: event.target.value === '' ? undefined : event.target.value })}
      />
    </span>
  );
}
