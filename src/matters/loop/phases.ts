/**
 * Phase table: in which phase which relation may give which command, and where it leads. Deciding asks it first; the console draws
 * its buttons from it, the documentation prints it, and a test walks every phase × command × relation of it.
 */

import { PHASES, type Phase, type RelationCode } from './model.ts';
import type { CommandType } from './model-commands.ts';

export type Row = Readonly<{
  phase: Phase;
  command: CommandType;
  by: readonly RelationCode[];
  /** Possible next phases; the same phase where the matter stays. */
  leadsTo: readonly Phase[];
}>;

const rows = (
  phases: readonly Phase[],
  command: CommandType,
  by: readonly RelationCode[],
  leadsTo?: readonly Phase[],
): readonly Row[] => phases.map((phase) => ({ phase, command, by, leadsTo: leadsTo ?? [phase] }));

const row = (
  phase: Phase,
  command: CommandType,
  by: readonly RelationCode[],
  ...leadsTo: readonly Phase[]
): readonly Row[] => rows([phase], command, by, leadsTo.length === 0 ? undefined : leadsTo);

/** Phases before an answer in which somebody is at work. */
export const BEFORE_ANSWERED: readonly Phase[] = [
  'registered',
  'appealed',
  'accepted',
  'dispatched',
  'handling',
  'suspended',
  'checking',
];
/** Phases with a unit, or with one waiting for the check. */
export const WITH_A_UNIT: readonly Phase[] = ['dispatched', 'handling', 'suspended', 'checking'];
const WITHOUT_A_UNIT: readonly Phase[] = ['registered', 'appealed', 'accepted', 'merged'];
/** Those before an answer, and merged: its complainant still waits. */
const UNDER_WAY: readonly Phase[] = [...BEFORE_ANSWERED, 'merged'];
const SUPERVISED: readonly Phase[] = [...BEFORE_ANSWERED, 'answered', 'contested', 'closed'];
/** Phases in which somebody may be waited for, the office included; an appeal lies with the desk above itself. */
const HELD: readonly Phase[] = ['registered', 'accepted', ...WITH_A_UNIT, 'answered', 'contested'];
/** Phases with a date that a new holiday table could change; merged, an answer may be owed to the complainant. */
export const CLOCK_RUNS: readonly Phase[] = [...UNDER_WAY, 'answered', 'contested', 'closed'];
const OPEN: readonly Phase[] = [...UNDER_WAY, 'answered', 'contested', 'transferred'];
const READABLE: readonly Phase[] = PHASES.filter((phase) => phase !== 'transferred');
const CALM: readonly Phase[] = READABLE.filter((phase) => phase !== 'contested');

