/** A list: filters above, the total shown, columns sortable and choosable, pages; rows open by click, link or keyboard. */

import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Empty, Popover, Space, Table, type TableColumnType } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words/index.ts';
import { Failure } from './failure.tsx';

export type Column<Row> = Readonly<{
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Sorts what is on the page; `'server'` asks for another order instead. */
  sort?: ((a: Row, b: Row) => number) | 'server';
  /** Not shown until chosen. */
  hidden?: boolean;
  width?: number;
  align?: 'left' | 'right' | 'center';
  /** `wrap`: sentences, over several lines; `clip`: a long name, cut with its whole as a hint. */
  fit?: 'wrap' | 'clip';
}>;

export type Pages = Readonly<{
  page: number;
  size: number;
  total: number;
  /** There are more than `total`: nobody counts very many to the last. */
  capped?: boolean;
  onPage: (page: number) => void;
}>;

export type Sorting = Readonly<{ key: string; descending: boolean }>;

const SEEN = 'columns:';

export function DataTable<Row extends object>(props: {
  /** Names the table for the choice of columns kept in this browser. */
  name: string;
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  pages?: Pages;
  total?: number;
  /** All rows are here; only a page of them is drawn at a time. */
  paged?: boolean;
  sorting?: Sorting | undefined;
  onSort?: (sorting: Sorting | undefined) => void;
  onOpen?: (row: Row) => void;
  hereKey?: string | undefined;
  filters?: ReactNode;
  actions?: ReactNode;
  empty?: ReactNode;
  selection?: Readonly<{ keys: readonly string[]; onChange: (keys: readonly string[]) => void }>;
}) {
  const t = useWords();
  const [hidden, setHidden] = useState<readonly string[]>(() => hiddenColumns(props.name, props.columns));
  const shown = props.columns.filter((column) => !hidden.includes(column.key));
  // Nothing is said of a total, or of nothing found, before the answer is there.
  const total = props.rows === undefined ? undefined : (props.pages?.total ?? props.total);

  const hide = (next: readonly string[]): void => {
    setHidden(next);
    localStorage.setItem(SEEN + props.name, JSON.stringify(next));
  };
  const columns = shown.map((column): TableColumnType<Row> => {
    const sorted = props.sorting?.key === column.key ? (props.sorting.descending ? 'descend' : 'ascend') : null;
    return {
      key: column.key,
      title: column.title,
      render: (_, row) => (column.fit === 'clip' ? <Clipped>{column.render(row)}</Clipped> : column.render(row)),
      ...(column.fit === 'wrap' ? { className: 'cell-wrap' } : {}),
      ...(column.width === undefined ? {} : { width: column.width }),
      ...(column.align === undefined ? {} : { align: column.align }),
      ...(column.sort === undefined
        ? {}
        : column.sort === 'server'
          ? { sorter: true, sortOrder: sorted }
          : { sorter: column.sort }),
    };
  });

  return (
    <section className="panel table-panel" aria-label={props.label}>
      {props.filters === undefined ? null : <div className="table-filters">{props.filters}</div>}
      <div className="table-bar">
        <span className="muted figures" role="status">
          {total === undefined
            ? ''
            : t(props.pages?.capped === true ? 'table.totalMore' : 'table.total', { count: total })}
        </span>
        <Space wrap>
          {props.actions}
          <Popover
            trigger="click"
            placement="bottomRight"
            content={
              <Checkbox.Group
                value={shown.map((column) => column.key)}
                onChange={(keys) => hide(props.columns.map((c) => c.key).filter((key) => !keys.includes(key)))}
                options={props.columns.map((column) => ({ value: column.key, label: column.title }))}
                style={{ flexDirection: 'column' }}
              />
            }
          >
            <Button size="small" type="text" icon={<SettingOutlined />}>
              {t('table.columns')}
            </Button>
          </Popover>
        </Space>
      </div>
      {props.error === undefined || props.error === null ? (
        <Table<Row>
          size="middle"
          columns={columns}
          dataSource={props.rows === undefined ? [] : [...props.rows]}
          rowKey={props.rowKey}
          loading={props.loading ?? false}
          tableLayout="auto"
          showSorterTooltip={false}
          locale={{
            emptyText:
              props.rows === undefined ? (
                <div className="table-waiting" />
              ) : (
                (props.empty ?? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('table.empty')} />)
              ),
          }}
          pagination={paginationOf(props.pages, props.paged === true)}
          rowClassName={(row) => (props.rowKey(row) === props.hereKey ? 'row-here' : '')}
          {...(props.selection === undefined
            ? {}
            : {
                rowSelection: {
                  selectedRowKeys: [...props.selection.keys],
                  onChange: (keys) => props.selection?.onChange(keys.map(String)),
                },
              })}
          onRow={(row) => ({
            'data-row': props.rowKey(row),
            ...(props.onOpen === undefined
              ? {}
              : {
                  style: { cursor: 'pointer' },
                  onClick: (event) => {
                    // A link, button or field inside the row does its own work; a selection of text is not a click.
                    if (event.target instanceof Element && event.target.closest('a,button,input,label')) return;
                    if (String(window.getSelection() ?? '') !== '') return;
                    props.onOpen?.(row);
                  },
                }),
          })}
          onChange={(_, __, sorter, extra) => {
            if (extra.action !== 'sort' || Array.isArray(sorter) || props.onSort === undefined) return;
            const key = String(sorter.columnKey ?? '');
            if (props.columns.find((column) => column.key === key)?.sort !== 'server') return;
            props.onSort(sorter.order == null ? undefined : { key, descending: sorter.order === 'descend' });
          }}
        />
      ) : (
        <Failure error={props.error} {...(props.onRetry === undefined ? {} : { onRetry: props.onRetry })} />
      )}
    </section>
  );
}

/** A long name on one line; the whole is the hint. */
function Clipped(props: { children: ReactNode }) {
  const hint = typeof props.children === 'string' ? { title: props.children } : {};
  return (
    <span className="cell-clip" {...hint}>
      {props.children}
    </span>
  );
}

function paginationOf(pages: Pages | undefined, paged: boolean) {
  if (pages === undefined) {
    return paged ? { defaultPageSize: 50, showSizeChanger: false, hideOnSinglePage: true } : (false as const);
  }
  return {
    current: pages.page,
    pageSize: pages.size,
    total: pages.total,
    showSizeChanger: false,
    hideOnSinglePage: true,
    onChange: pages.onPage,
  };
}

function hiddenColumns<Row>(name: string, columns: readonly Column<Row>[]): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(SEEN + name) ?? 'null');
    if (Array.isArray(stored)) return stored.map(String);
  } catch {
    // A broken remembrance is no remembrance.
  }
  return columns.filter((column) => column.hidden === true).map((column) => column.key);
}
