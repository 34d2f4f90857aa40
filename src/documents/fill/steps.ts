/** Fills the papers about a step of a matter, from the matter as whoever the paper goes to may see it. */

import type { PaperData } from '../../formats/index.ts';
import type { TimelineStep } from '../../matters/index.ts';
import type { StepKind } from '../rules-kinds.ts';
import { dayInWords, factDay } from '../rules-words.ts';
import { basisOfLimit, matterPlaces, openWords, type Seen, textOf } from './seen.ts';

type Fill = (seen: Seen, step: TimelineStep) => PaperData;

/** Addressee of a notice: an office by name; a complainant without one, for a paper never opens an identity. */
function complainantOrRaiser({ view: { line } }: Seen): string {
  return line.raisedBy?.name ?? `事项编号 ${line.number} 的投诉人`;
}

function before(seen: Seen, step: TimelineStep, ...types: readonly string[]): TimelineStep | undefined {
  return seen.view.timeline.findLast((each) => types.includes(each.type) && each.seq <= step.seq);
}

function assistingIn({ view }: Seen): string {
  const names = (view.legs.at(-1)?.assisting ?? [])
    .filter(({ part }) => part !== 'dropped')
    .map(({ unit }) => unit.name);
  return names.length === 0 ? '无' : names.join('、');
}

const assignment: Fill = (seen, step) => ({
  ...matterPlaces(seen),
  承办单位: String(step.facts.lead ?? ''),
  协办单位: assistingIn(seen),
  交办日期: dayInWords(step.on),
  交办意见: textOf(step, 'note') || '请依法依规办理，并按期报送办理结果。',
  签收期限: factDay(step.facts.signDue),
  办理期限: handleDay(seen),
  期限依据: basisOfLimit(seen.terms.handle),
  ...openWords(seen.view),
});

function handleDay({ view }: Seen): string {
  const leg = view.legs.at(-1);
  return leg === undefined ? '' : dayInWords(leg.dueOn);
}

const supervisionLetter: Fill = (seen, step) => {
  const dispatched = before(seen, step, 'dispatched', 'designated');
  return {
    ...matterPlaces(seen),
    主送: String(step.facts.unit ?? ''),
    前次交办日期: dispatched === undefined ? '' : dayInWords(dispatched.on),
    办理期限: handleDay(seen),
    督导内容: textOf(step, 'text'),
    回复期限: factDay(step.facts.replyDue),
    期限依据: basisOfLimit(seen.terms.letterReply),
  };
};

const HOW: Readonly<Record<string, string>> = {
  decided: '经审查决定受理',
  deemed: '受理期限内未作出不予受理决定，依规定视为受理',
  automatic: '依规定登记后即行受理',
  record: '依据有关通报受理',
};

const acceptance: Fill = (seen, step) => ({
  ...matterPlaces(seen),
  主送: complainantOrRaiser(seen),
  受理日期: factDay(step.facts.acceptedOn),
  受理方式: step.type === 'overturned' ? '经申诉复核撤销原决定，予以受理' : (HOW[String(step.facts.how)] ?? ''),
  办理期限: factDay(step.facts.handleDue),
  期限依据: basisOfLimit(seen.terms.handle),
});

const refusal: Fill = (seen, step) => {
  // A refusal that had to be approved has its reason at the proposal.
  const reasoned = step.type === 'refused' ? step : before(seen, step, 'refusal-proposed');
  return {
    ...matterPlaces(seen),
    主送: complainantOrRaiser(seen),
    决定日期: dayInWords(step.on),
    不予受理情形: seen.nameOf(step.facts.ground == null ? null : String(step.facts.ground), step.on),
    理由: textOf(reasoned, 'reason'),
    救济途径: remedy(seen, '提出申诉，由上一级复核'),
  };
};

function remedy({ view: { line } }: Seen, act: string): string {
  if (line.raisedBy !== null) return `可以在本系统中${act}`;
  return line.hasReceipt === true ? `可以凭回执在查询页面${act}` : `登记时没有领取回执，可以向本单位${act}`;
}

const extension: Fill = (seen, step) => ({
  ...matterPlaces(seen),
  主送: complainantOrRaiser(seen),
  决定日期: dayInWords(step.on),
  延长后期限: factDay(step.facts.handleDue),
  期限依据: basisOfLimit(seen.terms.extension),
});

const result: Fill = (seen, step) => {
  const submitted = before(seen, step, 'submitted');
  const answers = (submitted?.texts ?? []).filter(({ field }) => field.startsWith('answer '));
  return {
    ...matterPlaces(seen),
    主送: complainantOrRaiser(seen),
    承办单位: submitted?.office ?? '',
    办理情况: textOf(submitted, 'measures'),
    答复: answers
      .map(({ field, text }) => `对第${field.slice('answer '.length)}项要求的答复：${text ?? ''}`)
      .join('\n'),
    评判期限: factDay(step.facts.verdictDue),
    救济途径: remedy(seen, '对办理结果作出评判；认为没有解决的，可以说明理由并要求重新办理'),
  };
};

const handOver: Fill = (seen, step) => ({
  ...matterPlaces(seen),
  主送: textOf(step, 'toBody'),
  移交日期: dayInWords(step.on),
  移交理由: textOf(step, 'reason'),
  ...openWords(seen.view),
  材料份数: String(seen.view.words.files.filter(({ releaseOf }) => releaseOf !== null).length),
});

export const FILL_OF_STEPS: Readonly<Record<StepKind, Fill>> = {
  assignment,
  'supervision-letter': supervisionLetter,
  'acceptance-notice': acceptance,
  'refusal-notice': refusal,
  'extension-notice': extension,
  'result-notice': result,
  'hand-over-letter': handOver,
};
