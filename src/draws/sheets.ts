/** The list of draws, as a sheet. */

import { column, type ListSheet } from '../formats/index.ts';
import type { Instant } from '../kernel/time.ts';
import { sayIn } from '../platform/pages/words.ts';
import type { DrawPurpose, DrawState, SourceKind, VoidReason } from './model.ts';
import { drawsWords } from './words.ts';

export type DrawLine = Readonly<{
  id: string;
  number: string;
  office: string;
  purpose: DrawPurpose;
  source: SourceKind;
  division: string;
  candidates: number;
  wanted: number;
  state: DrawState;
  why: VoidReason | null;
  /** Whether the reader's office is asked for something now. */
  asked: boolean;
  announcedAt: Instant;
  dueAt: Instant | null;
  endedAt: Instant | null;
  published: boolean;
  frozenHash: string;
}>;

const say = sayIn(drawsWords);

export const drawsSheet: ListSheet<DrawLine> = {
  name: 'draws',
  zh: '抽取',
  en: 'Draws',
  columns: [
    column.text('number', '编号', 'Number', (line) => line.number, { width: 12 }),
    column.text('purpose', '用途', 'For', (line, lang) => say(lang, `draws.purpose.${line.purpose}`), { width: 16 }),
    column.text(
      'source',
      '名单',
      'List',
      (line, lang) => `${line.division} ${say(lang, `draws.source.${line.source}`)}`,
      {
        width: 28,
      },
    ),
    column.whole('candidates', '名单数', 'Candidates', (line) => line.candidates),
    column.whole('wanted', '抽取数', 'Wanted', (line) => line.wanted),
    column.text('state', '状态', 'State', (line, lang) => say(lang, `draws.state.${line.state}`), { width: 14 }),
    column.text('why', '作废原因', 'Why void', (line, lang) =>
      line.why === null ? null : say(lang, `draws.why.${line.why}`),
    ),
    column.moment('due', '截止时间', 'Until', (line) => line.dueAt),
    column.text('office', '发起单位', 'Announced by', (line) => line.office, { width: 28 }),
    column.moment('announced', '发起时间', 'Announced', (line) => line.announcedAt),
    column.moment('ended', '结束时间', 'Ended', (line) => line.endedAt),
    column.text('published', '公开', 'Published', (line, lang) =>
      say(lang, line.published ? 'draws.published' : 'draws.unpublished'),
    ),
    column.text('hash', '冻结指纹', 'Frozen hash', (line) => line.frozenHash, { width: 66 }),
  ],
};
