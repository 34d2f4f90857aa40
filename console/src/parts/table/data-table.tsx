/** Table of a list: filters, total, sortable and choosable columns, pages; rows open by click, link or keyboard. */

import { DownloadOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Empty, Popover, Space, Table, type TableColumnType, Tooltip } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { asProblem } from '../../api/problem.ts';
import type { TableSheet } from '../../api/sheets.ts';
import { useWords, type WordKey } from '../../words/index.ts';
import { Failure } from '../form/failure.tsx';
import { ACTS, useShownColumns } from './table-columns.ts';
import { type KeyActs, KeyHelp, useTableKeys } from './table-keys.tsx';
import { useOpenedList } from './table-opening.tsx';
import { useScrollByKeyboard } from './table-scroll.ts';
import { useTakeSheet } from './table-sheet.ts';
import { useCurrentView, ViewsMenu } from './table-views.tsx';
import './table.css';

/** Key of a column's heading, declared once by the server's sheet: `head.halls.level`. */
type Head<List extends string, Word extends string = WordKey> = Word extends `head.${List}.${infer Key}` ? Key : never;

/** A column of the sheet, with its heading unless it shows something else; a list without a sheet gives titles. */
type Named<List extends string> = [Head<List>] extends [never]
  ? Readonly<{ key: string; title: string }>
  : Readonly<{ key: Head<List> | typeof ACTS; title?: string }>;

export type Column<Row, List extends string = never> = Named<List> & Shown<Row>;

type Shown<Row> = Readonly<{
  render: (row: Row) => ReactNode;
  /** Sorts the page's rows; `'server'` asks for another order. */
  sort?: ((a: Row, b: Row) => number) | 'server';
  /** Hidden until chosen. */
  hidden?: boolean;
  width?: number;
  align?: 'left' | 'right' | 'center';
  /** `wrap`: sentences on several lines; `clip`: a long name, cut, with a hint. */
  fit?: 'wrap' | 'clip';
}>;

export type Pages = Readonly<{
  page: number;
  size: number;
  total: number;
  /** There are more than `total`, which is counted to a bound. */
  capped?: boolean;
  onPage: (page: number) => void;
  /** Lets the page's size be chosen. */
  onSize?: (size: number) => void;
}>;

export const PAGE_SIZES = [20, 50, 100] as const;

export type Sorting = Readonly<{ key: string; descending: boolean }>;

/** Number of columns beyond which long names are cut shorter, so that a laptop shows the last one. */
const MANY_COLUMNS = 7;

