/** Earlier verifications: who asked, when, and the result. */

import type { Look } from '../../api/integrity.ts';
import { showInstant } from '../../parts/dates.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useWords, type WordKey } from '../../words/index.ts';
import { readWords } from './standing.tsx';

export function Looks(props: { looks: readonly Look[] }) {
  const t = useWords();
  return (
    <div className="integrity-table">
      <h2 className="panel-title">{t('integrity.looks')}</h2>
      <DataTable
        sheet={null}
        keyless
        list="looks"
        label={t('integrity.looks')}
        rows={props.looks}
        rowKey={(look) => look.id}
        loading={false}
        total={props.looks.length}
        columns={[
          { key: 'asked', title: t('integrity.asked'), render: (look) => showInstant(look.askedAt) },
          { key: 'office', title: t('integrity.askedBy'), render: (look) => look.office ?? t('integrity.byNight') },
          {
            key: 'result',
            title: t('integrity.result'),
            render: (look) =>
              look.ok === null ? (
                <span className="muted">{t(`integrity.step.${look.step}` as WordKey)}</span>
              ) : look.ok ? (
                <span className="light-green">✓ {t('integrity.whole')}</span>
              ) : (
                <span className="integrity-broken">▲ {t('integrity.broken')}</span>
              ),
          },
          { key: 'read', title: t('integrity.readTitle'), fit: 'wrap', render: (look) => readWords(t, look) },
        ]}
      />
    </div>
  );
}
