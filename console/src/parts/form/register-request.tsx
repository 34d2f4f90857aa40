/** Form for a data request made in person or in writing: recognised by receipt, or by comparison with a matter. */

import { App } from 'antd';
import { useState } from 'react';
import { DATA_KINDS, type DataRequestKind, type Known, registerDataRequest } from '../../api/personal-data.ts';
import { useWords } from '../../words/index.ts';
import { useDone } from '../matter/acts.ts';
import { FormDrawer, type FormField } from './form-drawer.tsx';
import { newSubmissionId } from './submission.ts';

export function RegisterRequest(props: {
  /** Null where recognised by receipt. */
  matterId: string | null;
  onDone: (requestId: string) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const done = useDone('data-requests');
  const { message } = App.useApp();
  const [submissionId] = useState(newSubmissionId);
  const { matterId } = props;
  const known: readonly FormField[] =
    matterId === null
      ? [
          { name: 'number', label: t('personal.number'), kind: 'line', required: true, max: 24 },
          { name: 'pass', label: t('personal.pass'), kind: 'line', required: true, max: 12 },
        ]
      : [
          { name: 'name', label: t('personal.name'), kind: 'line', max: 40 },
          { name: 'phone', label: t('personal.phone'), kind: 'line', max: 24 },
        ];
  const fields: readonly FormField[] = [
    {
      name: 'channel',
      label: t('head.data-requests.channel'),
      kind: 'select',
      required: true,
      options: (['in-person', 'letter'] as const).map((value) => ({ value, label: t(`personal.channel.${value}`) })),
    },
    {
      name: 'kind',
      label: t('head.data-requests.kind'),
      kind: 'select',
      required: true,
      options: DATA_KINDS.map((value) => ({ value, label: t(`personal.kind.${value}`) })),
    },
    ...known,
    { name: 'words', label: t('personal.words'), kind: 'area', max: 1000, help: t('personal.words.help') },
  ];
  return (
    <FormDrawer
      title={t('personal.register')}
      draft={null}
      intro={<p className="muted">{t(matterId === null ? 'personal.register.help' : 'personal.register.compare')}</p>}
      fields={fields}
      initial={{ channel: 'in-person' }}
      submitLabel={t('personal.register')}
      submit={async (values) => {
        const text = (name: string): string => String(values[name] ?? '');
        const who: Known =
          matterId === null
            ? { by: 'receipt', number: text('number'), pass: text('pass') }
            : { by: 'comparison', matterId, name: text('name'), phone: text('phone') };
        const made = await registerDataRequest({
          submissionId,
          kind: text('kind') as DataRequestKind,
          channel: text('channel') as 'in-person' | 'letter',
          known: who,
          words: text('words'),
        });
        if (made.identified) await done(Promise.resolve(), t('personal.registered'));
        else {
          await done(Promise.resolve());
          void message.warning(t('personal.registered.unknown'));
        }
        props.onDone(made.requestId);
      }}
      onClose={props.onClose}
    />
  );
}
