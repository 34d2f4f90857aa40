/** The tables of figures as sheets to take away. */

import { procedureWord } from '../law/index.ts';
import type { ListColumn, ListSheet } from '../papers/index.ts';
import { type Lang, speak } from '../platform/pages/words.ts';
import type { Satisfaction } from './methods/rules-interval.ts';
import type { FigureLine, FiguresBy, PaceBy, PaceLine, UnitWindow } from './office/model-office.ts';
import { officeWords } from './office/words-office.ts';

function say(lang: Lang, key: keyof typeof officeWords.zh): string {
  return speak(officeWords, lang)(key);
}

function standingWord(lang: Lang, standing: FigureLine['standing']): string | null {
  return standing === null ? null : say(lang, `figures.standing.${standing}`);
}

/** A share and its two ends. */
function shareColumns<Row>(
  key: string,
  names: Readonly<{ zh: string; en: string }>,
  of: (row: Row) => Satisfaction | null,
): readonly ListColumn<Row>[] {
  const ends = [
    { end: 'low', zh: `${names.zh}下限`, en: `${names.en}, lower end` },
    { end: 'high', zh: `${names.zh}上限`, en: `${names.en}, upper end` },
  ] as const;
  return [
    {
      key,
      ...names,
      kind: 'share',
      value: (row, lang) => {
        const share = of(row);
        return share === null ? null : share.kind === 'enough' ? share.share : say(lang, 'figures.no-data');
      },
    },
    ...ends.map(
      ({ end, zh, en }): ListColumn<Row> => ({
        key: `${key}-${end}`,
        beside: key,
        zh,
        en,
        kind: 'share',
        value: (row) => {
          const share = of(row);
          return share?.kind === 'enough' ? share[end] : null;
        },
      }),
    ),
  ];
}

type FigureColumn = ListColumn<FigureLine>;

const COUNTY: FigureColumn = {
  key: 'county',
  zh: '地区',
  en: 'Area',
  kind: 'text',
  width: 14,
  value: (line) => line.countyName,
};
const HALL: FigureColumn = {
  key: 'hall',
  zh: '大厅',
  en: 'Hall',
  kind: 'text',
  width: 28,
  value: (line) => line.hallName,
};
const UNIT: FigureColumn = {
  key: 'unit',
  zh: '进驻单位',
  en: 'Staffed by',
  kind: 'text',
  width: 30,
  value: (line) => line.unitName,
};

function named(zh: string, en: string): FigureColumn {
  return {
    key: 'name',
    zh,
    en,
    kind: 'text',
    width: 26,
    value: (line, lang) => (line.name === '' ? say(lang, 'figures.unnamed') : line.name),
  };
}

const COUNTED: readonly FigureColumn[] = [
  { key: 'reviews', zh: '评议数', en: 'Reviews', kind: 'whole', value: (line) => line.reviews },
  {
    key: 'takenOver',
    zh: '接收的历史评价',
    en: 'Taken over',
    kind: 'text',
    value: ({ takenOver }, lang) => (takenOver === null ? null : say(lang, `figures.taken-over.${takenOver}`)),
  },
  { key: 'bad', zh: '差评', en: 'Bad', kind: 'whole', value: (line) => line.grades[1] + line.grades[2] },
  { key: 'participation', zh: '参评率', en: 'Took part', kind: 'share', value: (line) => line.participation },
  ...shareColumns<FigureLine>('satisfaction', { zh: '好评率', en: 'Satisfied' }, (line) => line.satisfaction),
  ...shareColumns<FigureLine>(
    'weighted',
    { zh: '扣减刷分迹象后', en: 'Less signs of fraud' },
    (line) => line.weighted,
  ).map((column) => ({ ...column, beside: 'satisfaction' })),
];
const SERVED: FigureColumn = { key: 'served', zh: '办件量', en: 'Served', kind: 'whole', value: (line) => line.served };

/** How a line stands to its kin, which differs from table to table. */
function compared(zh: string, en: string): readonly FigureColumn[] {
  return [
    { key: 'standing', zh, en, kind: 'text', value: ({ standing }, lang) => standingWord(lang, standing) },
    { key: 'place', zh: '组', en: 'Group', kind: 'whole', value: (line) => line.place?.group ?? null },
    {
      key: 'ranks',
      beside: 'place',
      zh: '名次范围',
      en: 'Range of ranks',
      kind: 'text',
      value: ({ place }) => (place === null ? null : `${place.rankFrom}–${place.rankTo}`),
    },
    { key: 'drawn', zh: '收缩估计', en: 'Drawn to its kin', kind: 'share', value: (line) => line.drawn },
    SERVED,
  ];
}

