/** Table of a panel: rows that are read at once and are no list. Where it does not fit it scrolls, by keyboard too. */

import { Table, type TableProps } from 'antd';
import { useRef } from 'react';
import { useScrollByKeyboard } from './table-scroll.ts';

export function PanelTable<Row extends object>(
  props: Omit<TableProps<Row>, 'dataSource' | 'scroll' | 'size'> & {
    rows: readonly Row[];
    /** Width in pixels below which it scrolls. */
    atLeast: number;
  },
) {
  const { rows, atLeast, ...rest } = props;
  const panel = useRef<HTMLDivElement>(null);
  useScrollByKeyboard(panel);
  return (
    <div ref={panel}>
      <Table<Row> size="small" pagination={false} {...rest} scroll={{ x: atLeast }} dataSource={[...rows]} />
    </div>
  );
}
