/** Button of a bulletin over the chosen matters, where this post may make one. */

import { lazy, Suspense, useState } from 'react';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';

/** Loaded apart: many see lists of matters, few make bulletins. */
const BulletinForm = lazy(async () => ({ default: (await import('./bulletin-form.tsx')).BulletinForm }));

export function BulletinButton(props: { matterIds: readonly string[] }) {
  const t = useWords();
  const may = useMay('documents.make-bulletin');
  const [open, setOpen] = useState(false);
  if (!may || props.matterIds.length === 0) return null;
  return (
    <>
      <ActButton word={t('batch.bulletin')} onClick={() => setOpen(true)} />
      {open ? (
        <Suspense>
          <BulletinForm matterIds={props.matterIds} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
