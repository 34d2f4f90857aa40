/** Facts of the matter at a glance, its legs, and letters about it. */

import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import { useDivisions } from '../../api/lists.ts';
import type { MatterView } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Panel } from '../../parts/facts.tsx';
import { NameHandler } from '../../parts/matter/name-handler.tsx';
import { gradeName, reasonNames } from '../../parts/matter/rating.ts';
import { useWords, wordOr } from '../../words/index.ts';
import { ReleasePlace } from './release.tsx';

/** Whose it is within the unit; said by its head, or taken by a handler. */
function Named({ line, naming }: Pick<MatterView, 'line' | 'naming'>) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { named } = line;
  return (
    <>
      {[named?.name, named?.section].filter((part) => part != null).join(' · ') || (
        <span className="muted">{t('named.nobody')}</span>
      )}{' '}
      {naming === null ? null : <ActButton type="link" word={t('named.name')} onClick={() => setOpen(true)} />}
      {naming !== null && open ? <NameHandler line={line} naming={naming} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

export function Facts(props: { view: MatterView }) {
  const t = useWords();
  const categories = useCategories();
  const divisions = useDivisions();
  const { line, office, judge, parent, children, rating, naming } = props.view;
  const judged =
    judge === null
      ? '—'
      : judge.kind === 'complainant'
        ? t('matter.judge.complainant')
        : `${judge.office ?? '—'}${judge.escalations > 0 ? ` (+${judge.escalations})` : ''}`;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('matter.office'), office],
    [t('head.matters.category'), categories.ofMatter(line) ?? t('matter.noCategory')],
    [t('matter.grade'), rating === null ? null : gradeName(t, rating.grade)],
    [t('matter.reasons'), rating === null ? null : reasonNames(t, categories.nameOf, rating.reasons)],
    [t('matter.reference'), line.reference?.number ?? null],
    [
      t('matter.jurisdiction'),
      line.reference === null || line.reference.jurisdiction === null
        ? null
        : categories.nameOf(line.reference.jurisdiction),
    ],
    [t('matter.raisedBy'), line.raisedBy?.name ?? null],
    [t('head.matters.respondent'), line.respondent?.name ?? null],
    [t('head.matters.lead'), line.lead?.name ?? null],
    [
      t('head.desk.named'),
      line.named === null && naming === null ? null : <Named key="named" line={line} naming={naming} />,
    ],
    [t('head.matters.place'), line.place === null ? null : <Place key="place" view={props.view} />],
    [t('head.matters.division'), divisions.nameOf(line.divisionCode)],
    [t('matter.judge'), judged],
    [
      line.receivedOn === null ? t('head.desk.week') : t('head.matters.received'),
      line.receivedOn ?? t('step.inWeek', { monday: line.week }),
    ],
    [
      t('matter.contact'),
      line.realName === null ? null : t(line.realName ? 'matter.contact.left' : 'matter.contact.none'),
    ],
    [
      t('matter.receipt'),
      line.hasReceipt === null ? null : t(line.hasReceipt ? 'matter.receipt.has' : 'matter.receipt.none'),
    ],
    [t('head.matters.age'), line.ageDays === null ? null : t('matter.days', { count: line.ageDays })],
    [t('matter.parent'), parent === null ? null : <MatterLink key="parent" {...parent} />],
    [
      t('matter.children'),
      children.length === 0
        ? null
        : children.map((child) => (
            <span key={child.id}>
              <MatterLink {...child} />{' '}
            </span>
          )),
    ],
  ];
  return (
    <Panel title={t('matter.facts')}>
      <dl className="facts">
        {rows.map(([label, value]) =>
          value === null || value === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </Panel>
  );
}

/** Hall and window, and for the offices whether the unit was told. */
function Place(props: { view: MatterView }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { line, placeReleased, allowed } = props.view;
  return (
    <>
      {line.place}{' '}
      {placeReleased === null ? null : (
        <span className={placeReleased ? 'light-green' : 'muted'}>
          {placeReleased ? `✓ ${t('matter.placeTold')}` : t('matter.placeUntold')}
        </span>
      )}
      {allowed.includes('release-place') ? (
        <ActButton type="link" word={t('command.release-place')} onClick={() => setOpen(true)} />
      ) : null}
      {open ? <ReleasePlace view={props.view} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function MatterLink(props: { id: string; number: string }) {
  return (
    <Link to="/matters/$id" params={{ id: props.id }} className="mono">
      {props.number}
    </Link>
  );
}

export function Legs(props: { view: MatterView }) {
  const t = useWords();
  const { legs } = props.view;
  if (legs.length === 0) return null;
  return (
    <Panel title={t('matter.legs')}>
      <ol className="plain-list">
        {[...legs].reverse().map((leg) => (
          <li key={leg.no}>
            <b>{t('matter.leg', { no: leg.no })}</b> {leg.lead?.name ?? ''}
            <div className="muted figures">
              {[
                t('matter.leg.opened', { on: leg.openedOn }),
                leg.signedOn === null ? '' : t('matter.leg.signed', { on: leg.signedOn }),
                leg.submittedOn === null ? '' : t('matter.leg.submitted', { on: leg.submittedOn }),
                t('matter.leg.due', { on: leg.dueOn }),
                leg.extension === 'none' ? '' : wordOr(t, `matter.extension.${leg.extension}`, leg.extension),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </div>
            {leg.assisting.map(({ unit, part }) => (
              <div key={unit.id}>
                {t('matter.assisting')} {unit.name} <span className="muted">{wordOr(t, `part.${part}`, part)}</span>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Letters about the matter; each is signed for and answered where all of it is read. */
export function Letters(props: { view: MatterView }) {
  const t = useWords();
  const { letters, allowed } = props.view;
  if (letters.length === 0) return null;
  return (
    <Panel title={t('matter.letters')}>
      <ul className="plain-list">
        {letters.map((letter) => (
          <li key={letter.id} className="list-line">
            <span>
              {wordOr(t, `step.${letter.step}`, letter.step)}{' '}
              {letter.year === null || letter.number === null
                ? ''
                : t('matter.letter', { year: letter.year, number: letter.number })}{' '}
              {letter.unit.name}
              <div className="muted figures">
                {letter.repliedOn !== null
                  ? t('matter.letter.replied', { on: letter.repliedOn })
                  : letter.replyBy === null
                    ? ''
                    : t('matter.letter.replyBy', { on: letter.replyBy })}
              </div>
            </span>
            <Link to="/letters" search={{ letter: letter.id }}>
              {t(
                letter.repliedOn === null && allowed.includes('answer-letter')
                  ? 'matter.letter.reply'
                  : 'matter.letter.open',
              )}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
