/** A deadline: its light by colour, shape and word, the date, how long is left, and on demand why it is this date. */

import { useQuery } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import type { Explanation } from '../api/types.ts';
import { useWords, type WordKey } from '../words/index.ts';
import { daysBetween, today } from './dates.ts';
import { ExplainedDays } from './explained-days.tsx';
import { Failure } from './failure.tsx';
import { Loading } from './fallbacks.tsx';

export type Light = 'green' | 'yellow' | 'red' | 'none';

const SHAPES: Readonly<Record<Light, string>> = { green: '●', yellow: '▲', red: '■', none: '○' };

export function LightMark(props: { light: Light; text?: string }) {
  const t = useWords();
  const word = t(`light.${props.light}`);
  return (
    <span className={`light light-${props.light}`}>
      <span aria-hidden="true">{SHAPES[props.light]}</span>
      <span className={props.text === undefined ? 'visually-hidden' : ''}>{props.text ?? word}</span>
    </span>
  );
}

/** `explain` fetches the day-by-day count; without it the date stands alone. */
export function DeadlineMark(props: {
  dueOn: string | null;
  light: Light;
  provisional?: boolean;
  kind?: string | null;
  explain?: Readonly<{ key: readonly unknown[]; load: () => Promise<Explanation> }>;
}) {
  const t = useWords();
  if (props.dueOn === null) return <span className="muted">{t('deadline.none')}</span>;
  const left = daysBetween(today(), props.dueOn);
  const text =
    left > 0
      ? t('deadline.left', { days: left })
      : left === 0
        ? t('deadline.today')
        : t('deadline.over', { days: -left });
  return (
    <span className="deadline figures">
      <LightMark light={props.light} />
      {props.kind === undefined || props.kind === null ? null : (
        <span className="muted">{t(`due.${props.kind}` as WordKey)}</span>
      )}
      <span>{props.dueOn}</span>
      <span className={`light-${props.light}`}>{text}</span>
      {props.provisional === true ? (
        <span className="deadline-provisional" title={t('deadline.provisional.help')}>
          {t('deadline.provisional')}
        </span>
      ) : null}
      {props.explain === undefined ? null : <Why explain={props.explain} />}
    </span>
  );
}

function Why(props: { explain: Readonly<{ key: readonly unknown[]; load: () => Promise<Explanation> }> }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      title={t('deadline.why')}
      content={<Explained explain={props.explain} />}
    >
      <Button type="link" size="small" style={{ padding: 0 }} aria-expanded={open}>
        {t('deadline.why')}
      </Button>
    </Popover>
  );
}

function Explained(props: { explain: Readonly<{ key: readonly unknown[]; load: () => Promise<Explanation> }> }) {
  const { data, error } = useQuery({ queryKey: ['explain', ...props.explain.key], queryFn: props.explain.load });
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return <Loading />;
  return <ExplainedDays explanation={data} />;
}
