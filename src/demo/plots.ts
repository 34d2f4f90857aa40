/** Plots: courses of matters in the example city, which together leave one in every phase. */

import type { Plot, Step, StepCommand, Who } from './stories.ts';

const step = (after: number, who: Who, command: StepCommand | Step['command']): Step => ({
  after,
  who,
  command: typeof command === 'function' ? command : () => command,
});

const accept = step(1, 'dispatcher', { type: 'accept' });
/** Calling back a real-name bad review, within a working day. */
const contact: Step = {
  ...step(1, 'dispatcher', (_, today) => ({
    type: 'note-contact',
    text: '示例：已电话联系，核实了情况。',
    way: 'phone',
    result: 'reached',
    calledOn: today,
    calledAt: '09:30',
  })),
  ifRealName: true,
};
/** The dispatcher, who may not see the number, asks somebody who may; that one calls and notes the result. */
const askedToCall: Plot = [
  { ...step(1, 'dispatcher', { type: 'ask-contact' }), ifRealName: true },
  {
    ...step(0, 'reader', (_, today) => ({
      type: 'note-contact',
      text: '示例：接到交办岗请求后回电，已核实情况。',
      way: 'phone',
      result: 'reached',
      calledOn: today,
      calledAt: '10:20',
    })),
    ifRealName: true,
  },
];
const dispatch = step(0, 'dispatcher', ({ lead }) => ({
  type: 'dispatch',
  lead,
  assisting: [],
  note: '示例：请按时办理并逐条答复。',
}));
const withAssistant = step(0, 'dispatcher', ({ lead, other }) => ({
  type: 'dispatch',
  lead,
  assisting: [other],
  note: null,
}));
const dispatchSealed: Step = { ...dispatch, sealed: true };
const sign = step(1, 'handler', { type: 'sign' });
const progress = step(2, 'handler', { type: 'note-progress', text: '示例：已调取当日叫号记录，正在核实。', files: [] });
const submit = step(3, 'handler', ({ photos }) => ({
  type: 'submit',
  measures: '示例：已核实情况属实。增开一个窗口，当面道歉，并把一次性告知单贴到取号机旁。',
  answers: [],
  evidence: [photos.after],
}));
const approve = step(1, 'checker', { type: 'approve' });
/** Whoever may open the number asks how the answer was taken; the verdict stays the complainant's. */
const callBack = (replies: readonly ('yes' | 'partly' | 'no')[], text: string): Step => ({
  ...step(1, 'reader', (_, today) => ({
    type: 'note-call-back',
    replies: replies.map((answer, index) => ({ question: `CB0${index + 1}`, answer })),
    text,
    way: 'phone',
    result: 'reached',
    calledOn: today,
    calledAt: '09:40',
  })),
  ifRealName: true,
});
const called = callBack(['yes', 'partly', 'yes'], '示例：对方说问题已经解决，希望以后少排队；已告知可凭回执评判。');
const calledInVain = callBack(
  ['no', 'no', 'partly'],
  '示例：对方说还没有变化，打算再去看一次；已告知可凭回执评判、要求重新办理。',
);
const sendBack = step(1, 'checker', { type: 'send-back', reason: '示例：没有写明整改是否到位，请补充。' });
const resolved = step(2, 'complainant', {
  type: 'give-verdict',
  verdict: 'resolved',
  words: '示例：确实改了，谢谢。',
  files: [],
});
const notResolved = step(2, 'complainant', {
  type: 'give-verdict',
  verdict: 'not',
  words: '示例：昨天又去了一次，还是只开一个窗口。',
  files: [],
});
const partly = step(2, 'complainant', {
  type: 'give-verdict',
  verdict: 'partly',
  words: '示例：态度好了，排队还是久。',
  files: [],
});
const judged = step(2, 'judge', { type: 'give-verdict', verdict: 'resolved', words: null, files: [] });

const assistance = step(2, 'assistant', { type: 'contribute', text: '示例：大厅已调整排班。', files: [] });
const toAnswer: Plot = [dispatch, sign, progress, submit, approve, called];
/** Answered today: the call is still owed. */
const justAnswered: Plot = [dispatch, sign, progress, submit, approve];

/** Plots of bad reviews, which are accepted by themselves. `judge`: who must exist to judge. */
export const REVIEW_PLOTS: readonly Readonly<{ judge: 'complainant' | 'supervisor' | 'either'; plot: Plot }>[] = [
  { judge: 'complainant', plot: [...askedToCall, ...toAnswer, resolved] },
  { judge: 'supervisor', plot: [contact, ...toAnswer, judged] },
  {
    judge: 'complainant',
    plot: [
      ...justAnswered,
      calledInVain,
      notResolved,
      step(1, 'supervisor', { type: 'redo-same', reason: '示例：请到现场看一次，再答复。' }),
      submit,
      approve,
      called,
      resolved,
    ],
  },
  { judge: 'either', plot: [contact, ...justAnswered] },
  { judge: 'either', plot: [contact, dispatch, sign, progress] },
  { judge: 'complainant', plot: [contact, dispatch, sign, submit, sendBack, submit, approve, calledInVain, partly] },
  { judge: 'either', plot: [contact, dispatch, sign, submit] },
  { judge: 'either', plot: [contact, dispatchSealed] },
  { judge: 'complainant', plot: [contact, ...justAnswered, calledInVain, notResolved] },
  { judge: 'either', plot: [] },
];

