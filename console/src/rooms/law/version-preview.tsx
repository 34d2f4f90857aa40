/** Preview of a new version: old beside new, counted on days that are hard to count. */

import { Table } from 'antd';
import { useDivisions } from '../../api/lists.ts';
import type { components } from '../../api/schema.ts';
import { Panel } from '../../parts/facts.tsx';
import { phaseName } from '../../parts/matter/matter-cells.tsx';
import { useWords, type Words, wordOr } from '../../words/index.ts';
import { CategoryChanges } from './category-changes.tsx';
import { DaysBeside } from './days-beside.tsx';
import { limitText, Unverified } from './terms-table.tsx';

export type VersionPreview = components['schemas']['VersionPreview'];
type LimitChange = VersionPreview['limits'][number];
type Due = LimitChange['examples'][number]['before'];

const UNKNOWN = '—';

export function VersionPreviewPanel(props: { preview: VersionPreview }) {
  const t = useWords();
  const divisions = useDivisions();
  const { limits, others, running, effectiveFrom, replaces, next, categories, reordered } = props.preview;
  const nothing = limits.length + others.length + categories.length === 0 && !reordered;
  const open = (running ?? []).reduce((sum, line) => sum + line.matters, 0);
  return (
    <Panel title={t('preview.title')}>
      <p>{t('preview.from', { date: effectiveFrom, version: replaces })}</p>
      {next === null ? null : <p>{t('preview.next', { date: next.effectiveFrom, version: next.version })}</p>}
      {nothing ? <p className="muted">{t('preview.nothing')}</p> : null}
      <CategoryChanges preview={props.preview} />
      {limits.map((change) => (
        <div key={change.name}>
          <h3 className="panel-title">
            {wordOr(t, `term.${change.name}`, change.name)}
            {t('colon')}
            {limitOr(t, change.before)} → {limitOr(t, change.after)}
          </h3>
          {change.after?.verified === false ? <Unverified /> : null}
          {change.before?.basis === change.after?.basis ? null : (
            <p className="muted">
              {t('rules.basis')}
              {t('colon')}
              {change.before?.basis ?? UNKNOWN} → {change.after?.basis ?? UNKNOWN}
            </p>
          )}
          {change.examples.length === 0 ? null : (
            <Table
              size="small"
              rowKey="from"
              pagination={false}
              dataSource={[...change.examples]}
              expandable={{
                expandedRowRender: (example) => (
                  <DaysBeside from={example.from} before={change.before} after={change.after} />
                ),
                expandRowByClick: true,
                columnTitle: <span className="visually-hidden">{t('deadline.why')}</span>,
              }}
              columns={[
                {
                  title: t('preview.start'),
                  render: (_, example) => `${example.from} ${t(`preview.why.${example.why}`)}`,
                },
                { title: t('calendar.before'), render: (_, example) => dueOf(t, example.before) },
                { title: t('calendar.after'), render: (_, example) => dueOf(t, example.after) },
              ]}
            />
          )}
        </div>
      ))}
      {others.map((change) => (
        <p key={change.name}>
          {wordOr(t, `term.${change.name}`, change.name)}
          {t('colon')}
          {termValue(t, change.name, change.before)} → {termValue(t, change.name, change.after)}
        </p>
      ))}
      {running === null ? null : <p className="muted">{t('preview.running', { count: open })}</p>}
      {running === null || running.length === 0 ? null : (
        <Table
          size="small"
          rowKey={(line) => line.divisionCode + line.phase}
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          dataSource={[...running]}
          columns={[
            { title: t('head.matters.division'), render: (_, line) => divisions.nameOf(line.divisionCode) },
            { title: t('head.matters.phase'), render: (_, line) => phaseName(t, line.phase) },
            { title: t('preview.matters'), align: 'right', render: (_, line) => line.matters },
          ]}
        />
      )}
    </Panel>
  );
}

function limitOr(t: Words, limit: LimitChange['before']): string {
  return limit === null ? UNKNOWN : limitText(t, limit);
}

function dueOf(t: Words, due: Due): string {
  if (due === null) return UNKNOWN;
  return due.provisional ? `${due.dueOn} ${t('deadline.provisional')}` : due.dueOn;
}

/** Text of a term's plain value. */
export function termValue(t: Words, name: string, value: string): string {
  if (value === '') return UNKNOWN;
  if (name === 'refusalNeedsApproval' || name === 'refusalRecord') return t(value === 'true' ? 'app.yes' : 'app.no');
  if (name === 'respondentMayHandle') return wordOr(t, `term.mayHandle.${value}`, value);
  if (name === 'extension.approver') return wordOr(t, `term.approver.${value}`, value);
  return t('term.redosTimes', { count: value });
}

/** Text of a fault at a path such as `handle.amount`. */
export function faultWords(t: Words, path: string, fault: string): string {
  const parts = path.split('.').filter((part) => part !== 'terms' && part !== 'limit');
  const field = parts.map((part) => wordOr(t, `term.${part}`, wordOr(t, `rules.${part}`, ''))).filter(Boolean);
  const said = wordOr(t, `fault.${fault}`, t('fault.other'));
  return field.length === 0 ? said : `${field.join(' · ')}${t('colon')}${said}`;
}
