/** Cells that every list of matters shares. */

import { Tag } from 'antd';
import type { MatterLine } from '../../api/types.ts';
import { useWords, type Words, wordOr } from '../../words/index.ts';
import './matter-cells.css';

export function phaseName(t: Words, phase: string): string {
  return wordOr(t, `phase.${phase}`, phase);
}

export function procedureName(t: Words, procedure: string): string {
  return wordOr(t, `procedure.${procedure}`, procedure);
}

/** Name of a task, without saying how it must end. */
export function taskName(t: Words, what: string): string {
  return wordOr(t, `task.${what}`, wordOr(t, `command.${what}`, what));
}

export function PhaseTag(props: { line: Pick<MatterLine, 'phase' | 'outcome'> }) {
  const t = useWords();
  const { phase, outcome } = props.line;
  return (
    <span className={`phase phase-${phase}`}>
      {phaseName(t, phase)}
      {outcome === null ? '' : ` · ${t(`outcome.${outcome}`)}`}
    </span>
  );
}

export function Marks(props: { line: MatterLine }) {
  const t = useWords();
  const { redos, returns, reminders, letters, reclassified } = props.line;
  const marks = [
    redos > 0 ? t('matter.mark.redo', { count: redos }) : '',
    returns > 0 ? t('matter.mark.returned', { count: returns }) : '',
    reminders > 0 ? t('matter.mark.reminded', { count: reminders }) : '',
    letters > 0 ? t('matter.mark.letters', { count: letters }) : '',
    reclassified ? t('matter.mark.reclassified') : '',
  ].filter((mark) => mark !== '');
  return (
    <>
      {marks.map((mark) => (
        <Tag key={mark}>{mark}</Tag>
      ))}
    </>
  );
}
