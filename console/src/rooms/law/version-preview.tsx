/** What a new version would change, before it is saved: old beside new, counted out on days that are hard to count. */

import { Table } from 'antd';
import { useDivisions } from '../../api/lists.ts';
import type { components } from '../../api/schema.ts';
import { phaseName } from '../../parts/matter-cells.tsx';
import { useWords, type Words, wordOr } from '../../words/index.ts';
import { limitText } from './terms-table.tsx';

export type VersionPreview = components['schemas']['VersionPreview'];
type LimitChange = VersionPreview['limits'][number];
type Due = LimitChange['examples'][number]['before'];

export function VersionPreviewPanel(props: { preview: VersionPreview }) {
  const t = useWords();
  const divisions = useDivisions();
  const { limits, others, running, effectiveFrom, replaces } = props.preview;
  const open = (running ?? []).reduce((sum, line) => sum + line.matters, 0);
  return (
    <section className="panel" aria-label={t('preview.title')}>
      <h2>{t('preview.title')}</h2>
      <p>{t('preview.from', { date: effectiveFrom, version: replaces })}</p>
      {limits.length === 0 && others.length === 0 ? <p className="muted">{t('preview.nothing')}</p> : null}
      {limits.map((change) => (
        <div key={change.name}>
          <h3 className="panel-title">
            {wordOr(t, `term.${change.name}`, change.name)}:{limitOr(t, change.before)} → {limitOr(t, change.after)}
          </h3>
          {change.before?.basis === change.after?.basis ? null : (
            <p className="muted">
              {t('rules.basis')}:{change.before?.basis ?? '—'} → {change.after?.basis ?? '—'}
            </p>
          )}
          {change.examples.length === 0 ? null : (
            <Table
              size="small"
              rowKey="from"
              pagination={false}
              dataSource={[...change.examples]}
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
          {wordOr(t, `term.${change.name}`, change.name)}:{change.before || '—'} → {change.after || '—'}
        </p>
      ))}
      <p className="muted">{t('preview.running', { count: open })}</p>
      {running === null || running.length === 0 ? null : (
        <Table
          size="small"
          rowKey={(line) => line.divisionCode + line.phase}
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          dataSource={[...running]}
          columns={[
            { title: t('matter.division'), render: (_, line) => divisions.nameOf(line.divisionCode) },
            { title: t('matter.phase'), render: (_, line) => phaseName(t, line.phase) },
            { title: t('preview.matters'), align: 'right', render: (_, line) => line.matters },
          ]}
        />
      )}
    </section>
  );
}

function limitOr(t: Words, limit: LimitChange['before']): string {
  return limit === null ? '—' : limitText(t, limit);
}

function dueOf(t: Words, due: Due): string {
  if (due === null) return '—';
  return due.provisional ? `${due.dueOn} ${t('deadline.provisional')}` : due.dueOn;
}

/** `handle.amount` and what is wrong with it, in words. */
export function faultWords(t: Words, path: string, fault: string): string {
  const [name = '', part = ''] = path.split('.');
  const field = [wordOr(t, `term.${name}`, name), wordOr(t, `rules.${part}`, part)].filter((word) => word !== '');
  return `${field.join(' · ')}:${wordOr(t, `fault.${fault}`, fault)}`;
}
