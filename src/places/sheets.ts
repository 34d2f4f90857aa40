/** The lists of the register as sheets. */

import type { ListSheet } from '../papers/index.ts';
import { type Lang, speak } from '../platform/pages/words.ts';
import type { BusinessEntity, Hall } from './model.ts';
import type { WindowLine } from './store.ts';
import { placesWords } from './words.ts';

/** With the names a file cannot look up. */
type Placed<Row> = Row & Readonly<{ division: string }>;
type Staffed<Row> = Row & Readonly<{ unit: string }>;

function say(lang: Lang, key: keyof typeof placesWords.zh): string {
  return speak(placesWords, lang)(key);
}

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
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', width: 34, value: (hall) => hall.name },
    {
      key: 'level',
      zh: '级别',
      en: 'Level',
      kind: 'text',
      value: (hall, lang) => say(lang, `places.level.${hall.level}`),
    },
    { ...DIVISION, value: (hall) => hall.division },
    { key: 'unit', zh: '管理单位', en: 'Run by', kind: 'text', width: 34, value: (hall) => hall.unit },
    { key: 'address', zh: '地址', en: 'Address', kind: 'text', width: 44, value: (hall) => hall.address },
    { key: 'hours', zh: '开放时间', en: 'Opening hours', kind: 'text', width: 30, value: (hall) => hall.hours },
    { ...SINCE, value: (hall) => hall.sinceOn },
    { ...STATE, value: stateOf },
  ],
};

export const windowsSheet: ListSheet<Staffed<Placed<WindowLine>>> = {
  name: 'windows',
  zh: '窗口',
  en: 'Windows',
  columns: [
    { key: 'hall', zh: '大厅', en: 'Hall', kind: 'text', width: 34, value: (window) => window.hallName },
    { ...DIVISION, value: (window) => window.division },
    { key: 'number', zh: '窗口号', en: 'Number', kind: 'text', width: 10, value: (window) => window.number },
    { key: 'name', zh: '窗口名称', en: 'Window', kind: 'text', width: 30, value: (window) => window.name },
    { key: 'unit', zh: '进驻单位', en: 'Staffed by', kind: 'text', width: 34, value: (window) => window.unit },
    { key: 'services', zh: '服务事项', en: 'Services', kind: 'long', value: (window) => window.services },
    { ...SINCE, value: (window) => window.sinceOn },
    { ...STATE, value: stateOf },
  ],
};

export const entitiesSheet: ListSheet<Placed<BusinessEntity> & Readonly<{ township: string | null }>> = {
  name: 'entities',
  zh: '经营主体',
  en: 'Business entities',
  columns: [
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', width: 40, value: (entity) => entity.name },
    { key: 'uscc', zh: '统一社会信用代码', en: 'Credit code', kind: 'text', width: 22, value: (entity) => entity.uscc },
    {
      key: 'kind',
      zh: '类型',
      en: 'Kind',
      kind: 'text',
      value: (entity, lang) => say(lang, `places.kind.${entity.kind}`),
    },
    { ...DIVISION, value: (entity) => entity.division },
    { key: 'township', zh: '乡镇（街道）', en: 'Township', kind: 'text', value: (entity) => entity.township },
    {
      key: 'status',
      zh: '登记状态',
      en: 'Status',
      kind: 'text',
      value: (entity, lang) => say(lang, `places.status.${entity.status}`),
    },
    {
      key: 'siShang',
      zh: '“四上”企业',
      en: 'Above scale',
      kind: 'text',
      value: (entity, lang) => (entity.siShang ? say(lang, 'places.yes') : null),
    },
    { key: 'opened', zh: '成立日期', en: 'Founded on', kind: 'day', value: (entity) => entity.openedOn },
  ],
};