export const TABLE: readonly Row[] = [
  ...row('registered', 'accept', ['D'], 'accepted'),
  ...row('registered', 'refuse', ['D'], 'refused', 'registered'),
  ...row('registered', 'approve-refusal', ['U'], 'refused'),
  ...row('registered', 'deny-refusal', ['U']),
  ...row('registered', 'deem-accepted', ['T'], 'accepted'),
  ...row('registered', 'accept-by-record', ['D', 'T'], 'accepted'),
  ...rows(['registered', 'accepted'], 'transfer', ['D'], ['transferred']),
  ...row('registered', 'merge', ['D'], 'merged'),

  ...row('refused', 'appeal', ['X', 'R'], 'appealed'),
  ...row('terminated', 'appeal', ['X', 'R'], 'appealed'),
  ...row('appealed', 'overturn', ['U'], 'accepted'),
  ...row('appealed', 'uphold-decision', ['U'], 'refused', 'terminated'),

  ...row('accepted', 'dispatch', ['D'], 'dispatched'),
  ...row('accepted', 'designate', ['U'], 'dispatched'),

  ...row('dispatched', 'sign', ['L'], 'handling'),
  ...row('dispatched', 'deem-signed', ['T'], 'handling'),
  ...row('dispatched', 'return', ['L'], 'accepted'),
  ...row('dispatched', 'recall', ['D'], 'accepted'),

  ...row('handling', 'file-plan', ['L']),
  ...row('handling', 'note-progress', ['L', 'A']),
  ...row('handling', 'chase-progress', ['T']),
  ...row('handling', 'sign-assistance', ['A']),
  ...row('handling', 'return-assistance', ['A']),
  ...row('handling', 'contribute', ['A']),
  ...row('handling', 'add-assisting', ['D']),
  ...row('handling', 'drop-assisting', ['D']),
  ...row('handling', 'ask-extension', ['L']),
  ...row('handling', 'grant-extension', ['D', 'U', 'C']),
  ...row('handling', 'deny-extension', ['D', 'U', 'C']),
  ...row('handling', 'ask-suspension', ['L', 'D']),
  ...row('handling', 'approve-suspension', ['D', 'U'], 'suspended'),
  ...row('handling', 'deny-suspension', ['D', 'U']),
  ...row('handling', 'reassign', ['D'], 'accepted'),
  ...row('handling', 'propose-termination', ['D']),
  ...row('handling', 'approve-termination', ['U'], 'terminated'),
  ...row('handling', 'deny-termination', ['U']),
  ...rows(['handling', 'suspended'], 'propose-rerouting', ['L']),
  ...rows(['handling', 'suspended'], 'approve-rerouting', ['D', 'U'], ['dispatched']),
  ...rows(['handling', 'suspended'], 'deny-rerouting', ['D', 'U']),
  ...row('handling', 'submit', ['L'], 'checking', 'handling'),
  ...row('handling', 'sign-off', ['H'], 'checking', 'handling'),
  ...row('handling', 'return-draft', ['H']),

  ...row('suspended', 'resume', ['L', 'D'], 'handling'),
  ...row('suspended', 'deem-resumed', ['T'], 'handling'),

  ...row('checking', 'approve', ['C'], 'answered'),
  ...row('checking', 'send-back', ['C'], 'handling'),

  ...row('answered', 'give-verdict', ['J'], 'closed', 'contested'),
  ...row('answered', 'elapse-verdict', ['T'], 'closed'),
  ...row('answered', 'escalate-judge', ['T']),

  ...row('contested', 'redo-same', ['S'], 'handling'),
  ...row('contested', 'redo-other', ['S'], 'accepted'),
  ...row('contested', 'uphold', ['S'], 'closed'),

  ...row('closed', 'reopen', ['X', 'R', 'S'], 'contested'),

  ...row('merged', 'unmerge', ['D'], 'registered', 'accepted'),
  ...row('merged', 'follow-answer', ['T'], 'answered'),
  ...row('merged', 'follow-end', ['T'], 'registered', 'accepted'),

  ...row('transferred', 'bounce-back', ['D', 'S'], 'registered', 'accepted'),
  ...row('transferred', 'take-up', ['S'], 'registered'),

  ...rows(BEFORE_ANSWERED, 'propose-reclassification', ['D']),
  ...rows(BEFORE_ANSWERED, 'approve-reclassification', ['D', 'U']),
  ...rows(BEFORE_ANSWERED, 'deny-reclassification', ['D', 'U']),
  ...rows(UNDER_WAY, 'move-to-discipline-lane', ['D', 'U', 'C', 'S'], ['transferred']),
  ...rows(UNDER_WAY, 'withdraw', ['X', 'R'], ['closed']),
  ...rows(WITH_A_UNIT, 'send-message', ['X', 'R', 'D', 'L']),
  ...rows(WITHOUT_A_UNIT, 'send-message', ['X', 'R', 'D']),
  // A question that was asked before is still answered.
  ...rows(['answered', 'contested'], 'send-message', ['D']),
  ...rows(UNDER_WAY, 'pass-on-message', ['D']),
  ...rows(WITH_A_UNIT, 'add-evidence', ['X', 'R', 'D', 'L', 'A']),
  ...rows(WITHOUT_A_UNIT, 'add-evidence', ['X', 'R', 'D']),
  ...rows(BEFORE_ANSWERED, 'ask-contact', ['D']),
  ...rows(BEFORE_ANSWERED, 'note-contact', ['D', 'V']),

  ...rows(['answered', 'contested', 'closed'], 'note-call-back', ['V']),

  ...rows(CALM, 'release-text', ['D']),
  // Whoever orders the redo lets the unit read why.
  ...row('contested', 'release-text', ['D', 'S']),
  ...rows(READABLE, 'release-file', ['D']),
  ...rows(READABLE, 'release-place', ['D']),
  // Whoever waits writes to the holder, never to themselves.
  ...rows(HELD, 'send-letter', ['D', 'U', 'S', 'P']),
  ...row('appealed', 'send-letter', ['D', 'S', 'P']),
  ...rows(READABLE, 'sign-letter', ['L', 'D', 'U', 'C', 'S']),
  ...rows(READABLE, 'answer-letter', ['L', 'D', 'U', 'C', 'S']),
  ...rows(SUPERVISED, 'take-supervision-step', ['S']),

  ...rows(PHASES, 'erase', ['X', 'T']),
  ...rows(PHASES, 'amend', ['X']),
  ...rows(BEFORE_ANSWERED, 'take-child', ['T']),
  ...rows(PHASES, 'drop-child', ['T']),
  ...rows(CLOCK_RUNS, 'recompute-deadlines', ['T']),
  ...rows(PHASES, 'tell-units', ['T']),
  ...rows(OPEN, 'hand-up', ['T']),
];

