/** Steps of the ladder that are due by the rules in force: a person looks at them and sends. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty } from 'antd';
import { useState } from 'react';
import { readLetterProposals } from '../../api/letters.ts';
import type { LetterProposals } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { LetterDialog } from '../../parts/matter/letter-dialog.tsx';
import { unbroken } from '../../parts/matter/matter-cells.tsx';
import { useWords, type Words, wordOr } from '../../words/index.ts';

type Proposal = LetterProposals['items'][number];
/** Matters of one letter. */
const MOST_MATTERS = 50;
const SHOWN = 5;

export function Proposals() {
  const t = useWords();
  const [open, setOpen] = useState<Proposal>();
  const { data, error, refetch } = useQuery({ queryKey: ['letter-proposals'], queryFn: readLetterProposals });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <section className="panel" aria-label={t('letter.tab.due')}>
      <p className="muted room-note">
        {t('letter.due.help')}
        {rulesInWords(t, data.rules)} <Link to="/rules">{t('letter.due.rules')}</Link>
      </p>
      {data.capped ? <p className="light-yellow">{t('letter.due.capped')}</p> : null}
      {data.items.length === 0 ? <Empty description={t('letter.due.none')} /> : null}
      <ul className="plain-list">
        {data.items.map((proposal) => (
          <li key={`${proposal.step}/${proposal.name}/${proposal.desk}`} className="list-line list-line-long">
            <span>
              <b>{t(`letters.step.${proposal.step}`)}</b> {nameOf(t, proposal)}
              <div className="muted figures">
                {proposal.matters
                  .slice(0, SHOWN)
                  .map(({ number, dueOn, over }) =>
                    t(over > 0 ? 'letter.due.over' : over === 0 ? 'letter.due.on' : 'letter.due.left', {
                      number: unbroken(number),
                      on: dueOn,
                      days: daysInWords(t, data.rules, proposal.step, Math.abs(over)),
                    }),
                  )
                  .join(t('letter.due.and'))}
                {proposal.matters.length > SHOWN
                  ? t('letter.due.more', { count: proposal.matters.length - SHOWN })
                  : ''}
              </div>
            </span>
            <ActButton
              word={t('letter.due.look', { count: proposal.matters.length })}
              onClick={() => setOpen(proposal)}
            />
          </li>
        ))}
      </ul>
      {open === undefined ? null : (
        <LetterDialog
          step={open.step}
          matterIds={open.matters.slice(0, MOST_MATTERS).map(({ id }) => id)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

function nameOf(t: Words, { name, desk }: Proposal): string {
  return desk === null ? name : `${name} · ${wordOr(t, `as.${desk}`, desk)}`;
}

function amountInWords(t: Words, unit: LetterProposals['rules'][number]['unit'], amount: number): string {
  return t(unit === 'working-day' ? 'letter.rule.workingDays' : 'letter.rule.days', { amount });
}

/** Days in the unit of the rule they were counted by. */
function daysInWords(t: Words, rules: LetterProposals['rules'], step: Proposal['step'], amount: number): string {
  return amountInWords(t, rules.find((rule) => rule.step === step)?.unit ?? 'working-day', amount);
}

function rulesInWords(t: Words, rules: LetterProposals['rules']): string {
  return rules
    .map(({ step, amount, unit }) =>
      t(step === 'pause' ? 'letter.rule.pause' : step === 'reminder' ? 'letter.rule.before' : 'letter.rule.over', {
        step: step === 'pause' ? '' : t(`letters.step.${step}`),
        days: amountInWords(t, unit, amount),
      }),
    )
    .join('');
}
