/** Words are masked by selecting them; what is released is the text with every masked character replaced. */

import { Button, Input, Space } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../words/index.ts';

/** The character that stands for a masked one; the length of what was masked stays visible on purpose. */
const MASK = '█';

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
        <Button
          size="small"
          type="primary"
          ghost
          onMouseDown={(event) => event.preventDefault()}
          onClick={maskSelection}
        >
          {t('redact.text.mask')}
        </Button>
        <Button
          size="small"
          onClick={() => change(maskLikelyIdentity(props.value))}
          disabled={maskLikelyIdentity(props.value) === props.value}
        >
          {t('redact.text.maskNumbers')}
        </Button>
        <Button
          size="small"
          disabled={history.length === 0}
          onClick={() => {
            props.onChange(history[history.length - 1] ?? props.original);
            setHistory(history.slice(0, -1));
          }}
        >
          {t('redact.undo')}
        </Button>
        <span className="muted">{t('redact.text.hint')}</span>
      </Space>
    </div>
  );
}

export function mask(text: string, from: number, to: number): string {
  return text.slice(0, from) + MASK.repeat([...text.slice(from, to)].length) + text.slice(to);
}

/** Phone, identity-card, licence-plate and mail shapes: a first pass that a person still reads over. */
export function maskLikelyIdentity(text: string): string {
  const shapes = [
    /\d{17}[\dXx]/g,
    /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}/g,
    /0\d{2,3}-?\d{7,8}/g,
    /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-HJ-NP-Z0-9]{5,6}/g,
  ];
  return shapes.reduce((masked, shape) => masked.replace(shape, (hit) => MASK.repeat(hit.length)), text);
}
