/** The tables of figures as sheets to take away. */

import type { ListColumn, ListSheet } from '../papers/index.ts';
import { type Lang, speak } from '../platform/words.ts';
import type { FigureLine, UnitWindow } from './model-office.ts';
import type { Satisfaction } from './rules-interval.ts';
import { officeWords } from './words-office.ts';

const notEnough = (lang: Lang): string => speak(officeWords, lang)('figures.no-data');

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
        return share === null ? null : share.kind === 'enough' ? share.share : notEnough(lang);
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

export const figureSheet: ListSheet<FigureLine> = {
  name: 'figures',
  zh: '评议统计',
  en: 'Figures of reviews',
  columns: [
    { key: 'county', zh: '地区', en: 'Area', kind: 'text', width: 14, value: (line) => line.countyName },
    { key: 'hall', zh: '大厅', en: 'Hall', kind: 'text', width: 28, value: (line) => line.hallName },
    {
      key: 'name',
      zh: '名称',
      en: 'Name',
      kind: 'text',
      width: 26,
      value: (line, lang) => (line.name === '' ? speak(officeWords, lang)('figures.unnamed') : line.name),
    },
    { key: 'unit', zh: '进驻单位', en: 'Staffed by', kind: 'text', width: 30, value: (line) => line.unitName },
    { key: 'reviews', zh: '评议数', en: 'Reviews', kind: 'whole', value: (line) => line.reviews },
    { key: 'bad', zh: '差评', en: 'Bad', kind: 'whole', value: (line) => line.grades[1] + line.grades[2] },
    { key: 'served', zh: '办件量', en: 'Served', kind: 'whole', value: (line) => line.served },
    { key: 'participation', zh: '参评率', en: 'Participation', kind: 'share', value: (line) => line.participation },
    ...shareColumns<FigureLine>('satisfaction', { zh: '好评率', en: 'Satisfied' }, (line) => line.satisfaction),
    ...shareColumns<FigureLine>('weighted', { zh: '加权好评率', en: 'Satisfied, weighted' }, (line) => line.weighted),
    { key: 'drawn', zh: '收缩估计', en: 'Drawn to its kin', kind: 'share', value: (line) => line.drawn },
    { key: 'group', zh: '组', en: 'Group', kind: 'whole', value: (line) => line.place?.group ?? null },
    {
      key: 'ranks',
      zh: '名次范围',
      en: 'Range of ranks',
      kind: 'text',
      value: ({ place }) => (place === null ? null : `${place.rankFrom}–${place.rankTo}`),
    },
  ],
};

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
      value: (window) => window.satisfaction.reviews ?? '<5',
    },
    { key: 'bad', zh: '差评', en: 'Bad', kind: 'whole', value: (window) => window.counts[1] + window.counts[2] },
    ...shareColumns<UnitWindow>('satisfaction', { zh: '好评率', en: 'Satisfied' }, (window) => window.satisfaction),
  ],
};
