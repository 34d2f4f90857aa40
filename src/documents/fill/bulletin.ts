/**
 * Fills a bulletin of problems (问题通报) over several matters. It goes to many units, so each line says what may be said to all
 * of them: an office's own finding in its words, of a complainant's matter the category alone.
 */

import type { PaperData } from '../../formats/index.ts';
import { dayInWords } from '../rules-words.ts';
import { called, type Seen } from './seen.ts';

export type BulletinWords = Readonly<{ subject: string; overview: string; demands: string }>;

export function bulletinData(matters: readonly Seen[], words: BulletinWords): PaperData {
  return {
    事由: words.subject,
    概况: words.overview,
    要求: words.demands,
    问题数: String(matters.length),
    问题: matters.map(({ view, nameOf }, index) => {
      const { line } = view;
      const own = line.raisedBy === null ? undefined : view.words.said.find(({ kind }) => kind === 'words');
      const leg = view.legs.at(-1);
      return {
        序号: String(index + 1),
        事项编号: line.number,
        责任单位: leg?.lead?.name ?? line.respondent?.name ?? '',
        类别: line.categoryCode === null ? '未分类' : nameOf(line.categoryCode),
        问题: own?.original ?? '',
        办理期限: leg === undefined ? '' : dayInWords(leg.dueOn),
        状态: called(`phase.${line.phase}`, line.phase),
      };
    }),
  };
}
