/** The photo of a form, shown before it is sent with it; a phone offers its camera. */

import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';
import './dialogs.css';

export function PhotoInput(props: { value?: File; onChange?: (file: File | undefined) => void; label: string }) {
  const { value, onChange, label } = props;
  return (
    <div className="photo-row">
      {value === undefined ? null : <Chosen file={value} label={label} onRemove={() => onChange?.(undefined)} />}
      <Choose label={label} multiple={false} onChoose={([file]) => onChange?.(file)} />
    </div>
  );
}

function Chosen(props: { file: File; label: string; onRemove: () => void }) {
  const t = useWords();
  const [preview, setPreview] = useState<string>();
  const { file } = props;
  useEffect(() => {
    const url = URL.createObjectURL(file);
    setPreview(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return (
    <figure className="photo-chip">
      {preview === undefined ? null : <img src={preview} alt={props.label} />}
      <ActButton type="text" word={t('app.remove')} onClick={props.onRemove} />
    </figure>
  );
}

function Choose(props: { label: string; multiple: boolean; onChoose: (files: readonly File[]) => void }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<CameraOutlined />} onClick={() => input.current?.click()}>
        {t('form.addPhoto')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple={props.multiple}
        style={{ display: 'none' }}
        accept="image/jpeg,image/png,image/webp"
        aria-label={props.label}
        onChange={(event) => {
          props.onChoose(Array.from(event.target.files ?? []));
          event.target.value = '';
        }}
      />
    </>
  );
}
