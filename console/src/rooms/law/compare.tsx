/** Comparison of two versions of a procedure, term by term; differences are marked by word and colour. */

import { Select, Space } from 'antd';
import { useId, useState } from 'react';
import { LIMIT_NAMES } from '../../api/codes.ts';
import type { ProcedureTerms, ProcedureVersion } from '../../api/types.ts';
import { PanelTable } from '../../parts/table/panel-table.tsx';
import { useWords, type Words } from '../../words/index.ts';
import { type LimitName, limitText, notSetText, timesText } from './terms-table.tsx';
import { termValue } from './version-preview.tsx';

type Row = Readonly<{ key: string; name: string; left: string; right: string }>;

export function CompareVersions(props: {
  versions: readonly ProcedureVersion[];
  headOf: (version: ProcedureVersion) => string;
}) {
  const t = useWords();
  const id = useId();
  const { versions } = props;
  const [chosen, setChosen] = useState(() => [versions[1]?.version, versions[0]?.version] as const);
  const [left, right] = chosen.map((version) => versions.find((each) => each.version === version));
  if (left === undefined || right === undefined) return null;
  const rows = rowsOf(t, left.terms, right.terms);
  const changed = rows.filter(differs).length;
  const choose = (side: 0 | 1) => (
    <Select
      id={`${id}${side}`}
      aria-label={t(side === 0 ? 'compare.left' : 'compare.right')}
      style={{ width: 320 }}
      value={chosen[side] ?? ''}
      onChange={(version: string) => setChosen(side === 0 ? [version, chosen[1]] : [chosen[0], version])}
      options={versions.map((version) => ({ value: version.version, label: props.headOf(version) }))}
    />
  );
  return (
    <>
      <h2 className="panel-title" style={{ marginTop: 20 }}>
        {t('compare.title')}
      </h2>
      <Space wrap style={{ marginBottom: 12 }}>
        {choose(0)}
        <span className="muted">→</span>
        {choose(1)}
        <span className="muted figures" role="status">
          {t(changed === 0 ? 'compare.same' : 'compare.differ', { count: changed })}
        </span>
      </Space>
      <PanelTable<Row>
        atLeast={760}
        rows={rows}
        rowClassName={(row) => (differs(row) ? 'row-differs' : '')}
        columns={[
          { title: t('rules.name'), width: 200, render: (_, row) => row.name },
          { title: t('rules.version', { version: left.version }), render: (_, row) => <Lines text={row.left} /> },
          { title: t('rules.version', { version: right.version }), render: (_, row) => <Lines text={row.right} /> },
          { title: '', width: 90, render: (_, row) => (differs(row) ? <b>{t('compare.changed')}</b> : null) },
        ]}
      />
    </>
  );
}

function Lines(props: { text: string }) {
  const [first, ...rest] = props.text.split('\n');
  return (
    <>
      <div>{first}</div>
      {rest.map((line) => (
        <div key={line} className="muted">
          {line}
        </div>
      ))}
    </>
  );
}

function differs(row: Row): boolean {
  return row.left !== row.right;
}

function rowsOf(t: Words, left: ProcedureTerms, right: ProcedureTerms): readonly Row[] {
  const limits = LIMIT_NAMES.map((name) => ({
    key: name,
    name: t(`term.${name}`),
    left: limitLines(t, left, name),
    right: limitLines(t, right, name),
  }));
  const others = (
    ['redosBeforeUphold', 'refusalNeedsApproval', 'refusalRecord', 'appeals', 'respondentMayHandle'] as const
  ).map((name) => ({
    key: name,
    name: t(`term.${name}`),
    left: termValue(t, name, String(left[name])),
    right: termValue(t, name, String(right[name])),
  }));
  return [...limits, ...others];
}

/** Lines of a limit: amount, basis, whether verified. */
function limitLines(t: Words, terms: ProcedureTerms, name: LimitName): string {
  const limit = terms[name];
  if (limit === null) return notSetText(t, name);
  const mark = limit.verified ? `✓ ${t('rules.verified')}` : `▲ ${t('rules.unverified')}`;
  return [limitText(t, limit), ...timesText(t, terms, name), limit.basis, mark].join('\n');
}
