/** Fields of the registration form, by kind of work and what is filled in. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions, useUnits } from '../../api/lists.ts';
import type { EntitySuggestion, RegistrationKind, RegistrationKinds } from '../../api/types.ts';
import type { FormField, FormValues } from '../../parts/form/form-drawer.tsx';
import { useHallOptions, useOpenWindows } from '../../parts/form/places-to-choose.ts';
import { procedureName } from '../../parts/matter/matter-cells.tsx';
import { useSettled } from '../../parts/table/settled.ts';
import { useMay } from '../../session.ts';
import { currentLang, useWords, type Words } from '../../words/index.ts';

const ABOUT = ['window', 'hall', 'unit', 'entity', 'none'] as const;
/** Choices of what it is about for posts that may not read places. */
const ABOUT_WITHOUT_PLACES = ['unit', 'none'] as const;
const LEAST = 2;
const SHOWN = 20;

export function useFields(
  kinds: RegistrationKinds,
  kind: RegistrationKind | undefined,
  values: FormValues,
): readonly FormField[] {
  const t = useWords();
  const lang = currentLang();
  const units = useUnits();
  const readsPlaces = useMay('places.read-places');
  const halls = useHallOptions(readsPlaces).filter(({ open }) => open);
  const windows = useOpenWindows(
    values.about === 'window' && typeof values.hallId === 'string' ? values.hallId : undefined,
  );
  const [entities, setTyping] = useEntities();
  const procedure: FormField = {
    ...must(t, 'procedure', 'select'),
    options: kinds.kinds.map(({ procedure: code }) => ({ value: code, label: procedureName(t, code) })),
  };
  if (kind === undefined) return [procedure];
  const { asks } = kind;
  const category = kind.categories.find(({ code }) => code === values.categoryCode);
  const isLate =
    typeof values.receivedOn === 'string' && values.receivedOn !== '' && values.receivedOn < kinds.inTimeFrom;
  const unit = { ...must(t, 'unitId', 'select'), options: units.options };
  const hall = { ...must(t, 'hallId', 'select'), options: halls.map(({ value, label }) => ({ value, label })) };

  const received: readonly FormField[] = [
    // What bears the province’s number came from there.
    ...(asks.reference
      ? []
      : [
          {
            ...must(t, 'source', 'select'),
            options: kinds.sources.map((value) => ({ value, label: t(`door.${value}`) })),
          },
        ]),
    { ...must(t, 'receivedOn', 'date'), help: t('registering.received.help', { from: kinds.inTimeFrom }) },
    ...(isLate
      ? [
          {
            ...must(t, 'lateReason', 'select'),
            options: kinds.lateReasons.map((value) => ({ value, label: t(`registering.late.${value}`) })),
            help: t('registering.late.help', { basis: kinds.limit.basis }),
          },
        ]
      : []),
  ];
  const places: Readonly<Record<string, readonly FormField[]>> = {
    window: [
      hall,
      {
        ...must(t, 'windowId', 'select'),
        options: (windows.data ?? []).map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` })),
      },
    ],
    hall: [hall],
    unit: [unit],
    entity: [
      {
        ...must(t, 'entityId', 'search'),
        options: entities,
        onSearch: setTyping,
        sealed: true,
        help: t('registering.entity.help'),
      },
      { ...unit, label: t('registering.unit.of-entity'), required: false },
    ],
  };
  return [
    { name: 'submissionId', label: '', kind: 'hidden', required: true },
    procedure,
    ...(asks.reference ? [{ ...must(t, 'reference', 'line'), max: 60 }] : []),
    ...(kind.jurisdictions.length > 0
      ? [
          {
            ...must(t, 'jurisdiction', 'select'),
            options: kind.jurisdictions.map(({ code, name }) => ({ value: code, label: name[lang] })),
          },
        ]
      : []),
    ...(asks.received ? received : []),
    {
      ...must(t, 'about', 'select'),
      options: (readsPlaces ? ABOUT : ABOUT_WITHOUT_PLACES).map((value) => ({
        value,
        label: t(`registering.about.${value}`),
      })),
    },
    ...(places[String(values.about)] ?? []),
    {
      ...must(t, 'categoryCode', 'select'),
      options: kind.categories.map(({ code, name }) => ({ value: code, label: name[lang] })),
    },
    {
      ...must(t, 'words', 'area'),
      max: 4000,
      help: t(asks.received ? 'registering.words.help' : 'registering.words.office.help'),
    },
    { ...maybe(t, 'demands', 'area'), max: 1100, help: t('registering.demands.help') },
    ...(asks.named ? [{ ...must(t, 'namedUnitId', 'select'), options: units.options }] : []),
    ...(asks.handleOn ? [must(t, 'handleOn', 'date')] : []),
    ...(asks.contact
      ? [
          { ...maybe(t, 'name', 'line'), max: 40, sealed: true },
          { ...maybe(t, 'phone', 'line'), max: 24, sealed: true, help: t('registering.contact.help') },
        ]
      : []),
    ...(asks.receipt
      ? [
          {
            name: 'receipt',
            label: t('registering.receipt'),
            kind: 'switch' as const,
            help: t('registering.receipt.help'),
          },
        ]
      : []),
    ...(asks.notice && values.receipt === true
      ? [
          {
            ...maybe(t, 'noticePhone', 'line'),
            max: 24,
            sealed: true,
            help: t(kinds.sms === 'sink' ? 'registering.notice.sink' : 'registering.notice.help'),
          },
        ]
      : []),
    {
      ...(category?.evidence == null ? maybe(t, 'files', 'files') : must(t, 'files', 'files')),
      max: kinds.mostFileBytes,
      help: [
        ...(category?.evidence == null ? [] : [t('registering.files.evidence', { what: category.evidence[lang] })]),
        t(asks.received ? 'registering.files.help' : 'registering.files.office.help'),
      ].join(' '),
    },
  ];
}

type Named =
  | 'procedure'
  | 'source'
  | 'receivedOn'
  | 'lateReason'
  | 'about'
  | 'windowId'
  | 'hallId'
  | 'unitId'
  | 'entityId'
  | 'categoryCode'
  | 'words'
  | 'demands'
  | 'name'
  | 'phone'
  | 'noticePhone'
  | 'namedUnitId'
  | 'handleOn'
  | 'reference'
  | 'jurisdiction'
  | 'files';

function must(t: Words, name: Named, kind: FormField['kind']): FormField {
  return { name, label: t(`registering.field.${name}`), kind, required: true };
}

function maybe(t: Words, name: Named, kind: FormField['kind']): FormField {
  return { name, label: t(`registering.field.${name}`), kind };
}

function useEntities() {
  const divisions = useDivisions();
  const [typing, setTyping] = useState('');
  const q = useSettled(typing.trim());
  const { data } = useQuery({
    queryKey: ['entities', 'suggested', q],
    queryFn: () =>
      take<{ items: readonly EntitySuggestion[] }>(
        api.GET('/api/v1/entities/suggestions', { params: { query: { q, limit: SHOWN } } }),
      ),
    enabled: [...q].length >= LEAST,
    placeholderData: keepPreviousData,
  });
  const options = (data?.items ?? []).map(({ id, name, uscc, divisionCode }) => ({
    value: id,
    label: `${name} ${uscc} · ${divisions.nameOf(divisionCode)}`,
  }));
  return [options, setTyping] as const;
}
