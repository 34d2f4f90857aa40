/** A deadline: light by colour, shape and word, date, and days left. */

import { useWords, type WordKey } from '../../words/index.ts';
import { daysBetween, today } from '../dates.ts';
import './deadline.css';

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

export function DeadlineMark(props: {
  dueOn: string | null;
  light: Light;
  provisional?: boolean;
  kind?: string | null;
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
    </span>
  );
}
