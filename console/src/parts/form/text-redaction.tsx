/** Redaction of a text: selected characters are masked, and the masked text is what is released. */

import { Input, Space } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';
import { mask, maskLikelyIdentity } from './masking.ts';

export function TextRedaction(props: {
  original: string;
  value: string;
  onChange: (value: string) => void;
  label: string;
}) {
  const t = useWords();
  const area = useRef<HTMLTextAreaElement | null>(null);
  const [history, setHistory] = useState<readonly string[]>([]);

  const change = (next: string): void => {
    setHistory([...history, props.value]);
    props.onChange(next);
  };
  const maskSelection = (): void => {
    const field = area.current;
    if (field === null || field.selectionStart === field.selectionEnd) return;
    change(mask(props.value, field.selectionStart, field.selectionEnd));
  };

  return (
    <div>
      <Input.TextArea
        ref={(handle) => {
          area.current = handle?.resizableTextArea?.textArea ?? null;
        }}
        aria-label={props.label}
        value={props.value}
        readOnly
        autoSize={{ minRows: 3, maxRows: 12 }}
      />
      <Space style={{ marginTop: 8 }} wrap>
        <ActButton
          type="primary"
          ghost
          onMouseDown={(event) => event.preventDefault()}
          word={t('redact.text.mask')}
          onClick={maskSelection}
        />
        <ActButton
          disabled={maskLikelyIdentity(props.value) === props.value}
          word={t('redact.text.maskNumbers')}
          onClick={() => change(maskLikelyIdentity(props.value))}
        />
        <ActButton
          disabled={history.length === 0 && props.value === props.original}
          word={t('redact.undo')}
          onClick={() => {
            props.onChange(history[history.length - 1] ?? props.original);
            setHistory(history.slice(0, -1));
          }}
        />
        <span className="muted">{t('redact.text.hint')}</span>
      </Space>
    </div>
  );
}
