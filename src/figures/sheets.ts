/** Sheets of the tables of figures. */

import { column, type ListColumn, type ListSheet } from '../formats/index.ts';
import { procedureWord } from '../law/index.ts';
import { type Lang, sayIn } from '../platform/pages/words.ts';
import type { Satisfaction } from './methods/rules-interval.ts';
import type { FigureLine, FiguresBy, PaceBy, PaceLine, UnitWindow } from './office/model-office.ts';
import { officeWords } from './office/words-office.ts';

const say = sayIn(officeWords);

function standingWord(lang: Lang, standing: FigureLine['standing']): string | null {
  return standing === null ? null : say(lang, `figures.standing.${standing}`);
}

/** Columns of a share: itself, and its two ends beside it. */
export function shareColumns<Row>(
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
      ({ end, zh, en }): ListColumn<Row> =>
        column.share(
          `${key}-${end}`,
          zh,
          en,
          (row) => {
            const share = of(row);
            return share?.kind === 'enough' ? share[end] : null;
          },
          { beside: key },
        ),
    ),
  ];
}

type FigureColumn = ListColumn<FigureLine>;

const COUNTY: FigureColumn = column.text('county', '地区', 'Area', (line) => line.countyName, { width: 14 });
const HALL: FigureColumn = column.text('hall', '大厅', 'Hall', (line) => line.hallName, { width: 28 });
const UNIT: FigureColumn = column.text('unit', '进驻单位', 'Staffed by', (line) => line.unitName, { width: 30 });

function named(zh: string, en: string): FigureColumn {
  return column.text('name', zh, en, (line, lang) => (line.name === '' ? say(lang, 'figures.unnamed') : line.name), {
    width: 26,
  });
}

const COUNTED: readonly FigureColumn[] = [
  column.whole('reviews', '评议数', 'Reviews', (line) => line.reviews),
  column.text('takenOver', '接收的历史评价', 'Taken over', ({ takenOver }, lang) =>
    takenOver === null ? null : say(lang, `figures.taken-over.${takenOver}`),
  ),
  column.whole('bad', '差评', 'Bad', (line) => line.grades[1] + line.grades[2]),
  column.share('participation', '参评率', 'Took part', (line) => line.participation),
  ...shareColumns<FigureLine>('satisfaction', { zh: '好评率', en: 'Satisfied' }, (line) => line.satisfaction),
  ...shareColumns<FigureLine>(
    'weighted',
    { zh: '扣减刷分迹象后', en: 'Less signs of fraud' },
    (line) => line.weighted,
  ).map((each) => ({ ...each, beside: 'satisfaction' })),
];
const SERVED: FigureColumn = column.whole('served', '办件量', 'Served', (line) => line.served);

/** Column of the standing against kin, which differs by table. */
function compared(zh: string, en: string): readonly FigureColumn[] {
  return [
    column.text('standing', zh, en, ({ standing }, lang) => standingWord(lang, standing)),
    column.whole('place', '组', 'Group', (line) => line.place?.group ?? null),
    column.text(
      'ranks',
      '名次范围',
      'Range of ranks',
      ({ place }) => (place === null ? null : `${place.rankFrom}–${place.rankTo}`),
      { beside: 'place' },
    ),
    column.share('drawn', '收缩估计', 'Drawn to its kin', (line) => line.drawn),
    SERVED,
  ];
}

/** Sheets by the row of their table. */
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
    columns: [column.text('month', '月份', 'Month', (line) => line.key), ...COUNTED, SERVED],
  },
};

/** Whether there were weeks and all are hidden, which is not 0. */
function isAllHidden({ weeks }: UnitWindow): boolean {
  return weeks.length > 0 && weeks.every(({ reviews }) => reviews === null);
}

/** Sheet of a unit: rows hold only what it may see, no weeks of fewer than five. */
export const unitSheet: ListSheet<UnitWindow> = {
  name: 'unit-reviews',
  zh: '本单位评议',
  en: 'Reviews of our windows',
  columns: [
    column.text('hall', '大厅', 'Hall', (window) => window.hallName, { width: 28 }),
    column.text('window', '窗口', 'Window', (window) => `${window.windowNumber} ${window.windowName}`, { width: 24 }),
    column.whole('count', '评议数', 'Reviews', (window, lang) =>
      isAllHidden(window) ? say(lang, 'figures.hidden') : window.reviews,
    ),
    column.whole('bad', '差评', 'Bad', ({ counts }) => (counts === null ? null : counts[1] + counts[2])),
    column.text(
      'satisfied',
      '好评率不低于（最近四周一段）',
      'Satisfied at least (last block of four weeks)',
      ({ blocks: [last] }) => (last === undefined ? null : `${last.satisfiedAtLeast}%`),
      { width: 16 },
    ),
    column.text('hallStanding', '与本大厅比', 'Against its hall', ({ standing }, lang) =>
      standingWord(lang, standing.hall),
    ),
    column.text('countyStanding', '与本县（市、区）比', 'Against its county', ({ standing }, lang) =>
      standingWord(lang, standing.county),
    ),
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
    column.whole(key, `${zh}（天）`, `${en}, days`, (line, lang) => line[key].days ?? say(lang, 'figures.not-reached')),
    column.whole(`${key}-low`, '最少', 'at least', (line) => line[key].low, { beside: key }),
    column.whole(`${key}-high`, '最多', 'at most', (line) => line[key].high, { beside: key }),
  ];
}

export function paceSheet(by: PaceBy): ListSheet<PaceLine> {
  return {
    name: `pace-${by}`,
    zh: '办理用时',
    en: 'Time to each phase',
    columns: [
      { key: 'name', ...PACE_NAMES[by], kind: 'text', width: 20, value: (line, lang) => paceName(lang, line) },
      column.whole('matters', '收到', 'Received', (line) => line.matters),
      column.whole('reached', '已走到', 'Reached', (line) => line.reached),
      column.whole('waiting', '未走到', 'Not reached', (line) => line.waiting),
      ...quantileColumns('half', '一半的事项用时', 'Half of them within'),
      ...quantileColumns('ninety', '九成的事项用时', 'Nine in ten within'),
    ],
  };
}

/** Name of a line: the word of a phase or procedure, the own name of a county or month. */
function paceName(lang: Lang, { key, name }: PaceLine): string {
  const word = `figures.pace.${key}`;
  if (word in officeWords.zh) return say(lang, word as keyof typeof officeWords.zh);
  return procedureWord(lang, key, 'name') ?? name;
}
