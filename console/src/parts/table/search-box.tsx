/**
 * Search box of the frame: type two characters, arrow keys choose, Enter opens. Late answers are dropped by their key, and
 * the last ones stay until the next are there, so that nothing flickers.
 */

import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { EntitySuggestion, PlaceSuggestion } from '../../api/types.ts';
import { useWords } from '../../words/index.ts';
import { useShortcuts } from '../shortcuts.ts';
import { useSettled } from './settled.ts';
import './search-box.css';

const LEAST = 2;
const SHOWN_PLACES = 4;
const SHOWN_ENTITIES = 8;

type Hit = Readonly<{
  key: string;
  group: 'places' | 'entities' | 'matters';
  title: ReactNode;
  beside: string;
  to: '/registry' | '/codes' | '/matters';
  search: Record<string, string>;
}>;

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

  const go = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    setOpen(false);
    setTyped('');
    field.current?.blur();
    void navigate({ to: hit.to, search: hit.search });
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
        maxLength={60}
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
          {hits.map((hit, index) => (
            <Fragment key={hit.key}>
              {hits[index - 1]?.group === hit.group ? null : (
                <div className="search-group" aria-hidden="true">
                  {t(`search.${hit.group}`)}
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
                <span className="search-title">{hit.title}</span>
                <span className="search-beside">{hit.beside}</span>
              </div>
            </Fragment>
          ))}
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

function useHits(asked: string): { hits: readonly Hit[]; waiting: boolean } {
  const t = useWords();
  const divisions = useDivisions();
  const enabled = [...asked].length >= LEAST;
  const places = useQuery({
    queryKey: ['suggestions', 'windows', asked],
    queryFn: ({ signal }) =>
      take<{ items: PlaceSuggestion[] }>(
        api.GET('/api/v1/windows/suggestions', { params: { query: { q: asked, limit: SHOWN_PLACES } }, signal }),
      ),
    enabled,
    placeholderData: keepPreviousData,
  });
  const entities = useQuery({
    queryKey: ['suggestions', 'entities', asked],
    queryFn: ({ signal }) =>
      take<{ items: EntitySuggestion[] }>(
        api.GET('/api/v1/entities/suggestions', { params: { query: { q: asked, limit: SHOWN_ENTITIES } }, signal }),
      ),
    enabled,
    placeholderData: keepPreviousData,
  });
  const code = codeIn(asked);
  const hits: Hit[] = [];
  if (code !== null) {
    hits.push({
      key: 'code',
      group: 'places',
      title: <span className="mono">{code}</span>,
      beside: t('search.code'),
      to: '/codes',
      search: { text: code },
    });
  }
  const number = numberIn(asked);
  if (number !== null) {
    hits.push({
      key: 'number',
      group: 'matters',
      title: <span className="mono">{number}</span>,
      beside: t('search.number'),
      to: '/matters',
      search: { number },
    });
  }
  for (const hit of places.data?.items ?? []) {
    const beside =
      hit.kind === 'hall' ? divisions.nameOf(hit.divisionCode) : divisions.within(hit.divisionCode, hit.hallName);
    hits.push({
      key: hit.id,
      group: 'places',
      title: (
        <>
          {hit.number === null ? null : <span className="search-number">{hit.number}</span>}
          <Marked text={hit.name} mark={hit.mark} />
        </>
      ),
      beside,
      to: '/registry',
      search: hit.kind === 'hall' ? { tab: 'halls', q: hit.name } : { tab: 'windows', hallId: hit.hallId, q: hit.name },
    });
  }
  for (const hit of entities.data?.items ?? []) {
    const ended = hit.status === 'active' ? '' : ` · ${t(`status.${hit.status}`)}`;
    hits.push({
      key: hit.id,
      group: 'entities',
      title: <Marked text={hit.name} mark={hit.mark} />,
      beside: `${hit.uscc} · ${divisions.nameOf(hit.divisionCode)}${ended}`,
      to: '/registry',
      search: { tab: 'entities', q: hit.uscc },
    });
  }
  return { hits: enabled ? hits : [], waiting: enabled && (places.isFetching || entities.isFetching) };
}

/** A plaque's code: ten characters, with or without hyphen. */
function codeIn(asked: string): string | null {
  const bare = asked.replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(bare) ? bare : null;
}

/** A matter's number: twelve digits, or year and place in a series. */
function numberIn(asked: string): string | null {
  const text = asked.normalize('NFKC').trim();
  const isDigits = /^\d[\d\s-]{10,}$/.test(text) && text.replaceAll(/\D/g, '').length === 12;
  return isDigits || /^[〔[(]?20\d\d[\])〕]?\s*-?\s*\d{1,7}号?$/.test(text) ? text : null;
}

function Marked(props: { text: string; mark: { from: number; length: number } | null }) {
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