const BY_KEY: ReadonlyMap<string, Row> = new Map(TABLE.map((entry) => [`${entry.phase}/${entry.command}`, entry]));

export function rowOf(phase: Phase, command: CommandType): Row | undefined {
  return BY_KEY.get(`${phase}/${command}`);
}

/** Commands of the clock, of a door, or of one matter on another: no person sends them. */
export const INNER_COMMANDS: readonly CommandType[] = [
  'deem-accepted',
  'chase-progress',
  'deem-signed',
  'deem-resumed',
  'elapse-verdict',
  'escalate-judge',
  'follow-answer',
  'follow-end',
  'amend',
  'take-child',
  'drop-child',
  'recompute-deadlines',
  'tell-units',
  'hand-up',
];

type Named = Readonly<{ zh: string; en: string }>;

export const PHASE_NAMES: Readonly<Record<Phase, Named>> = {
  registered: { zh: '待受理', en: 'to be accepted' },
  refused: { zh: '不予受理', en: 'not accepted' },
  appealed: { zh: '申诉复核', en: 'appeal under review' },
  accepted: { zh: '待交办', en: 'to be dispatched' },
  dispatched: { zh: '待签收', en: 'to be signed for' },
  handling: { zh: '办理中', en: 'being handled' },
  suspended: { zh: '中止', en: 'suspended' },
  checking: { zh: '待审核', en: 'to be checked' },
  answered: { zh: '待评判', en: 'to be judged' },
  contested: { zh: '待复核', en: 'contested' },
  closed: { zh: '办结', en: 'closed' },
  merged: { zh: '已并办', en: 'merged' },
  transferred: { zh: '已移送', en: 'handed over' },
  terminated: { zh: '终止', en: 'terminated' },
};

