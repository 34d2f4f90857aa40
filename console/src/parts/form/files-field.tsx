/** Photos and documents for an act: each is sent at once and the act names its id; what is refused is said beside it by name. */

import { FileOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import { useWords } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';
import { sizeInWords } from '../matter/files.tsx';
import { problemTitle } from './failure.tsx';
import './dialogs.css';

const MOST = 6;
/** What the server reads at most; a larger file is not sent in vain. */
const MOST_BYTES = 20 * 1024 * 1024;
const ACCEPT = 'image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.pptx,.ofd';

type Kept = Readonly<{ id: string; kind: string; size: number }>;

export function FilesField(props: {
  value?: readonly Kept[];
  onChange?: (files: readonly Kept[]) => void;
  upload: (file: File) => Promise<Kept>;
  srcOf: (id: string) => string;
  label: string;
  /** Of all files together, in bytes, where one form carries them. */
  together?: number;
}) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [sending, setSending] = useState(0);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  /** As they are called on this machine: shown while the dialog is open, never sent. */
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const files = props.value ?? [];

  const add = async (chosen: readonly File[]): Promise<void> => {
    const room = MOST - files.length;
    const refuse = (file: File, why: string) => setRefusals((all) => [...all, `${file.name}${t('colon')}${why}`]);
    setRefusals([]);
    for (const file of chosen.slice(room)) refuse(file, t('form.filesMost', { most: MOST }));
    let kept = files;
    for (const file of chosen.slice(0, room)) {
      const size = kept.reduce((sum, each) => sum + each.size, file.size);
      if (file.size > MOST_BYTES || size > (props.together ?? size)) {
        refuse(file, t(file.size > MOST_BYTES ? 'form.fileTooLarge' : 'form.filesTooLarge'));
        continue;
      }
      setSending((n) => n + 1);
      try {
        const sent = await props.upload(file);
        kept = [...kept, sent];
        setNames((known) => new Map(known).set(sent.id, file.name));
        props.onChange?.(kept);
      } catch (error) {
        refuse(file, problemTitle(t, asProblem(error)));
      } finally {
        setSending((n) => n - 1);
      }
    }
  };

  return (
    <div>
      <div className="photo-row">
        {files.map((file, index) => (
          <figure key={file.id} className="photo-chip">
            {file.kind === 'photo' ? (
              <img src={props.srcOf(file.id)} alt={`${props.label} ${index + 1}`} />
            ) : (
              <div className="document-chip" title={names.get(file.id)}>
                <FileOutlined />
                <b>{file.kind.toUpperCase()}</b>
                <span className="document-name">{names.get(file.id)}</span>
                <span className="muted figures">{sizeInWords(file.size)}</span>
              </div>
            )}
            <ActButton
              type="text"
              word={t('app.remove')}
              onClick={() => props.onChange?.(files.filter((other) => other.id !== file.id))}
            />
          </figure>
        ))}
        {sending > 0 ? <Spin /> : null}
        {files.length >= MOST ? null : (
          <Button icon={<PlusOutlined />} onClick={() => input.current?.click()} aria-describedby={help}>
            {t('form.addFile')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        style={{ display: 'none' }}
        accept={ACCEPT}
        aria-label={props.label}
        onChange={(event) => {
          const chosen = Array.from(event.target.files ?? []);
          event.target.value = '';
          void add(chosen);
        }}
      />
      {refusals.length === 0 ? null : (
        <div role="alert" style={{ color: 'var(--yellow)' }}>
          {refusals.map((refusal) => (
            <div key={refusal}>{refusal}</div>
          ))}
        </div>
      )}
      <div id={help} className="muted" style={{ fontSize: 13 }}>
        {t('form.fileHelp')}
      </div>
    </div>
  );
}

/** Files that are sent with their form: looked at on this machine as if they were kept already. */
export function FormFilesField(props: {
  value?: readonly File[];
  onChange?: (files: readonly File[]) => void;
  label: string;
  together: number;
}) {
  const { value = [], onChange, label, together } = props;
  const shown = useRef(new Map<File, Kept>());
  useEffect(() => {
    const made = shown.current;
    return () => {
      for (const { id } of made.values()) URL.revokeObjectURL(id);
      made.clear();
    };
  }, []);
  const show = (file: File): Kept => {
    const kind = file.type.startsWith('image/') ? 'photo' : (file.name.split('.').pop() ?? '');
    const kept = shown.current.get(file) ?? { id: URL.createObjectURL(file), kind, size: file.size };
    shown.current.set(file, kept);
    return kept;
  };
  const fileOf = (id: string): File | undefined => [...shown.current].find(([, kept]) => kept.id === id)?.[0];
  return (
    <FilesField
      value={value.map(show)}
      onChange={(files) => onChange?.(files.flatMap(({ id }) => fileOf(id) ?? []))}
      upload={(file) => Promise.resolve(show(file))}
      srcOf={(id) => id}
      label={label}
      together={together}
    />
  );
}
