/** Form of an answer, written for the person who asked. */

import { useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import { answerDataRequest, copyPersonalData, decideErasure } from '../../api/personal-data.ts';
import type { DataRequest, PersonalData } from '../../api/types.ts';
import { FormDrawer, type FormField } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';

export type Answering = 'copy' | 'correct' | 'explain' | 'propose-erasure' | 'refuse' | 'approve' | 'deny';

const HELPED = ['copy', 'propose-erasure', 'approve'] as const;

export function AnswerForm(props: {
  request: DataRequest;
  answering: Answering;
  onCopied: (data: PersonalData) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const categories = useCategories();
  const done = useDone('data-request', 'data-requests', 'identity-openings');
  const [submissionId] = useState(newSubmissionId);
  const { answering } = props;
  const { id } = props.request;
  const contact: readonly FormField[] = [
    { name: 'name', label: t('personal.contact.name'), kind: 'line', max: 40, help: t('personal.contact.help') },
    { name: 'phone', label: t('personal.contact.phone'), kind: 'line', max: 24, help: t('personal.contact.help') },
  ];
  const ground: FormField = {
    name: 'ground',
    label: t('personal.ground'),
    kind: 'select',
    required: true,
    options: categories.options('data-refusal-ground'),
  };
  const fields: readonly FormField[] = [
    ...(answering === 'correct' ? contact : []),
    ...(answering === 'refuse' ? [ground] : []),
    {
      name: 'reason',
      label: t('personal.reason'),
      kind: 'area',
      required: true,
      max: 500,
      help: t('personal.reason.help'),
    },
  ];
  const helped = HELPED.find((act) => act === answering);
  return (
    <FormDrawer
      title={t(`personal.act.${answering}`)}
      draft={null}
      {...(helped === undefined ? {} : { intro: <p>{t(`personal.act.${helped}.help`)}</p> })}
      fields={fields}
      submitLabel={t(`personal.act.${answering}`)}
      submit={async (values) => {
        const text = (name: string): string => String(values[name] ?? '');
        const told = { submissionId, reason: text('reason') };
        switch (answering) {
          case 'copy':
            props.onCopied(await done(copyPersonalData(id, told)));
            return;
          case 'approve':
          case 'deny':
            await done(decideErasure(id, { ...told, approve: answering === 'approve' }));
            return;
          case 'correct': {
            const corrected = { name: text('name'), phone: text('phone') };
            await done(answerDataRequest(id, { ...told, act: 'correct', contact: corrected }));
            return;
          }
          case 'refuse':
            await done(answerDataRequest(id, { ...told, act: 'refuse', ground: text('ground') }));
            return;
          default:
            await done(answerDataRequest(id, { ...told, act: answering }));
        }
      }}
      onClose={props.onClose}
    />
  );
}
