/** Statistics by unit and by handler as sheets to take away: what is done in a week or some months, and what may be dodging. */

import { column, type ListColumn, type ListSheet } from '../formats/index.ts';
import type { WorkLine, WorkShare } from './office/model-work.ts';
import { shareColumns } from './sheets.ts';

type WorkColumn = ListColumn<WorkLine>;

const COUNTY: WorkColumn = column.text('county', '地区', 'Area', (line) => line.area?.name ?? null, { width: 14 });
const UNIT: WorkColumn = column.text('name', '承办单位', 'Unit', (line) => line.name, { width: 30 });

function counted(key: keyof WorkLine['counts'], zh: string, en: string): WorkColumn {
  return column.whole(key, zh, en, ({ counts }) => counts[key]);
}

function share(key: WorkShare, zh: string, en: string): readonly WorkColumn[] {
  return shareColumns<WorkLine>(`${key}Share`, { zh, en }, ({ shares }) => shares[key]);
}

const DONE: readonly WorkColumn[] = [
  counted('received', '收到', 'Received'),
  counted('signed', '签收', 'Signed'),
  ...share('signedInTime', '按时签收率', 'Signed in time'),
  counted('ended', '办完', 'Answered'),
  ...share('endedInTime', '按时办完率', 'Answered in time'),
  counted('overdue', '逾期未办完', 'Overdue'),
];
const LOOSE: readonly WorkColumn[] = [
  counted('extended', '延期', 'Extended'),
  counted('suspended', '中止', 'Suspended'),
];

export const unitsSheet: ListSheet<WorkLine> = {
  name: 'work-units',
  zh: '承办单位统计',
  en: 'Work by unit',
  columns: [
    COUNTY,
    UNIT,
    ...DONE,
    counted('returned', '退回', 'Returned'),
    counted('redone', '责令重办', 'Ordered again'),
    ...LOOSE,
    counted('reopened', '要求重新办理', 'Asked again'),
    counted('resolved', '认定解决', 'Resolved'),
    counted('partly', '部分解决', 'Partly'),
    counted('notResolved', '没有解决', 'Not resolved'),
    counted('noVerdict', '没有评判', 'No verdict'),
    ...share('resolved', '解决率', 'Resolved, of those judged'),
    column.whole('place', '组', 'Group', ({ place }) => place?.group ?? null),
    column.text(
      'ranks',
      '名次范围',
      'Range of ranks',
      ({ place }) => (place === null ? null : `${place.rankFrom}–${place.rankTo}`),
      { beside: 'place' },
    ),
    ...shareColumns<WorkLine>(
      'windows',
      { zh: '窗口好评率', en: 'Satisfied at its windows' },
      ({ windows }) => windows,
    ),
  ],
};

/** Each alone may have good reasons: read together, and never as a score. */
export const dodgingSheet: ListSheet<WorkLine> = {
  name: 'work-dodging',
  zh: '退回、改轻与评判',
  en: 'Returned, moved down, judged',
  columns: [
    COUNTY,
    UNIT,
    counted('received', '收到', 'Received'),
    counted('returned', '退回', 'Returned'),
    ...share('returned', '退回率', 'Returned, of those received'),
    counted('downward', '改成较轻类别', 'Moved to a lighter category'),
    ...share('downward', '改轻率', 'Moved down, of those received'),
    counted('noVerdict', '没有评判', 'No verdict'),
    ...share('noVerdict', '没有评判率', 'No verdict, of those answered'),
    counted('notResolved', '没有解决', 'Not resolved'),
    ...share('notResolved', '没有解决率', 'Not resolved, of those judged'),
  ],
};

export const handlersSheet: ListSheet<WorkLine> = {
  name: 'work-handlers',
  zh: '经办人统计',
  en: 'Work by handler',
  columns: [
    COUNTY,
    column.text('unit', '承办单位', 'Unit', (line) => line.unitName, { width: 30 }),
    column.text('name', '经办人', 'Handler', (line) => (line.name === '' ? null : line.name), { width: 16 }),
    ...DONE,
    counted('returned', '退回', 'Returned'),
    counted('sentBack', '审核退改', 'Sent back by the checker'),
    ...LOOSE,
  ],
};