export const ENTRY_PLOTS: readonly Plot[] = [
  [accept, ...toAnswer, resolved],
  [
    accept,
    withAssistant,
    sign,
    step(1, 'assistant', { type: 'sign-assistance' }),
    assistance,
    submit,
    approve,
    called,
    resolved,
  ],
  [
    accept,
    ...justAnswered,
    calledInVain,
    notResolved,
    step(1, 'supervisor', { type: 'redo-same', reason: '示例：请现场核实后再答复。' }),
    step(2, 'handler', { type: 'note-progress', text: '示例：已约投诉人到现场。', files: [] }),
  ],
  [
    step(1, 'dispatcher', {
      type: 'refuse',
      ground: 'RF01',
      reason: '示例：属于两家企业之间的合同纠纷，请向法院起诉或者申请调解。',
    }),
  ],
  [
    step(1, 'dispatcher', { type: 'refuse', ground: 'RF02', reason: '示例：不属于受理范围。' }),
    step(2, 'complainant', { type: 'appeal', words: '示例：窗口就是你们管的，怎么不属于？', files: [] }),
  ],
  [
    step(1, 'dispatcher', { type: 'refuse', ground: 'RF02', reason: '示例：不属于受理范围。' }),
    step(2, 'complainant', { type: 'appeal', words: '示例：请再看一下，照片里有窗口号。', files: [] }),
    step(1, 'above', { type: 'overturn', reason: '示例：窗口由本级大厅管理，应当受理。' }),
    dispatch,
  ],
  [
    accept,
    dispatch,
    step(1, 'handler', { type: 'return', reason: '示例：该窗口上月已移交政务服务中心管理。' }),
    step(1, 'dispatcher', ({ other }) => ({ type: 'dispatch', lead: other, assisting: [], note: null })),
    step(1, 'assistant', { type: 'return', reason: '示例：人员仍由原单位派驻。' }),
  ],
  [accept, withAssistant, sign, progress],
  [
    accept,
    dispatch,
    sign,
    step(2, 'handler', ({ photos }) => ({
      type: 'ask-suspension',
      ground: 'SU01',
      reason: '示例：等待鉴定结论。',
      files: [photos.before],
    })),
    step(1, 'dispatcher', { type: 'approve-suspension' }),
  ],
  [accept, dispatch, step(2, 'dispatcher', { type: 'letter', step: 'reminder', text: '示例：请尽快签收。' })],
  [accept, ...justAnswered],
  [accept],
  [],
  [step(1, 'dispatcher', { type: 'transfer', toBody: '示例：税务稽查部门', reason: '示例：涉及发票违法，依法移送。' })],
  [accept, dispatch, sign, step(3, 'complainant', { type: 'withdraw', words: '示例：已经当面说清楚了。' })],
  [
    accept,
    ...toAnswer,
    resolved,
    step(5, 'complainant', { type: 'reopen', reason: '示例：又发生了一次。', files: [] }),
  ],
];

/** Plots of complaints that end resolved, some at the second try. */
export const RESOLVED_COMPLAINTS: readonly [Plot, ...Plot[]] = [
  [accept, ...toAnswer, resolved],
  [accept, dispatch, sign, submit, approve, called, resolved],
  [
    accept,
    withAssistant,
    sign,
    step(1, 'assistant', { type: 'sign-assistance' }),
    assistance,
    submit,
    approve,
    called,
    resolved,
  ],
  [
    accept,
    ...justAnswered,
    calledInVain,
    notResolved,
    step(1, 'supervisor', { type: 'redo-same', reason: '示例：请到现场看一次，再答复。' }),
    submit,
    approve,
    called,
    resolved,
  ],
];

/** The plot up to where its complainant would have judged it resolved. */
export function beforeResolved(plot: Plot): Plot {
  const at = plot.indexOf(resolved);
  return at === -1 ? plot : plot.slice(0, at);
}

/** Endings of older matters: a city with everything unfinished would teach nobody. */
export const FINISHED = {
  complainant: [REVIEW_PLOTS[0]?.plot ?? [], REVIEW_PLOTS[0]?.plot ?? [], REVIEW_PLOTS[2]?.plot ?? []],
  supervisor: [REVIEW_PLOTS[1]?.plot ?? []],
  entry: [ENTRY_PLOTS[0] ?? [], ENTRY_PLOTS[0] ?? [], ENTRY_PLOTS[1] ?? [], ENTRY_PLOTS[3] ?? []],
} as const;

/** Plot of a unit that asks for an extension, where the procedure has one. */
export const EXTENSION_PLOT: Plot = [
  accept,
  dispatch,
  sign,
  step(2, 'handler', { type: 'ask-extension', reason: '示例：要等设备到货。' }),
  step(1, 'dispatcher', { type: 'grant-extension' }),
];

/** Texts of complaints by category. */
export const COMPLAINTS = {
  SV01: ['示例：窗口让我们去指定的打印店复印，问为什么，回一句爱办不办。'],
  SV02: ['示例：上班时间窗口没人，等了四十分钟，问旁边说去开会了。'],
  SV03: ['示例：已经提交过的营业执照又让交一遍，第一次来的时候没有说。'],
  SV05: ['示例：同一件事跑了三趟，每趟都排一个多小时的队。'],
} as const;

export const ENTRY_WORDS = {
  suggestion: ['示例：取号机旁能不能放一份办事指南，老人不会用手机。', '示例：建议周六上午开两个窗口。'],
  request: [
    '示例：厂里要扩建，不知道先去哪个窗口，希望有人帮着把流程讲一遍。',
    '示例：想申请稳岗补贴，材料清单看不懂。',
  ],
} as const;
