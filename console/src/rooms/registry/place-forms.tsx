/** What halls and windows have alike: whether they are open, the buttons of a row, and their forms, opened, changed and closed. */

import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { BodyOf, Hall } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { FormDrawer, type FormField } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { FilterSelect } from '../../parts/table/filters.tsx';
import { useWords, type Words } from '../../words/index.ts';
import { PastDrawer } from './past.tsx';

type Place = Pick<Hall, 'id' | 'version' | 'closedOn'>;
/** The form that is open, of a new place or of this one. */
export type OpenForm<Kept extends Place> =
  | Readonly<{ act: 'new' }>
  | Readonly<{ act: 'edit' | 'close' | 'past'; place: Kept }>;

export function stateOf(t: Words, { closedOn }: Place): string {
  return closedOn === null ? t('registry.open') : `${t('registry.closed')} ${closedOn}`;
}

export function FilterOpen(props: { label: string }) {
  const t = useWords();
  const options = [
    { value: 'true', label: t('registry.open') },
    { value: 'false', label: t('registry.closed') },
  ];
  return <FilterSelect name="open" label={props.label} options={options} width={120} />;
}

export function PlaceActs<Kept extends Place>(props: {
  place: Kept;
  may: boolean;
  onOpen: (open: OpenForm<Kept>) => void;
}) {
  const t = useWords();
  const { place, may, onOpen } = props;
  return (
    <>
      <ActButton type="link" word={t('registry.past')} onClick={() => onOpen({ act: 'past', place })} />
      {may && place.closedOn === null ? (
        <>
          <ActButton type="link" word={t('app.edit')} onClick={() => onOpen({ act: 'edit', place })} />
          <ActButton type="link" word={t('registry.close')} onClick={() => onOpen({ act: 'close', place })} />
        </>
      ) : null}
    </>
  );
}

export function PlaceForms<Kept extends Place>(props: {
  kind: 'Hall' | 'Window';
  open: OpenForm<Kept>;
  name: (place: Kept) => string;
  fields: readonly FormField[];
  /** Fields of a new one alone, before the others. */
  firstFields?: readonly FormField[];
  /** Shows a former fact; its name is that of its field. */
  showPast: (fact: string, value: string) => string;
  onClose: () => void;
}) {
  const t = useWords();
  const done = useDone('halls', 'windows');
  const [submissionId] = useState(newSubmissionId);
  const { kind, open, fields, firstFields = [], onClose } = props;
  const draft = kind.toLowerCase();
  // Windows have the same routes as halls, under their own name; the form's fields are what they take.
  const path = `/api/v1/${draft}s` as '/api/v1/halls';
  type Facts = Omit<BodyOf<'/api/v1/halls'>, 'submissionId'>;

  if (open.act === 'new') {
    return (
      <FormDrawer
        title={t(`registry.new${kind}`)}
        draft={`${draft}:new`}
        fields={[...firstFields, ...fields, { name: 'openedOn', label: t('registry.openedOn'), kind: 'date' }]}
        submit={async (values) => {
          await done(take(api.POST(path, { body: { submissionId, ...(values as Facts) } })));
        }}
        onClose={onClose}
      />
    );
  }
  const { place, act } = open;
  const { id, version } = place;
  const name = props.name(place);
  const params = { path: { id } };
  if (act === 'past') {
    return (
      <PastDrawer
        title={name}
        queryKey={[draft, id]}
        load={() => take(api.GET(`${path}/{id}`, { params }))}
        labelOf={(fact) => fields.find((field) => field.name === fact)?.label ?? fact}
        showOf={(fact, value) => props.showPast(fact, String(value ?? ''))}
        onClose={onClose}
      />
    );
  }
  const on: FormField = { name: 'on', label: t('registry.changeOn'), kind: 'date', help: t('registry.changeOnHelp') };
  if (act === 'close') {
    return (
      <FormDrawer
        title={`${t(`registry.close${kind}`)} · ${name}`}
        draft={null}
        intro={<p>{t('registry.closeHelp')}</p>}
        fields={[on]}
        submitLabel={t('registry.close')}
        submit={async (values) => {
          const body = { version, ...(values as { on?: string }) };
          await done(take(api.POST(`${path}/{id}/closing`, { params, body })));
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDrawer
      title={`${t(`registry.edit${kind}`)} · ${name}`}
      draft={`${draft}:${id}:${version}`}
      fields={[...fields, on]}
      initial={Object.fromEntries(Object.entries(place).filter(([key]) => fields.some((field) => field.name === key)))}
      submit={async (values) => {
        await done(take(api.PUT(`${path}/{id}`, { params, body: { version, ...(values as Facts) } })));
      }}
      onClose={onClose}
    />
  );
}