export function DataTable<Row extends object, const List extends string>(props: {
  /** Name of its sheet, where it has one. */
  list: List;
  /** Name for saved views and chosen columns, where one list stands in several rooms. */
  name?: string;
  /** Its sheet; null: it has none, for the reason the server's test gives. */
  sheet: TableSheet | null;
  /** Without keyboard control, which another list of the page has. */
  keyless?: boolean;
  label: string;
  /** On a phone each row is a card: what fits no line is read below the other. `titled`: each cell after its heading, for numbers. */
  cards?: boolean | 'titled';
  columns: readonly Column<Row, List>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  pages?: Pages;
  total?: number;
  /** Rows have `children`, all shown. */
  tree?: boolean;
  /** All rows are loaded, one page is drawn at a time. */
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
  const { list, name = list } = props;
  const titleOf = ({ key, title }: Column<Row, List>) =>
    title ?? (key === ACTS ? '' : t(`head.${list}.${key}` as WordKey));
  const hasViews = useOpenedList() === name;
  const view = useCurrentView(hasViews ? name : undefined);
  const { shown, show } = useShownColumns(name, props.columns, view?.columns ?? null);
  const shownKeys = shown.map((column) => column.key).filter((key) => key !== ACTS);
  const { taking, take } = useTakeSheet(props.sheet, shownKeys);
  const { rows, rowKey, selection, pages, onOpen, onRetry } = props;
  // No total, and no "nothing found", before the answer came.
  const total = rows === undefined ? undefined : (props.pages?.total ?? props.total);

  const acts: KeyActs = {
    open: onOpen === undefined ? undefined : (index) => withRow(rows, index, onOpen),
    choose:
      selection === undefined
        ? undefined
        : (index) => withRow(rows, index, (row) => selection.onChange(toggled(selection.keys, rowKey(row)))),
    page: pages === undefined ? undefined : (step) => turn(pages, step),
    refresh: onRetry,
    take: props.sheet === null ? undefined : take,
  };
  const keys = useMemo(() => (rows ?? []).map(rowKey), [rows, rowKey]);
  const { here, panel, help, setHelp } = useTableKeys(keys, acts, props.keyless !== true);
  useScrollByKeyboard(panel);
  const columns = shown.map((column): TableColumnType<Row> => {
    const sorted = props.sorting?.key === column.key ? (props.sorting.descending ? 'descend' : 'ascend') : null;
    return {
      key: column.key,
      title: titleOf(column),
      ...(props.cards === 'titled' ? { onCell: () => ({ 'data-title': titleOf(column) }) as object } : {}),
      render: (_, row) => (column.fit === 'clip' ? <Clipped>{column.render(row)}</Clipped> : column.render(row)),
      ...(column.key === ACTS ? { className: 'cell-acts' } : column.fit === 'wrap' ? { className: 'cell-wrap' } : {}),
      ...(column.width === undefined ? {} : { width: column.width }),
      ...(column.align === undefined ? {} : { align: column.align }),
      ...(column.sort === undefined
        ? {}
        : column.sort === 'server'
          ? { sorter: true, sortOrder: sorted }
          : { sorter: column.sort }),
    };
  });

  // Without the right to read the list only that is said: no filters, nothing to try again.
  if (props.error != null && asProblem(props.error).status === 403) return <Failure error={props.error} />;
  return (
    <section
      className={`panel table-panel${columns.length > MANY_COLUMNS ? ' table-dense' : ''}${classOfCards(props.cards)}`}
      aria-label={props.label}
      ref={panel}
    >
      {props.filters === undefined ? null : <div className="table-filters">{props.filters}</div>}
      <div className="table-bar">
        <Space wrap size={4}>
          <span className="muted figures" role="status">
            {total === undefined
              ? ''
              : t(props.pages?.capped === true ? 'table.totalMore' : 'table.total', { count: total })}
          </span>
          {hasViews ? <ViewsMenu list={name} columns={shownKeys} /> : null}
        </Space>
        <Space wrap>
          {props.actions}
          <Popover
            trigger="click"
            placement="bottomRight"
            content={
              <Checkbox.Group
                value={[...shownKeys]}
                onChange={show}
                options={props.columns
                  .filter((column) => column.key !== ACTS)
                  .map((column) => ({ value: column.key, label: titleOf(column) }))}
                style={{ flexDirection: 'column' }}
              />
            }
          >
            <Button size="small" type="text" icon={<SettingOutlined />}>
              {t('table.columns')}
            </Button>
          </Popover>
          {props.sheet === null ? null : (
            <Tooltip title={t('table.takeHelp')} placement="bottomRight">
              <Button size="small" type="text" icon={<DownloadOutlined />} loading={taking} onClick={take}>
                {t('table.take')}
              </Button>
            </Tooltip>
          )}
          {props.keyless === true ? null : (
            <Button
              size="small"
              type="text"
              className="keys-button"
              aria-label={t('app.shortcuts')}
              onClick={() => setHelp(true)}
            >
              <kbd>?</kbd>
            </Button>
          )}
        </Space>
      </div>
      {props.error === undefined || props.error === null ? (
        <Table<Row>
          // antd decides what is expanded when the table is made: so it is made with its rows.
          {...(props.tree === true
            ? { key: rows === undefined ? 'waiting' : 'here', expandable: { defaultExpandAllRows: true } }
            : {})}
          size="middle"
          columns={columns}
          dataSource={rows === undefined ? [] : [...rows]}
          rowKey={props.rowKey}
          loading={props.loading ?? false}
          tableLayout="auto"
          showSorterTooltip={false}
          locale={{
            emptyText:
              rows === undefined ? (
                <div className="table-waiting" />
              ) : (
                (props.empty ?? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('table.empty')} />)
              ),
          }}
          pagination={paginationOf(props.pages, props.paged === true)}
          rowClassName={(row) => (props.rowKey(row) === (here ?? props.hereKey) ? 'row-here' : '')}
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
                    // Links, buttons and fields inside the row do their own work; selecting text is no click.
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
      <KeyHelp acts={acts} open={help} onClose={() => setHelp(false)} />
    </section>
  );
}

function classOfCards(cards: boolean | 'titled' = false): string {
  if (cards === 'titled') return ' table-cards table-cards-titled';
  return cards ? ' table-cards' : '';
}

function withRow<Row>(rows: readonly Row[] | undefined, index: number, act: (row: Row) => void): void {
  const row = rows?.[index];
  if (row !== undefined) act(row);
}

function toggled(keys: readonly string[], key: string): readonly string[] {
  return keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key];
}

function turn(pages: Pages, step: 1 | -1): void {
  const next = pages.page + step;
  if (next >= 1 && (next - 1) * pages.size < pages.total) pages.onPage(next);
}

/** A long name on one line, whole as a hint. */
export function Clipped(props: { children: ReactNode }) {
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
  const { onSize } = pages;
  return {
    current: pages.page,
    pageSize: pages.size,
    total: pages.total,
    ...(onSize === undefined || pages.total <= PAGE_SIZES[0]
      ? { showSizeChanger: false, hideOnSinglePage: true }
      : { showSizeChanger: true, pageSizeOptions: [...PAGE_SIZES] }),
    // Another size begins at the first page.
    onChange: (page: number, size: number) => (size === pages.size ? pages.onPage(page) : onSize?.(size)),
  };
}
