/** Kinds of papers as a table: number, places of the template, who makes it of which step, and its addressee. */

import type { PlacesAsked } from '../formats/index.ts';
import type { Role } from '../people/index.ts';
import type { KindFacts, PaperKind, PaperSight } from './model.ts';

type Places = PlacesAsked['places'];

const OF_ORGAN = { 发文单位: null, 成文日期: null } as const satisfies Places;
const OF_NUMBERED = { 文号: null, 印章: null, ...OF_ORGAN } as const satisfies Places;
const OF_MATTER = {
  事项编号: null,
  办理程序: null,
  类别: null,
  收到日期: null,
  所属区划: null,
  被反映单位: null,
} as const satisfies Places;

function numbered(word: string, places: Places, required: readonly string[]): KindFacts {
  return {
    numberWord: word,
    asked: { places: { ...OF_NUMBERED, ...places }, required: ['文号', '印章', '发文单位', '成文日期', ...required] },
  };
}

export const KIND_FACTS: Readonly<Record<PaperKind, KindFacts>> = {
  assignment: numbered(
    '交办',
    {
      ...OF_MATTER,
      承办单位: null,
      协办单位: null,
      交办日期: null,
      交办意见: null,
      签收期限: null,
      办理期限: null,
      期限依据: null,
      反映内容: null,
      诉求: null,
    },
    ['事项编号', '承办单位', '办理期限'],
  ),
  'supervision-letter': numbered(
    '督导',
    {
      ...OF_MATTER,
      主送: null,
      前次交办日期: null,
      办理期限: null,
      督导内容: null,
      回复期限: null,
      期限依据: null,
    },
    ['事项编号', '主送', '督导内容', '回复期限'],
  ),
  'interview-notice': numbered('约谈', { ...OF_MATTER, 主送: null, 约谈时间: null, 约谈地点: null, 约谈内容: null }, [
    '事项编号',
    '主送',
    '约谈时间',
    '约谈地点',
    '约谈内容',
  ]),
  'acceptance-notice': numbered(
    '受理告知',
    { ...OF_MATTER, 主送: null, 受理日期: null, 受理方式: null, 办理期限: null, 期限依据: null },
    ['事项编号', '主送', '受理日期', '办理期限'],
  ),
  'refusal-notice': numbered(
    '不予受理告知',
    { ...OF_MATTER, 主送: null, 决定日期: null, 不予受理情形: null, 理由: null, 救济途径: null },
    ['事项编号', '主送', '不予受理情形', '理由', '救济途径'],
  ),
  'extension-notice': numbered(
    '延期告知',
    { ...OF_MATTER, 主送: null, 决定日期: null, 延长后期限: null, 期限依据: null },
    ['事项编号', '主送', '延长后期限'],
  ),
  'result-notice': numbered(
    '结果告知',
    {
      ...OF_MATTER,
      主送: null,
      承办单位: null,
      办理情况: null,
      答复: null,
      评判期限: null,
      救济途径: null,
    },
    ['事项编号', '主送', '办理情况', '救济途径'],
  ),
  'hand-over-letter': numbered(
    '移交',
    {
      ...OF_MATTER,
      主送: null,
      移交日期: null,
      移交理由: null,
      反映内容: null,
      诉求: null,
      材料份数: null,
    },
    ['事项编号', '主送', '移交理由'],
  ),
  bulletin: numbered(
    '通报',
    {
      事由: null,
      概况: null,
      要求: null,
      问题数: null,
      问题: ['序号', '事项编号', '责任单位', '类别', '问题', '办理期限', '状态'],
    },
    ['事由', '问题', '责任单位'],
  ),
  'matter-sheet': {
    numberWord: null,
    asked: {
      places: {
        ...OF_ORGAN,
        ...OF_MATTER,
        打印人: null,
        发生地点: null,
        提出单位: null,
        当前环节: null,
        现由谁办: null,
        主办单位: null,
        协办单位: null,
        反映内容: null,
        诉求: null,
        期限: ['事项', '截止', '依据'],
        经过: ['日期', '单位', '步骤', '内容'],
      },
      required: ['事项编号', '打印人', '成文日期'],
    },
  },
};