export const COMMAND_NAMES: Readonly<Record<CommandType, Named>> = {
  accept: { zh: '受理', en: 'Accept' },
  refuse: { zh: '不予受理', en: 'Refuse' },
  'approve-refusal': { zh: '批准不予受理', en: 'Approve the refusal' },
  'deny-refusal': { zh: '不同意不予受理', en: 'Deny the refusal' },
  'accept-by-record': { zh: '随通报下发受理', en: 'Accepted with its record' },
  'deem-accepted': { zh: '逾期视为受理', en: 'Deemed accepted' },
  transfer: { zh: '移送', en: 'Hand over' },
  'bounce-back': { zh: '移送退回', en: 'Take back' },
  merge: { zh: '并办', en: 'Merge' },
  unmerge: { zh: '取消并办', en: 'Unmerge' },
  appeal: { zh: '申诉', en: 'Appeal' },
  overturn: { zh: '撤销原决定', en: 'Overturn' },
  'uphold-decision': { zh: '维持原决定', en: 'Uphold the decision' },
  dispatch: { zh: '交办', en: 'Dispatch' },
  designate: { zh: '指定承办', en: 'Designate' },
  recall: { zh: '撤回交办', en: 'Recall' },
  sign: { zh: '签收', en: 'Sign' },
  'deem-signed': { zh: '逾期视为签收', en: 'Deemed signed' },
  return: { zh: '退回', en: 'Return' },
  'file-plan': { zh: '报送整改方案', en: 'File the plan' },
  'chase-progress': { zh: '逾期未报进展，自动催报', en: 'Progress asked for' },
  'note-progress': { zh: '登记进展', en: 'Note progress' },
  'sign-assistance': { zh: '协办签收', en: 'Sign as assisting unit' },
  'return-assistance': { zh: '协办退回', en: 'Return as assisting unit' },
  contribute: { zh: '提交协办意见', en: 'Contribute' },
  'add-assisting': { zh: '增加协办', en: 'Add an assisting unit' },
  'drop-assisting': { zh: '取消协办', en: 'Drop an assisting unit' },
  'ask-extension': { zh: '申请延期', en: 'Ask for more time' },
  'grant-extension': { zh: '批准延期', en: 'Grant more time' },
  'deny-extension': { zh: '不同意延期', en: 'Deny more time' },
  'ask-suspension': { zh: '申请中止', en: 'Ask to suspend' },
  'approve-suspension': { zh: '批准中止', en: 'Approve the suspension' },
  'deny-suspension': { zh: '不同意中止', en: 'Deny the suspension' },
  resume: { zh: '恢复办理', en: 'Resume' },
  'deem-resumed': { zh: '中止期满恢复', en: 'Resumed at the cap' },
  reassign: { zh: '改派', en: 'Reassign' },
  'propose-termination': { zh: '提请终止', en: 'Propose to terminate' },
  'approve-termination': { zh: '批准终止', en: 'Approve the termination' },
  'deny-termination': { zh: '不同意终止', en: 'Deny the termination' },
  'propose-rerouting': { zh: '提请转办', en: 'Propose another unit' },
  'approve-rerouting': { zh: '同意转办', en: 'Give it to another unit' },
  'deny-rerouting': { zh: '不同意转办', en: 'Deny the other unit' },
  submit: { zh: '提交办理结果', en: 'Submit the result' },
  'sign-off': { zh: '签发', en: 'Sign off' },
  'return-draft': { zh: '退回修改', en: 'Return for changes' },
  approve: { zh: '审核通过', en: 'Approve' },
  'send-back': { zh: '退回重办', en: 'Send back' },
  'give-verdict': { zh: '评判', en: 'Give the verdict' },
  'elapse-verdict': { zh: '评判期满', en: 'Verdict window over' },
  'escalate-judge': { zh: '评判提级', en: 'Judge escalated' },
  'redo-same': { zh: '责令原单位重办', en: 'Redo by the same unit' },
  'redo-other': { zh: '责令另行交办', en: 'Redo by another unit' },
  uphold: { zh: '维持办理结果', en: 'Uphold the result' },
  reopen: { zh: '重新办理', en: 'Reopen' },
  'propose-reclassification': { zh: '提请变更类别', en: 'Propose another category' },
  'approve-reclassification': { zh: '同意变更类别', en: 'Approve the category' },
  'deny-reclassification': { zh: '不同意变更类别', en: 'Deny the category' },
  'move-to-discipline-lane': { zh: '转入纪检专道', en: 'Move to the discipline lane' },
  'take-up': { zh: '作为检举控告接收', en: 'Take up as a discipline lead' },
  withdraw: { zh: '撤回诉求', en: 'Withdraw' },
  'send-message': { zh: '留言', en: 'Send a message' },
  'pass-on-message': { zh: '转达留言', en: 'Pass the message on' },
  'add-evidence': { zh: '补充材料', en: 'Add evidence' },
  'release-text': { zh: '放行文字', en: 'Release words' },
  'release-file': { zh: '放行照片', en: 'Release a photo' },
  'release-place': { zh: '告知窗口', en: 'Tell the window' },
  'ask-contact': { zh: '请身份查看员联系', en: 'Ask the identity reader to call' },
  'note-contact': { zh: '登记联系', en: 'Note the contact' },
  'note-call-back': { zh: '登记回访', en: 'Note the call-back' },
  'send-letter': { zh: '催办、发函', en: 'Remind or write' },
  'sign-letter': { zh: '签收函件', en: 'Sign for a letter' },
  'answer-letter': { zh: '答复函件', en: 'Answer a letter' },
  'take-supervision-step': { zh: '登记督导措施', en: 'Record a supervision step' },
  amend: { zh: '补正提交', en: 'Amend' },
  'take-child': { zh: '并入', en: 'Take a merged matter' },
  'drop-child': { zh: '移出并办', en: 'Let a merged matter go' },
  'follow-answer': { zh: '随主件答复', en: 'Answered with its parent' },
  'follow-end': { zh: '主件终结，恢复单独办理', en: 'Alone again' },
  erase: { zh: '删除个人信息', en: 'Erase what names me' },
  'recompute-deadlines': { zh: '重算期限', en: 'Recompute deadlines' },
  'tell-units': { zh: '按周告知承办单位', en: 'Tell the units, with the week' },
  'hand-up': { zh: '回避，交上一级', en: 'Hand up one desk' },
};
