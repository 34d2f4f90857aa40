/** The lists of the register as sheets. */

import { column, type ListSheet } from '../formats/index.ts';
import { type Lang, sayIn } from '../platform/pages/words.ts';
import type { BusinessEntity, Hall } from './model.ts';
import type { WindowLine } from './store.ts';
import { placesWords } from './words.ts';

/** Row with the names a file cannot look up. */
type Placed<Row> = Row & Readonly<{ division: string }>;
type Staffed<Row> = Row & Readonly<{ unit: string }>;

const say = sayIn(placesWords);

function stateOf(place: Readonly<{ closedOn: string | null }>, lang: Lang): string {
  return place.closedOn === null ? say(lang, 'places.open') : `${say(lang, 'places.closed')} ${place.closedOn}`;
}

const STATE = { key: 'state', zh: '状态', en: 'State', kind: 'text', width: 18 } as const;
const DIVISION = { key: 'division', zh: '区划', en: 'Division', kind: 'text', width: 16 } as const;
const SINCE = { key: 'since', zh: '现状自', en: 'As now since', kind: 'day' } as const;

export const hallsSheet: ListSheet<Staffed<Placed<Hall>>> = {
  name: 'halls',
  zh: '政务服务大厅',
  en: 'Halls',
  columns: [
    column.text('name', '名称', 'Name', (hall) => hall.name, { width: 34 }),
    column.text('level', '级别', 'Level', (hall, lang) => say(lang, `places.level.${hall.level}`)),
    { ...DIVISION, value: (hall) => hall.division },
    column.text('unit', '管理单位', 'Run by', (hall) => hall.unit, { width: 34 }),
    column.text('address', '地址', 'Address', (hall) => hall.address, { width: 44 }),
    column.text('hours', '开放时间', 'Opening hours', (hall) => hall.hours, { width: 30 }),
    { ...SINCE, value: (hall) => hall.sinceOn },
    { ...STATE, value: stateOf },
  ],
};

export const windowsSheet: ListSheet<Staffed<Placed<WindowLine>>> = {
  name: 'windows',
  zh: '窗口',
  en: 'Windows',
  columns: [
    column.text('hall', '大厅', 'Hall', (window) => window.hallName, { width: 34 }),
    { ...DIVISION, value: (window) => window.division },
    column.text('number', '窗口号', 'Number', (window) => window.number, { width: 10 }),
    column.text('name', '窗口名称', 'Window', (window) => window.name, { width: 30 }),
    column.text('unit', '进驻单位', 'Staffed by', (window) => window.unit, { width: 34 }),
    column.long('services', '服务事项', 'Services', (window) => window.services),
    { ...SINCE, value: (window) => window.sinceOn },
    { ...STATE, value: stateOf },
  ],
};

export const entitiesSheet: ListSheet<Placed<BusinessEntity> & Readonly<{ township: string | null }>> = {
  name: 'entities',
  zh: '经营主体',
  en: 'Business entities',
  columns: [
    column.text('name', '名称', 'Name', (entity) => entity.name, { width: 40 }),
    column.text('uscc', '统一社会信用代码', 'Credit code', (entity) => entity.uscc, { width: 22 }),
    column.text('kind', '类型', 'Kind', (entity, lang) => say(lang, `places.kind.${entity.kind}`)),
    { ...DIVISION, value: (entity) => entity.division },
    column.text('township', '乡镇（街道）', 'Township', (entity) => entity.township),
    column.text('status', '登记状态', 'Status', (entity, lang) => say(lang, `places.status.${entity.status}`)),
    column.text('siShang', '“四上”企业', 'Above scale', (entity, lang) =>
      entity.siShang ? say(lang, 'places.yes') : null,
    ),
    column.day('opened', '成立日期', 'Founded on', (entity) => entity.openedOn),
  ],
};
