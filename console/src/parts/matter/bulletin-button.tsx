/** Makes a bulletin of problems over the matters that are chosen, where this post may. */

import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

/** Apart: many look at lists of matters, few make bulletins of them. */
const BulletinForm = lazy(async () => ({ default: (await import('./bulletin-form.tsx')).BulletinForm }));

export function BulletinButton(props: { matterIds: readonly string[] }) {
  const t = useWords();
  const may = useMay('documents.make-bulletin');
  const [open, setOpen] = useState(false);
  if (!may || props.matterIds.length === 0) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('batch.bulletin')}
      </Button>
      {open ? (
        <Suspense>
          <BulletinForm matterIds={props.matterIds} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
