/** Form for hung plaques, with a photo for a single one; or for a dead one found and taken down. */

import { useState } from 'react';
import { noteHanging, sendPlaquePhoto } from '../../api/plaques.ts';
import { today } from '../../parts/dates.ts';
import { FormDrawer, type FormField } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';

export function HangForm(props: { codeIds: readonly string[]; onClose: () => void }) {
  const t = useWords();
  const done = useDone('codes', 'code', 'prints', 'plaque-findings');
  const [submissionId] = useState(newSubmissionId);
  const [one, ...others] = props.codeIds;
  const alone = one !== undefined && others.length === 0;
  const fields: FormField[] = [
    { name: 'spot', label: t('plaque.spot'), kind: 'line', required: true, max: 200, help: t('plaque.spotHelp') },
    { name: 'hungOn', label: t('plaque.hungOn'), kind: 'date', required: true },
    ...(alone
      ? [{ name: 'photo', label: t('plaque.photo'), kind: 'photo', help: t('plaque.photoHelp') } as const]
      : []),
  ];
  return (
    <FormDrawer
      title={alone ? t('plaque.hang') : t('plaque.hangChosen', { count: props.codeIds.length })}
      draft={null}
      intro={<p>{t('plaque.hangHelp')}</p>}
      initial={{ hungOn: today() }}
      fields={fields}
      submit={async ({ spot, hungOn, photo }) => {
        const note = { submissionId, codeIds: [...props.codeIds], spot: String(spot), hungOn: String(hungOn) };
        const noted = noteHanging(note);
        await noted;
        // Sent again after a refused photo, it is the same note.
        if (photo instanceof File) await sendPlaquePhoto(submissionId, photo);
        await done(noted);
      }}
      onClose={props.onClose}
    />
  );
}

export function FoundForm(props: { codeId: string; issuedOn: string; onClose: () => void }) {
  const t = useWords();
  const done = useDone('codes', 'code', 'plaque-findings');
  const [submissionId] = useState(newSubmissionId);
  return (
    <FormDrawer
      title={t('plaque.foundAndTaken')}
      draft={null}
      intro={<p>{t('plaque.foundHelp')}</p>}
      initial={{ takenDownOn: today() }}
      fields={[
        { name: 'spot', label: t('plaque.spot'), kind: 'line', required: true, max: 200 },
        { name: 'takenDownOn', label: t('plaque.takenDownOn'), kind: 'date', required: true },
      ]}
      submit={async ({ spot, takenDownOn }) => {
        const { codeId, issuedOn: hungOn } = props;
        const note = { submissionId, codeIds: [codeId], spot: String(spot), hungOn, takenDownOn: String(takenDownOn) };
        await done(noteHanging(note));
      }}
      onClose={props.onClose}
    />
  );
}
