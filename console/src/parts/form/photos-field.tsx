/** Photos of an act: each is uploaded at once and named by the act; refusals are shown beside it. */

import { PlusOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { useId, useRef, useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import { useWords } from '../../words/index.ts';
import { problemTitle } from './failure.tsx';
import './dialogs.css';

const MOST = 6;

export function PhotosField(props: {
  value?: readonly string[];
  onChange?: (ids: readonly string[]) => void;
  upload: (file: File) => Promise<string>;
  srcOf: (id: string) => string;
  label: string;
}) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [sending, setSending] = useState(0);
  const [refusal, setRefusal] = useState<string>();
  const ids = props.value ?? [];

  const add = async (files: FileList | null): Promise<void> => {
    setRefusal(undefined);
    let kept = ids;
    for (const file of Array.from(files ?? []).slice(0, MOST - ids.length)) {
      setSending((n) => n + 1);
      try {
        kept = [...kept, await props.upload(file)];
        props.onChange?.(kept);
      } catch (error) {
        setRefusal(`${file.name}${t('colon')}${problemTitle(t, asProblem(error))}`);
      } finally {
        setSending((n) => n - 1);
      }
    }
    if (input.current !== null) input.current.value = '';
  };

  return (
    <div>
      <div className="photo-row">
        {ids.map((id, index) => (
          <figure key={id} className="photo-chip">
            <img src={props.srcOf(id)} alt={`${props.label} ${index + 1}`} />
            <Button size="small" type="text" onClick={() => props.onChange?.(ids.filter((other) => other !== id))}>
              {t('app.remove')}
            </Button>
          </figure>
        ))}
        {sending > 0 ? <Spin /> : null}
        {ids.length >= MOST ? null : (
          <Button icon={<PlusOutlined />} onClick={() => input.current?.click()} aria-describedby={help}>
            {t('form.addPhoto')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        style={{ display: 'none' }}
        accept="image/jpeg,image/png,image/webp,image/heic"
        aria-label={props.label}
        onChange={(event) => void add(event.target.files)}
      />
      <div id={help} className="muted" style={{ fontSize: 13 }}>
        {t('form.photoHelp')}
      </div>
      {refusal === undefined ? null : (
        <div role="alert" style={{ color: 'var(--yellow)' }}>
          {refusal}
        </div>
      )}
    </div>
  );
}
