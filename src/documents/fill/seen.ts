/** Input of filling a paper: a matter as the addressee may see it, with the names of its codes. */

import type { LocalDate } from '../../kernel/time.ts';
import {
  basisInWords,
  categoriesAsTheyStood,
  type LegalLimit,
  lawNames,
  type ProcedureCode,
  type ProcedureTerms,
  procedureVersion,
  procedureWord,
} from '../../law/index.ts';
import { loopNames, type MatterView, mattersNames, type TimelineStep } from '../../matters/index.ts';
import { divisionNames } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { dayInWords } from '../rules-words.ts';

export type Seen = Readonly<{
  view: MatterView;
  terms: ProcedureTerms;
  /** Name of a category or a ground as it stood on a day: that of the matter, unless another is given. */
  nameOf: (code: string | null, on?: LocalDate | null) => string;
  division: string;
}>;

export async function seenWith(q: Queryable, view: MatterView): Promise<Seen> {
  const { terms } = await procedureVersion(q, view.line.procedure as ProcedureCode, view.procedureVersion);
  const stood = await categoriesAsTheyStood(q);
  const came = view.line.receivedOn ?? view.line.week;
  return {
    view,
    terms,
    nameOf: (code, on) => (code === null ? '' : (stood(code, on ?? came)?.name.zh ?? code)),
    division: (await divisionNames(q))(view.line.divisionCode),
  };
}

/** Places every paper about one matter has. */
export function matterPlaces({ view: { line }, nameOf, division }: Seen) {
  return {
    事项编号: line.number,
    办理程序: procedureWord('zh', line.procedure, 'name') ?? '',
    类别: line.categoryCode === null ? '未分类' : nameOf(line.categoryCode),
    收到日期: line.receivedOn === null ? `${dayInWords(line.week)}当周` : dayInWords(line.receivedOn),
    所属区划: division,
    被反映单位: line.respondent?.name ?? '',
  };
}

type Said = MatterView['words']['said'][number];

/** The complainant's words, and demands numbered, each on its own line. */
export function saidPlaces(view: MatterView, read: (said: Said) => string | null) {
  const said = view.words.said.map((each) => ({ kind: each.kind, text: read(each) }));
  const demands = said.filter(({ kind }) => kind === 'demand');
  return {
    反映内容:
      said.flatMap(({ kind, text }) => (kind === 'demand' || text === null ? [] : [text])).join('\n') ||
      '（没有放行的文字）',
    诉求: demands.map(({ text }, index) => `${index + 1}．${text ?? '（内容未放行）'}`).join('\n') || '无',
  };
}

/** Words that may be printed: the released copy of a complainant's, or an office's own; never a sealed original. */
export function openWords(view: MatterView) {
  const isOffices = view.line.raisedBy !== null;
  return saidPlaces(view, ({ released, original }) => released ?? (isOffices ? original : null));
}

const NAMES: Readonly<Record<string, string>> = Object.assign(
  {},
  ...[...lawNames, ...mattersNames, ...loopNames].map(({ zh }) => zh),
);

/** The console's Chinese name of a code. */
export function called(key: string, otherwise: string): string {
  return NAMES[key] ?? otherwise;
}

export function textOf(step: TimelineStep | undefined, field: string): string {
  return step?.texts.find((text) => text.field === field)?.text ?? '';
}

export function basisOfLimit(limit: LegalLimit | null): string {
  return limit === null ? '' : basisInWords('zh', limit);
}
