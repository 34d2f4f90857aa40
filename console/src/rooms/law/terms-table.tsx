/** Table of a procedure's limits, each with its basis and whether it was verified. */

import { LIMIT_NAMES } from '../../api/codes.ts';
import type { LegalLimit, ProcedureTerms } from '../../api/types.ts';
import { Fact } from '../../parts/facts.tsx';
import { PanelTable } from '../../parts/table/panel-table.tsx';
import { useWords, type WordKey, type Words } from '../../words/index.ts';

export type LimitName = (typeof LIMIT_NAMES)[number];

const NOT_SET: Readonly<Partial<Record<LimitName, WordKey>>> = {
  accept: 'term.noDecision',
  extension: 'term.noExtension',
  appealReview: 'term.unlimited',
  secondLook: 'term.unlimited',
  reclassification: 'term.unlimited',
  rerouting: 'term.noRerouting',
};

/** Text of a limit that is not set. */
export function notSetText(t: Words, name: LimitName): string {
  return t(NOT_SET[name] ?? 'term.notAsked');
}

export function limitText(t: Words, limit: LegalLimit): string {
  return t(`limit.${limit.unit}`, { amount: limit.amount });
}

/** How often a limit may be asked for, where the terms say it, and of whom. */
export function timesText(t: Words, { extension, rerouting }: ProcedureTerms, name: LimitName): readonly string[] {
  if (name === 'extension' && extension !== null) {
    const approver = t(`term.approver.${extension.approver}`);
    return [t('term.extensionTimes', { count: extension.times, approver })];
  }
  return name === 'rerouting' && rerouting !== null ? [t('term.reroutingTimes', { count: rerouting.times })] : [];
}

export function TermsTable(props: { terms: ProcedureTerms }) {
  const t = useWords();
  const { terms } = props;
  const rows = LIMIT_NAMES.map((name) => ({ name, limit: terms[name] }));
  return (
    <>
      <PanelTable
        atLeast={760}
        rowKey="name"
        rows={rows}
        columns={[
          { title: t('rules.name'), width: 140, render: (_, row) => t(`term.${row.name}`) },
          {
            title: t('rules.value'),
            width: 260,
            render: (_, row) => (
              <>
                {row.limit === null ? (
                  <span className="muted">{notSetText(t, row.name)}</span>
                ) : (
                  <b className="figures">{limitText(t, row.limit)}</b>
                )}
                {timesText(t, terms, row.name).map((line) => (
                  <div key={line} className="muted">
                    {line}
                  </div>
                ))}
              </>
            ),
          },
          { title: t('rules.basis'), render: (_, row) => row.limit?.basis ?? '' },
          {
            title: '',
            width: 150,
            render: (_, row) => (row.limit === null ? null : <VerifiedMark verified={row.limit.verified} />),
          },
        ]}
      />
      <dl className="facts facts-wide" style={{ marginTop: 12 }}>
        {frameFacts(t, terms).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <Fact name={t('term.redosBeforeUphold')}>{t('term.redosTimes', { count: terms.redosBeforeUphold })}</Fact>
        <Fact name={t('term.refusalNeedsApproval')}>{t(terms.refusalNeedsApproval ? 'app.yes' : 'app.no')}</Fact>
        <Fact name={t('term.refusalRecord')}>{t(terms.refusalRecord ? 'app.yes' : 'app.no')}</Fact>
        <Fact name={t('term.appeals')}>{t('term.redosTimes', { count: terms.appeals })}</Fact>
        <Fact name={t('term.respondentMayHandle')}>{t(`term.mayHandle.${terms.respondentMayHandle}`)}</Fact>
      </dl>
    </>
  );
}

/** Facts of a procedure: who raises it, how it is accepted, who judges, its name, whether it is published. */
function frameFacts(t: Words, terms: ProcedureTerms): readonly (readonly [string, string])[] {
  const judge =
    terms.judgedBy === 'complainant'
      ? t('term.judge.complainant', { otherwise: t(`term.seat.${terms.seats.judge.where}`) })
      : t(`term.seat.${terms.seats.judge.where}`);
  return [
    [t('term.raisedBy'), t(`term.raisedBy.${terms.raisedBy}`)],
    [t('term.acceptance'), t(`term.acceptance.${terms.acceptance}`)],
    [t('term.handleDate'), t(`term.handleDate.${terms.handleDate}`)],
    [t('term.judge'), judge],
    [t('term.lane'), t(`term.lane.${terms.lane}`)],
    [t('term.number'), t(`term.number.${terms.number}`)],
    [t('term.reference'), t(`term.reference.${terms.reference}`)],
    [t('term.published'), t(terms.published ? 'app.yes' : 'app.no')],
  ];
}

export function VerifiedMark(props: { verified: boolean }) {
  const t = useWords();
  return props.verified ? <span className="light-green">✓ {t('rules.verified')}</span> : <Unverified />;
}

/** Mark of a limit nobody compared with the text in force. */
export function Unverified() {
  const t = useWords();
  return <span className="light-yellow">▲ {t('rules.unverified')}</span>;
}

export function unverifiedIn(terms: ProcedureTerms): number {
  return LIMIT_NAMES.filter((name) => terms[name]?.verified === false).length;
}
