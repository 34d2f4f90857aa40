/** One photo of a form, shown before it is sent; a phone offers its camera. */

import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/index.ts';
import './dialogs.css';

export function PhotoInput(props: { value?: File; onChange?: (file: File | undefined) => void; label: string }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<string>();
  const { value } = props;
  useEffect(() => {
    if (value === undefined) {
      setPreview(undefined);
      return;
    }
    const url = URL.createObjectURL(value);
    setPreview(url);
    return () => URL.revokeObjectURL(url);
  }, [value]);
  return (
    <div className="photo-row">
      {preview === undefined ? null : (
        <figure className="photo-chip">
          <img src={preview} alt={props.label} />
          <Button size="small" type="text" onClick={() => props.onChange?.(undefined)}>
            {t('app.remove')}
          </Button>
        </figure>
      )}
      <Button icon={<CameraOutlined />} onClick={() => input.current?.click()}>
        {t('form.addPhoto')}
      </Button>
      <input
        ref={input}
        type="file"
        style={{ display: 'none' }}
        accept="image/jpeg,image/png,image/webp"
        aria-label={props.label}
        onChange={(event) => {
          props.onChange?.(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
