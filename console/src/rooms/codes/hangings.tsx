/** Present and past hangings of a code, with photos. */

import { Image, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { noteTakenDown, plaquePhotoUrl, sendPlaquePhoto } from '../../api/plaques.ts';
import type { CodeDetail, Hanging } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { dayTyped, today } from '../../parts/dates.ts';
import { DateField } from '../../parts/form/date-field.tsx';
import { useTellFailure } from '../../parts/form/failure.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

export function Hangings(props: { code: CodeDetail }) {
  const t = useWords();
  if (props.code.hangings.length === 0) return <p className="muted">{t('plaque.nowhere')}</p>;
  return (
    <ul className="plain-list">
      {props.code.hangings.map((hanging) => (
        <HangingLine key={hanging.id} hanging={hanging} />
      ))}
    </ul>
  );
}

function HangingLine(props: { hanging: Hanging }) {
  const t = useWords();
  const may = useMay('places.keep-codes');
  const done = useDone('code', 'codes', 'prints', 'plaque-findings');
  const tell = useTellFailure();
  const { hanging } = props;
  const [version, setVersion] = useState(0);
  const [on, setOn] = useState(today);
  const label = t('plaque.photoOf', { spot: hanging.spot });
  const send = (file: File | undefined): void => {
    if (file === undefined) return;
    done(sendPlaquePhoto(hanging.id, file))
      .then(() => setVersion((seen) => seen + 1))
      .catch(tell);
  };
  return (
    <li className="plaque-hanging">
      {hanging.hasPhoto ? (
        <Image width={96} height={72} className="plaque-photo" src={plaquePhotoUrl(hanging.id, version)} alt={label} />
      ) : null}
      <div>
        <b>{hanging.spot}</b>
        <div className="muted figures">
          {t('plaque.hungSince', { day: hanging.hungOn })}
          {hanging.takenDownOn === null ? null : ` · ${t('plaque.down', { day: hanging.takenDownOn })}`}
        </div>
        {may && hanging.takenDownOn === null ? (
          <Space size={4} wrap>
            <PhotoButton
              label={label}
              word={hanging.hasPhoto ? t('plaque.photoReplace') : t('plaque.photoAdd')}
              onFile={send}
            />
            <Popconfirm
              title={t('plaque.takeDown')}
              description={
                <Space orientation="vertical">
                  {t('plaque.takeDownHelp')}
                  <DateField
                    label={t('plaque.takenDownOn')}
                    value={on}
                    min={hanging.hungOn}
                    max={today()}
                    onChange={setOn}
                  />
                </Space>
              }
              okButtonProps={{ disabled: dayTyped(on) !== on }}
              onConfirm={() => done(noteTakenDown(hanging.id, on)).catch(tell)}
            >
              <ActButton word={t('plaque.takeDown')} />
            </Popconfirm>
          </Space>
        ) : null}
      </div>
    </li>
  );
}

function PhotoButton(props: { label: string; word: string; onFile: (file: File | undefined) => void }) {
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  return (
    <>
      <ActButton word={props.word} onClick={() => input?.click()} />
      <input
        ref={setInput}
        type="file"
        style={{ display: 'none' }}
        accept="image/jpeg,image/png,image/webp"
        aria-label={props.label}
        onChange={(event) => {
          props.onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}