/** One list, by what it is asked by. */
export const figureSheets: Readonly<Record<FiguresBy, ListSheet<FigureLine>>> = {
  window: {
    name: 'figures-window',
    zh: '评议统计（按窗口）',
    en: 'Reviews by window',
    columns: [COUNTY, HALL, named('窗口', 'Window'), UNIT, ...COUNTED, ...compared('与本大厅比', 'Against its hall')],
  },
  hall: {
    name: 'figures-hall',
    zh: '评议统计（按大厅）',
    en: 'Reviews by hall',
    columns: [COUNTY, named('大厅', 'Hall'), ...COUNTED, ...compared('与本县（市、区）比', 'Against its county')],
  },
  county: {
    name: 'figures-county',
    zh: '评议统计（按县区）',
    en: 'Reviews by county',
    columns: [named('县（市、区）', 'County'), ...COUNTED, ...compared('与总体比', 'Against all')],
  },
  service: {
    name: 'figures-service',
    zh: '评议统计（按事项）',
    en: 'Reviews by service item',
    columns: [named('服务事项', 'Service item'), ...COUNTED, ...compared('与总体比', 'Against all')],
  },
  month: {
    name: 'figures-month',
    zh: '评议统计（按月）',
    en: 'Reviews by month',
    columns: [{ key: 'month', zh: '月份', en: 'Month', kind: 'text', value: (line) => line.key }, ...COUNTED, SERVED],
  },
};

/** There were weeks, and none of them may be shown: that is not nought. */
function isAllHidden({ weeks }: UnitWindow): boolean {
  return weeks.length > 0 && weeks.every(({ reviews }) => reviews === null);
}

/** A row holds only what a unit may see: weeks of fewer than five are in none of its sums. */
export const unitSheet: ListSheet<UnitWindow> = {
  name: 'unit-reviews',
  zh: '本单位评议',
  en: 'Reviews of our windows',
  columns: [
    { key: 'hall', zh: '大厅', en: 'Hall', kind: 'text', width: 28, value: (window) => window.hallName },
    {
      key: 'window',
      zh: '窗口',
      en: 'Window',
      kind: 'text',
      width: 24,
      value: (window) => `${window.windowNumber} ${window.windowName}`,
    },
    {
      key: 'count',
      zh: '评议数',
      en: 'Reviews',
      kind: 'whole',
      value: (window, lang) => (isAllHidden(window) ? say(lang, 'figures.hidden') : window.reviews),
    },
    {
      key: 'bad',
      zh: '差评',
      en: 'Bad',
      kind: 'whole',
      value: ({ counts }) => (counts === null ? null : counts[1] + counts[2]),
    },
    {
      key: 'satisfied',
      zh: '好评率不低于（最近四周一段）',
      en: 'Satisfied at least (last block of four weeks)',
      kind: 'text',
      width: 16,
      value: ({ blocks: [last] }) => (last === undefined ? null : `${last.satisfiedAtLeast}%`),
    },
    {
      key: 'hallStanding',
      zh: '与本大厅比',
      en: 'Against its hall',
      kind: 'text',
      value: ({ standing }, lang) => standingWord(lang, standing.hall),
    },
    {
      key: 'countyStanding',
      zh: '与本县（市、区）比',
      en: 'Against its county',
      kind: 'text',
      value: ({ standing }, lang) => standingWord(lang, standing.county),
    },
  ],
};

const PACE_NAMES = {
  phase: { zh: '环节', en: 'Phase' },
  procedure: { zh: '程序', en: 'Procedure' },
  county: { zh: '县（市、区）', en: 'County' },
  month: { zh: '收到月份', en: 'Month of receipt' },
} as const satisfies Readonly<Record<PaceBy, unknown>>;

function quantileColumns(key: 'half' | 'ninety', zh: string, en: string): readonly ListColumn<PaceLine>[] {
  return [
    {
      key,
      zh: `${zh}（天）`,
      en: `${en}, days`,
      kind: 'whole',
      value: (line, lang) => line[key].days ?? say(lang, 'figures.not-reached'),
    },
    { key: `${key}-low`, beside: key, zh: '最少', en: 'at least', kind: 'whole', value: (line) => line[key].low },
    { key: `${key}-high`, beside: key, zh: '最多', en: 'at most', kind: 'whole', value: (line) => line[key].high },
  ];
}

export function paceSheet(by: PaceBy): ListSheet<PaceLine> {
  return {
    name: `pace-${by}`,
    zh: '办理用时',
    en: 'Time to each phase',
    columns: [
      { key: 'name', ...PACE_NAMES[by], kind: 'text', width: 20, value: (line, lang) => paceName(lang, line) },
      { key: 'matters', zh: '收到', en: 'Received', kind: 'whole', value: (line) => line.matters },
      { key: 'reached', zh: '已走到', en: 'Reached', kind: 'whole', value: (line) => line.reached },
      { key: 'waiting', zh: '未走到', en: 'Not reached', kind: 'whole', value: (line) => line.waiting },
      ...quantileColumns('half', '一半的事项用时', 'Half of them within'),
      ...quantileColumns('ninety', '九成的事项用时', 'Nine in ten within'),
    ],
  };
}

/** Phases and procedures are called by their word; a county and a month by their own name. */
function paceName(lang: Lang, { key, name }: PaceLine): string {
  const word = `figures.pace.${key}`;
  if (word in officeWords.zh) return say(lang, word as keyof typeof officeWords.zh);
  return procedureWord(lang, key, 'name') ?? name;
}
