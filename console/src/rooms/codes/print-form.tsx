/** Form that orders a print and downloads it. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Chosen, countPrintable, FORMATS, type Format, orderPrint, printUrl } from '../../api/plaques.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { downloadFrom } from '../../parts/table/download.ts';
import { useWords } from '../../words/index.ts';

export function PrintForm(props: { chosen: Chosen; onClose: () => void }) {
  const t = useWords();
  const done = useDone('codes', 'code', 'prints', 'plaque-findings');
  const [submissionId] = useState(newSubmissionId);
  const { chosen } = props;
  const { data } = useQuery({
    queryKey: ['codes', 'printable', chosen],
    queryFn: () => ('filter' in chosen ? countPrintable(chosen.filter) : chosen.codeIds.length),
    staleTime: 0,
  });
  return (
    <FormDrawer
      title={t('plaque.print')}
      draft={null}
      intro={
        data === undefined ? null : (
          <>
            <p>{data === 0 ? t('plaque.printNothing') : t('plaque.printCount', { count: data })}</p>
            <p className="muted">{t('plaque.printKept')}</p>
          </>
        )
      }
      initial={{ format: '120x160' }}
      fields={[
        {
          name: 'format',
          label: t('head.prints.format'),
          kind: 'select',
          required: true,
          options: FORMATS.map((format) => ({ value: format, label: t(`plaque.format.${format}`) })),
        },
      ]}
      submitLabel={t('plaque.print')}
      submit={async (values) => {
        const ordered = orderPrint(submissionId, values.format as Format, chosen, data ?? 0);
        const print = await ordered;
        await done(ordered, t('plaque.prepared', { number: print.number }));
        downloadFrom(printUrl(print.id));
      }}
      onClose={props.onClose}
    />
  );
}
