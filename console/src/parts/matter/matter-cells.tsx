/** Cells that every list of matters shares. */

import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { MatterLine } from '../../api/types.ts';
import { useSession } from '../../session.ts';
import { useWords, type Words, wordOr } from '../../words/index.ts';
import './matter-cells.css';

export function phaseName(t: Words, phase: string): string {
  return wordOr(t, `phase.${phase}`, phase);
}

/** Number of a matter that no line breaks, for running text. */
export function unbroken(number: string): string {
  return number.replaceAll(' ', '\u00a0');
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

/** A cell of two lines: what it is, and softly what more is known of it. */
export function TwoLines(props: { children: ReactNode; under: string | null }) {
  return (
    <span className="two-lines">
      <span>{props.children}</span>
      {props.under === null || props.under === '' ? null : (
        <span className="two-lines-under" title={props.under}>
          {props.under}
        </span>
      )}
    </span>
  );
}

/** The number, and in its first words what it is about. */
export function NumberCell(props: { line: MatterLine }) {
  const { id, number, about } = props.line;
  return (
    <TwoLines under={about}>
      <Link to="/matters/$id" params={{ id }} className="mono">
        {number}
      </Link>
    </TwoLines>
  );
}

/** How old it is, and since when: units are told the week. */
export function AgeCell(props: { line: MatterLine }) {
  const t = useWords();
  const { ageDays, receivedOn, week } = props.line;
  const since = receivedOn ?? t('matter.ofWeek', { monday: week });
  return ageDays === null ? since : <TwoLines under={since}>{t('matter.days', { count: ageDays })}</TwoLines>;
}

const OF_UNITS: readonly (string | null)[] = ['handler', 'unit-head'];

/** Whoever heads a unit: says whose its matters are. */
export function useIsHead(): boolean {
  return useSession().role === 'unit-head';
}

/** Whoever works in a unit: its lists need not say in each line that the unit has it. */
export function useIsOfUnit(): boolean {
  return OF_UNITS.includes(useSession().role);
}
