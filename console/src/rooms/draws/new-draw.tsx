/** Form that announces a draw: what for, from which list, how many, and who takes part. */

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useCallback, useState } from 'react';
import { DRAW_PURPOSES, DRAW_SOURCES, ENTITY_KINDS, EXCLUSION_REASONS } from '../../api/codes.ts';
import { announceDraw, countCandidates, type NewDraw, readOffices } from '../../api/draws.ts';
import { useDivisions } from '../../api/lists.ts';
import { FormDrawer, type FormField, type FormValues } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords, type Words } from '../../words/index.ts';

const HOURS = 24;

export function NewDrawForm(props: { replaces: string | null; onClose: () => void }) {
  const t = useWords();
  const navigate = useNavigate();
  const done = useDone('draws');
  const divisions = useDivisions();
  const offices = useQuery({ queryKey: ['draw-offices'], queryFn: readOffices });
  const own = offices.data?.items.find(({ mine }) => mine);
  const [initial] = useState<FormValues>(() => ({
    submissionId: newSubmissionId(),
    kind: 'entities',
    byDivision: false,
    commitHours: HOURS,
    revealHours: HOURS,
  }));
  const [values, setValues] = useState<FormValues>(initial);
  const follow = useCallback((next: FormValues): undefined => {
    setValues(next);
  }, []);
  if (offices.data === undefined) return null;
  const options = offices.data.items.map(({ unitId, name }) => ({ value: unitId, label: name }));
  const supervising = new Set(offices.data.items.flatMap(({ unitId, supervises }) => (supervises ? [unitId] : [])));
  const ofEntities = values.kind === 'entities';
  const fields: FormField[] = [
    { name: 'submissionId', label: '', kind: 'hidden' },
    choice(t, 'purpose', DRAW_PURPOSES, (code) => t(`draws.purpose.${code}`)),
    choice(t, 'kind', DRAW_SOURCES, (code) => t(`draws.source.${code}`)),
    {
      name: 'divisionCode',
      label: t('draw.field.division'),
      kind: 'select',
      required: true,
      options: divisions.options,
    },
    ...(ofEntities
      ? [
          { ...choice(t, 'entityKind', ENTITY_KINDS, (code) => t(`kind.${code}`)), required: false },
          {
            ...choice(t, 'aboveScale', ['true', 'false'] as const, (code) => t(`draw.aboveScale.${code}`)),
            required: false,
          },
        ]
      : []),
    { name: 'byDivision', label: t('draw.field.byDivision'), kind: 'switch' },
    {
      name: 'wanted',
      label: t('draw.field.wanted'),
      kind: 'number',
      required: true,
      below: <Counted values={values} />,
    },
    {
      name: 'exclusions',
      label: t('draw.field.exclusions'),
      kind: 'area',
      help: t('draw.field.exclusions.help'),
      max: 40_000,
    },
    ...(typeof values.exclusions === 'string' && values.exclusions.trim() !== ''
      ? [choice(t, 'reason', EXCLUSION_REASONS, (code) => t(`draws.reason.${code}`))]
      : []),
    {
      ...{ name: 'partyIds', label: t('draw.field.partyIds'), kind: 'multi' as const, required: true, options },
      help: t('draw.field.partyIds.help'),
    },
    {
      ...{ name: 'supervisorId', label: t('draw.field.supervisorId'), kind: 'select' as const, required: true },
      ...{ options: options.filter(({ value }) => supervising.has(value)), help: t('draw.field.supervisorId.help') },
    },
    { name: 'commitHours', label: t('draw.field.commitHours'), kind: 'number', required: true },
    {
      ...{ name: 'revealHours', label: t('draw.field.revealHours'), kind: 'number' as const, required: true },
      help: t('draw.field.hours.help'),
    },
  ];
  return (
    <FormDrawer
      title={t(props.replaces === null ? 'draw.new' : 'draw.again')}
      draft="draw"
      fields={fields}
      initial={{ ...initial, ...(own === undefined ? {} : { partyIds: [own.unitId] }) }}
      intro={
        <Alert
          type="info"
          title={`${t('draw.frozen.note')}${props.replaces === null ? '' : t('draw.again.note', { number: props.replaces })}`}
        />
      }
      onValues={follow}
      submitLabel={t('draw.announce')}
      submit={async (typed) => {
        const made = announceDraw(bodyOf(typed, props.replaces));
        await done(made, t('draw.announced', { number: (await made).number }));
        void navigate({ to: '/draws/$id', params: { id: (await made).id } });
      }}
      onClose={props.onClose}
    />
  );
}

function choice<Code extends string>(
  t: Words,
  name: 'purpose' | 'kind' | 'entityKind' | 'aboveScale' | 'reason',
  codes: readonly Code[],
  called: (code: Code) => string,
): FormField {
  const options = codes.map((value) => ({ value, label: called(value) }));
  return { name, label: t(`draw.field.${name}`), kind: 'select', required: true, options };
}

/** How many there are, before they are frozen. */
function Counted(props: { values: FormValues }) {
  const t = useWords();
  const { kind, divisionCode } = props.values;
  const { entityKind, aboveScale, byDivision } = props.values as Partial<Record<string, string | boolean>>;
  const known = typeof kind === 'string' && typeof divisionCode === 'string';
  const ofEntities = kind === 'entities';
  const query = {
    ...{ kind, divisionCode, byDivision: byDivision === true ? 'true' : 'false' },
    ...(ofEntities && entityKind !== undefined && entityKind !== null ? { entityKind } : {}),
    ...(ofEntities && aboveScale !== undefined && aboveScale !== null ? { aboveScale } : {}),
  } as Parameters<typeof countCandidates>[0];
  const { data } = useQuery({
    queryKey: ['draw-candidates', query],
    queryFn: () => countCandidates(query),
    enabled: known,
    retry: false,
  });
  if (!known || data === undefined) return null;
  const counts = data.lists.map(({ count }) => count);
  return (
    <div role="status">
      {t('draw.count', { count: counts.reduce((a, b) => a + b, 0) })}
      {byDivision === true ? t('draw.count.lists', { lists: counts.length, least: Math.min(...counts) }) : ''}
    </div>
  );
}

function bodyOf(typed: FormValues, replaces: string | null): NewDraw {
  const { submissionId, purpose, kind, divisionCode, entityKind, aboveScale, byDivision, reason, ...rest } = typed;
  const lines = String(rest.exclusions ?? '').split('\n');
  const supervisorId = String(rest.supervisorId);
  const others = (rest.partyIds as readonly string[]).filter((id) => id !== supervisorId);
  return {
    submissionId,
    purpose,
    source: {
      kind,
      divisionCode,
      entityKind: kind === 'entities' ? (entityKind ?? null) : null,
      aboveScale: kind === 'entities' && aboveScale !== undefined ? aboveScale === 'true' : null,
      byDivision: byDivision === true,
    },
    wanted: rest.wanted,
    exclusions: lines
      .map((id) => id.trim())
      .filter((id) => id !== '')
      .map((id) => ({ id, reason })),
    partyIds: [...others, supervisorId],
    commitHours: rest.commitHours,
    revealHours: rest.revealHours,
    replaces,
  } as NewDraw;
}
