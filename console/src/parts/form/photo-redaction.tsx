/** Redaction of a photo: boxes drawn before it is released; the server cuts a copy by them, the original stays. */

import { Space } from 'antd';
import { type PointerEvent as ReactPointerEvent, useRef, useState } from 'react';
import { useWords } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';
import './photo-redaction.css';

/** A box in shares of the picture's width and height, 0 to 1, so that it fits any size. */
export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

const SMALLEST = 0.01;

/** Boxes in pixels of the photo, as the server cuts them. */
export function inPixels(boxes: readonly Box[], { width, height }: Readonly<{ width: number; height: number }>) {
  return boxes.map((box) => ({
    x: box.x * width,
    y: box.y * height,
    width: box.width * width,
    height: box.height * height,
  }));
}

export function PhotoRedaction(props: {
  src: string;
  alt: string;
  boxes: readonly Box[];
  onChange: (boxes: readonly Box[]) => void;
}) {
  const t = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState<{ x: number; y: number }>();
  const [drawing, setDrawing] = useState<Box>();

  const at = (event: ReactPointerEvent): { x: number; y: number } => {
    const rect = frame.current?.getBoundingClientRect();
    if (rect === undefined) return { x: 0, y: 0 };
    return { x: clamp((event.clientX - rect.left) / rect.width), y: clamp((event.clientY - rect.top) / rect.height) };
  };
  const finish = (): void => {
    if (drawing !== undefined && drawing.width > SMALLEST && drawing.height > SMALLEST) {
      props.onChange([...props.boxes, drawing]);
    }
    setStart(undefined);
    setDrawing(undefined);
  };

  return (
    <div>
      <div
        ref={frame}
        className="redaction-frame"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setStart(at(event));
        }}
        onPointerMove={(event) => {
          if (start !== undefined) setDrawing(between(start, at(event)));
        }}
        onPointerUp={finish}
        onPointerCancel={finish}
      >
        <img src={props.src} alt={props.alt} draggable={false} />
        {[...props.boxes, ...(drawing === undefined ? [] : [drawing])].map((box, index) => (
          <div
            // A box has no identity but its index.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            className="redaction-box"
            style={{ left: pct(box.x), top: pct(box.y), width: pct(box.width), height: pct(box.height) }}
          />
        ))}
      </div>
      <Space style={{ marginTop: 8 }} wrap>
        <span className="muted">{t('redact.photo.hint', { count: props.boxes.length })}</span>
        <ActButton
          disabled={props.boxes.length === 0}
          word={t('redact.undo')}
          onClick={() => props.onChange(props.boxes.slice(0, -1))}
        />
        <ActButton
          word={t('redact.photo.addBand')}
          onClick={() => props.onChange([...props.boxes, { x: 0, y: 0, width: 1, height: 0.2 }])}
        />
      </Space>
    </div>
  );
}

function between(a: { x: number; y: number }, b: { x: number; y: number }): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function pct(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
