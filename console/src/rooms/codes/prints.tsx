/** Prints: number, when, by whom, how many; each can be downloaded again, byte for byte. */

import { Link } from '@tanstack/react-router';
import { Space } from 'antd';
import { printUrl } from '../../api/plaques.ts';
import { showInstant } from '../../parts/dates.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';

export function Prints() {
  const t = useWords();
  const { table } = useListRoom('/api/v1/prints', ['prints'], { paged: true });
  return (
    <DataTable
      list="prints"
      {...table}
      label={t('plaque.tab.prints')}
      rowKey={(print) => print.id}
      columns={[
        { key: 'number', render: (print) => t('plaque.numbered', { number: print.number }) },
        { key: 'at', render: (print) => showInstant(print.printedAt) },
        { key: 'by', render: (print) => print.byName },
        { key: 'format', render: (print) => t(`plaque.format.${print.format}`) },
        { key: 'count', align: 'right', render: (print) => print.plaques },
        { key: 'hanging', align: 'right', render: (print) => print.hanging },
        {
          key: 'dead',
          align: 'right',
          render: (print) =>
            print.deadSince === 0 ? (
              0
            ) : (
              <span className="light-yellow" title={t('plaque.deadSinceHelp', { count: print.deadSince })}>
                ▲ {print.deadSince}
              </span>
            ),
        },
        {
          key: 'acts',
          render: (print) => (
            <Space size={12}>
              <a href={printUrl(print.id)} download>
                {t('plaque.download')}
              </a>
              <Link to="/codes" search={{ print: String(print.number) }}>
                {t('plaque.itsCodes')}
              </Link>
            </Space>
          ),
        },
      ]}
    />
  );
}
