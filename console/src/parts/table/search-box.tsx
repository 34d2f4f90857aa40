/**
 * The one search, in the frame: type two characters, arrow keys choose, Enter opens. Late answers are dropped by their key, and
 * the last ones stay until the next are there, so that nothing flickers.
 */

import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { Found } from '../../api/types.ts';
import { useWords, wordOr } from '../../words/index.ts';
import { useShortcuts } from '../shortcuts.ts';
import { useSettled } from './settled.ts';
import './search-box.css';

const LEAST = 2;
const MOST = 60;

/** Lists that show what was found; what belongs to a matter opens the matter. */
const LISTS = {
  hall: '/registry',
  window: '/registry',
  entity: '/registry',
  code: '/codes',
  unit: '/people',
  person: '/people',
  paper: '/papers',
} as const;

/** Halls and windows stand under one heading. */
const headingOf = ({ kind }: Found) => (kind === 'window' ? 'hall' : kind);

export function SearchBox() {
  const t = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const asked = useSettled(typed.trim());
  const { hits, waiting } = useHits(asked);
  const shows = open && [...typed.trim()].length >= LEAST;
  useShortcuts(useMemo(() => ({ '/': () => field.current?.focus() }), []));
  // A new answer starts at its first line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is what it waits for
  useEffect(() => setChosen(0), [asked]);

  const go = (hit: Found | undefined): void => {
    if (hit === undefined) return;
    setOpen(false);
    setTyped('');
    field.current?.blur();
    const { kind, id } = hit;
    if (kind === 'matter' || kind === 'case' || kind === 'receipt' || kind === 'words') {
      void navigate({ to: '/matters/$id', params: { id } });
    } else void navigate({ to: LISTS[kind], search: hit.shownBy ?? {} });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'Enter' && shows && asked === typed.trim()) go(hits[chosen]);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || hits.length === 0) return;
    event.preventDefault();
    setOpen(true);
    setChosen((now) => (now + step + hits.length) % hits.length);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field and its list together closes the list
    <div className="search-box" onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <SearchOutlined aria-hidden className="search-glass" />
      {typed === '' ? <kbd className="search-key">/</kbd> : null}
      {/* A native field: the library's would load with every room, for one line of text. */}
      <input
        ref={field}
        className="search-field"
        value={typed}
        maxLength={MOST}
        autoComplete="off"
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        role="combobox"
        aria-expanded={shows}
        aria-controls={list}
        aria-autocomplete="list"
        {...(shows && hits[chosen] !== undefined ? { 'aria-activedescendant': `${list}-${chosen}` } : {})}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {shows ? (
        <div className="search-list" id={list} role="listbox" aria-label={t('search.label')}>
          {hits.map((hit, index) => {
            const before = hits[index - 1];
            const heading = headingOf(hit);
            return (
              <Fragment key={`${hit.kind} ${hit.id}`}>
                {before !== undefined && headingOf(before) === heading ? null : (
                  <div className="search-group" aria-hidden="true">
                    {t(`search.${heading}`)}
                  </div>
                )}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, as a combobox has it */}
                <div
                  id={`${list}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === chosen}
                  className={index === chosen ? 'search-hit search-hit-here' : 'search-hit'}
                  onMouseMove={() => setChosen(index)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => go(hit)}
                >
                  <span className="search-title">
                    <Marked text={hit.title} mark={hit.mark} />
                  </span>
                  <span className="search-beside">
                    {hit.beside}
                    {hit.state === undefined ? '' : ` · ${wordOr(t, `status.${hit.state}`, hit.state)}`}
                  </span>
                </div>
              </Fragment>
            );
          })}
          {hits.length === 0 ? (
            <p className="search-none" role="status">
              {waiting ? t('app.loading') : t('search.none')}
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function useHits(asked: string): { hits: readonly Found[]; waiting: boolean } {
  const enabled = [...asked].length >= LEAST;
  const { data, isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) =>
      take<{ items: readonly Found[] }>(api.POST('/api/v1/search', { body: { typed: asked }, signal })),
    enabled,
    placeholderData: keepPreviousData,
  });
  return { hits: enabled ? (data?.items ?? []) : [], waiting: enabled && isFetching };
}

function Marked(props: { text: string; mark: Found['mark'] }) {
  if (props.mark === null) return props.text;
  const characters = [...props.text];
  const { from, length } = props.mark;
  return (
    <>
      {characters.slice(0, from).join('')}
      <mark>{characters.slice(from, from + length).join('')}</mark>
      {characters.slice(from + length).join('')}
    </>
  );
}