const DISPATCHING = ['dispatcher', 'discipline-supervisor', 'joint-office'] as const satisfies readonly Role[];
const CHECKING = [...DISPATCHING, 'checker', 'hall-supervisor'] as const satisfies readonly Role[];

export type StepKind = Exclude<PaperKind, 'interview-notice' | 'bulletin' | 'matter-sheet'>;

/** A paper about a step of a matter. */
export type OfStep = Readonly<{
  kind: StepKind;
  /** Types of the steps it is made of. */
  steps: readonly string[];
  /** Roles that make it, in the organ that took the step; for a step of the clock, in the matter’s own division. */
  by: readonly Role[];
  /** Whether an earlier step of these kinds is offered too, or the last one alone. */
  each: boolean;
  sight: Exclude<PaperSight, 'full'>;
}>;

export const PAPERS_OF_STEPS: readonly OfStep[] = [
  { kind: 'assignment', steps: ['dispatched', 'designated'], by: DISPATCHING, each: false, sight: 'unit' },
  { kind: 'supervision-letter', steps: ['supervision-letter-issued'], by: CHECKING, each: true, sight: 'unit' },
  { kind: 'acceptance-notice', steps: ['accepted', 'overturned'], by: DISPATCHING, each: false, sight: 'released' },
  { kind: 'refusal-notice', steps: ['refused', 'refusal-approved'], by: DISPATCHING, each: false, sight: 'released' },
  { kind: 'extension-notice', steps: ['extension-granted'], by: CHECKING, each: false, sight: 'released' },
  { kind: 'result-notice', steps: ['approved'], by: CHECKING, each: false, sight: 'released' },
  { kind: 'hand-over-letter', steps: ['transferred'], by: DISPATCHING, each: false, sight: 'released' },
];

/** A step, as far as it settles who may make a paper of it. */
type Step = Readonly<{ seq: number; type: string; officeId: string | null }>;
type Maker = Readonly<{ role: Role; unitId: string; divisionCode: string }>;

export type Offer = Pick<OfStep, 'kind' | 'sight'> & Readonly<{ step: number }>;

/** The papers a post may make of the steps it sees, newest first. */
export function offersOf(
  steps: readonly Step[],
  maker: Maker,
  matter: Readonly<{ divisionCode: string; sight: PaperSight }>,
): readonly Offer[] {
  // Units and whoever is too near are shown less than all, and decide nothing.
  if (matter.sight !== 'full') return [];
  return PAPERS_OF_STEPS.flatMap(({ kind, steps: types, by, each, sight }) => {
    if (!by.includes(maker.role)) return [];
    const told = steps.filter(({ type }) => types.includes(type)).reverse();
    return (each ? told : told.slice(0, 1))
      .filter(({ officeId }) =>
        officeId === null ? maker.divisionCode === matter.divisionCode : officeId === maker.unitId,
      )
      .map(({ seq }) => ({ kind, step: seq, sight }));
  });
}

const RANK: Readonly<Record<PaperSight, number>> = { unit: 0, released: 1, full: 2 };

/** Whether a sight of the matter covers all a paper holds. */
export function covers(shown: PaperSight, needed: PaperSight): boolean {
  return RANK[shown] >= RANK[needed];
}

/** Whether a reader's present sight of the matter covers the paper. */
export function mayRead(
  paper: Readonly<{
    kind: PaperKind;
    sight: PaperSight;
    unitId: string;
    toUnitId: string | null;
    madeByUser: string;
  }>,
  reader: Readonly<{ sight: PaperSight; unitIds: readonly string[]; userId: string }>,
): boolean {
  if (!covers(reader.sight, paper.sight)) return false;
  // A sheet is one reader’s view through one post, which may show more than others of the same sight.
  if (paper.kind === 'matter-sheet') return paper.madeByUser === reader.userId && reader.unitIds.includes(paper.unitId);
  // Units do not read what went to another one.
  return reader.sight !== 'unit' || (paper.toUnitId !== null && reader.unitIds.includes(paper.toUnitId));
}
